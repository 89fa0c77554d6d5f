// @ts-check
import { Refusal } from './problem.js';

/**
 * @typedef {(value: unknown) => boolean} Rule
 * @typedef {Record<string, Rule>} Rules
 * @typedef {Record<string, unknown>} Body
 */

/** @type {(least: number, most: number) => Rule} */
const text = (least, most) => (value) => {
  if (typeof value !== 'string') return false;
  const { length } = [...value];
  return length >= least && length <= most;
};
/** @type {(rule: Rule) => Rule} */
const orNull = (rule) => (value) => value === null || rule(value);
/** @type {(value: unknown) => value is Body} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @type {Rule} */
const isShortTag = text(1, 30);

const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const label = '[a-z\\d]([a-z\\d-]*[a-z\\d])?';
const address = new RegExp(`^${atom}(\\.${atom})*@(${label}\\.)+${label}$`, 'i');
/** @type {Rule} */
export const isEmail = (value) => typeof value === 'string' && value.length <= 120 && address.test(value);
/** @type {Rule} */
export const isStatus = (value) => value === 'active' || value === 'suspended';

/** @type {Rules} */
const addressRules = { city: text(1, 60), country: (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value) };

/** @type {Rule} */
const isPartOfAddress = (value) =>
  isObject(value) &&
  Object.entries(value).every(([name, part]) => Object.hasOwn(addressRules, name) && addressRules[name]?.(part));
/** @type {Rule} */
const isAddress = (value) => isPartOfAddress(value) && Object.keys(/** @type {Body} */ (value)).length === 2;

/** @type {Rules} */
export const userRules = {
  email: isEmail,
  displayName: text(1, 80),
  jobTitle: orNull(text(0, 100)),
  status: isStatus,
  address: orNull(isAddress),
  tags: (value) =>
    Array.isArray(value) && value.length <= 10 && new Set(value).size === value.length && value.every(isShortTag),
  password: text(10, 128),
};
/** @type {Rules} */
export const userPatchRules = { ...userRules, address: orNull(isPartOfAddress) };
/** @type {Rules} */
export const groupRules = { name: text(1, 60), description: orNull(text(0, 300)), ownerId: orNull(text(0, Infinity)) };

/**
 * Throws unless the body keeps its rules; hands back what of it can be written.
 * @param {unknown} body
 * @param {Rules} rules
 * @param {string[]} required
 * @returns {Body}
 */
export function readWhole(body, rules, required) {
  if (!isObject(body)) throw new Refusal(422, 'An object is needed.', [{ pointer: '', detail: 'is no object' }]);
  const missing = required.filter((name) => !Object.hasOwn(body, name));
  const broken = Object.keys(rules).filter((name) => Object.hasOwn(body, name) && !rules[name]?.(body[name]));
  refuse([...missing, ...broken]);
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(rules, name)));
}

/**
 * @param {unknown} body
 * @param {Rules} rules
 * @param {{ unknownAllowed: boolean }} options
 * @returns {Body}
 */
export function readPatch(body, rules, { unknownAllowed }) {
  if (!isObject(body) || Object.keys(body).length === 0) throw new Refusal(422, 'Nothing to change is named.');
  const known = Object.keys(body).filter((name) => Object.hasOwn(rules, name));
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(rules, name));
  refuse([...(unknownAllowed ? [] : unknown), ...known.filter((name) => !rules[name]?.(body[name]))]);
  return Object.fromEntries(known.map((name) => [name, body[name]]));
}

/** @param {string[]} names */
function refuse(names) {
  if (names.length === 0) return;
  const errors = names.map((name) => ({ pointer: `/${name}`, detail: 'is missing or not as it has to be' }));
  throw new Refusal(422, `Not acceptable: ${names.join(', ')}.`, errors);
}

/**
 * RFC 7396.
 * @param {unknown} target
 * @param {unknown} patch
 * @returns {unknown}
 */
export function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

/** @type {Rule} */
export const isWholeAddress = orNull(isAddress);
