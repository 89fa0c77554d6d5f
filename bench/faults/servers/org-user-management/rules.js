// @ts-check
import { Refusal } from './refusal.js';

const roles = ['admin', 'developer', 'analyst'];
const address =
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d]([a-z\d-]*[a-z\d])?$/i;

/**
 * @param {boolean} isKept
 * @param {string} otherwise
 */
export function demand(isKept, otherwise) {
  if (!isKept) throw new Refusal(400, otherwise);
}

/** @type {(value: unknown) => value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {unknown} body
 * @returns {Record<string, unknown>}
 */
export function readObject(body) {
  if (!isObject(body)) throw new Refusal(400, 'Expected an object.');
  return body;
}

/** @param {unknown} value */
export const isRole = (value) => roles.includes(/** @type {string} */ (value));

/** @param {Record<string, unknown>} body */
export function checkNameAndEmail({ name, email }) {
  demand(name === undefined || typeof name === 'string', 'Expected name to be text.');
  demand(email === undefined || (typeof email === 'string' && address.test(email)), 'Expected email to be an address.');
}

/**
 * A whole number at least as great as `least`, in plain digits.
 * @param {string | null} text
 * @param {{ name: string, least: number, otherwise: number }} rule
 */
export function readWholeNumber(text, { name, least, otherwise }) {
  if (text === null) return otherwise;
  demand(/^-?\d{1,15}$/.test(text) && Number(text) >= least, `Expected ${name} to be a whole number from ${least}.`);
  return Number(text);
}
