// @ts-check
import { unacceptable } from './http.js';

/**
 * @typedef {(value: unknown) => boolean} Rule
 * @typedef {Record<string, Rule>} Rules
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 */

/** @type {(least: number, most: number) => Rule} */
const text = (least, most) => (value) =>
  typeof value === 'string' && [...value].length >= least && [...value].length <= most;
/** @type {(pattern: RegExp) => Rule} */
const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
/** @type {(...values: string[]) => Rule} */
const oneOf =
  (...values) =>
  (value) =>
    typeof value === 'string' && values.includes(value);
/** @type {(rule: Rule) => Rule} */
const orNull = (rule) => (value) => value === null || rule(value);
/** @type {Rule} */
const isBoolean = (value) => typeof value === 'boolean';
/** @type {Rule} */
const isId = (value) => Number.isInteger(value) && Number(value) >= 1;
/** @type {(value: unknown) => value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const label = '[a-z\\d]([a-z\\d-]*[a-z\\d])?';
const isAddress = like(new RegExp(`^${atom}(\\.${atom})*@(${label}\\.)+${label}$`, 'i'));

export const isUserRole = oneOf('admin', 'member', 'guest');
export const isGroupRole = oneOf('owner', 'member');

/** @type {Rules} */
const settingsRules = { timezone: text(1, 64), newsletter: isBoolean };
const isLabel = text(1, 40);

/** @type {Rules} */
const userRules = {
  username: like(/^[a-z0-9][a-z0-9._-]{2,31}$/),
  email: (value) => text(1, 254)(value) && isAddress(value),
  full_name: text(1, 120),
  phone: orNull(like(/^\+[1-9][0-9]{6,14}$/)),
  title: orNull(text(0, 100)),
  role: isUserRole,
  active: isBoolean,
  manager_id: orNull(isId),
  settings: (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, part]) => has(settingsRules, name) && settingsRules[name]?.(part)),
  labels: (value) =>
    Array.isArray(value) && value.length <= 8 && new Set(value).size === value.length && value.every(isLabel),
  password: text(12, 128),
};

/**
 * @param {FaultSwitch} faults
 * @param {'create' | 'replace' | 'update'} kind
 * @returns {Rules}
 */
export function toUserRules(faults, kind) {
  const rules = { ...userRules };
  const name = /** @type {Rule} */ (userRules.full_name);
  if (faults.is('name-length-in-bytes'))
    rules.full_name = (value) => name(value) && Buffer.byteLength(String(value)) <= 120;
  if (faults.is('username-pattern-unanchored') && kind === 'create')
    rules.username = like(/^[a-z0-9][a-z0-9._-]{2,31}/);
  if (faults.is('null-name-accepted') && kind === 'replace') rules.full_name = orNull(name);
  if (faults.is('phone-unchecked-on-patch') && kind === 'update') rules.phone = orNull(text(0, 100));
  return rules;
}

/** @type {Rules} */
export const groupRules = {
  name: text(1, 80),
  description: orNull(text(0, 500)),
  visibility: oneOf('public', 'private'),
};

/** @type {Rules} */
export const membershipRules = { user_id: isId, role: isGroupRole };

/**
 * Throws unless the body keeps the rules; hands back what of it can be written.
 * @param {unknown} body
 * @param {Rules} rules
 * @param {{ required?: string[], isClosed?: boolean }} [options]
 * @returns {any}
 */
export function readFields(body, rules, { required = [], isClosed = false } = {}) {
  if (!isObject(body)) throw unacceptable({ '': ['has to be an object'] });
  const missing = required.filter((name) => !has(body, name));
  const broken = Object.keys(body).filter((name) => (has(rules, name) ? !rules[name]?.(body[name]) : isClosed));
  if (missing.length + broken.length > 0) {
    throw unacceptable(Object.fromEntries([...missing, ...broken].map((name) => [name, ['is missing or not valid']])));
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => has(rules, name)));
}

/** @type {(object: object, name: string) => boolean} */
function has(object, name) {
  return Object.hasOwn(object, name);
}
