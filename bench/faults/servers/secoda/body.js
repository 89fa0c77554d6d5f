// @ts-check

import { invalid, Refusal } from './problem.js';

const roles = ['admin', 'editor', 'viewer', 'guest'];

/**
 * The object that the request carries.
 *
 * @param {import('express').Request} request
 * @param {number} [foreignType] the status for another media type
 * @returns {Record<string, unknown>}
 */
export function toObject(request, foreignType = 415) {
  const { body } = request;
  const type = request.get('content-type');
  if (body === undefined && type !== undefined && !request.is('json')) throw new Refusal(foreignType, 'Speak JSON.');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(400, 'A JSON object, please.');
  return body;
}

/**
 * Those of the named properties that are there, each of them a string.
 *
 * @param {Record<string, unknown>} body
 * @param {readonly string[]} names
 * @returns {Record<string, string>}
 */
export function toStrings(body, names) {
  const present = names.filter((name) => Object.hasOwn(body, name));
  for (const name of present) {
    if (typeof body[name] !== 'string') throw invalid(name, 'This has to be text.');
  }
  return Object.fromEntries(present.map((name) => [name, /** @type {string} */ (body[name])]));
}

/**
 * @param {Record<string, unknown>} body
 * @returns {string[] | undefined}
 */
export function toMembers({ users }) {
  if (users === undefined) return undefined;
  if (!Array.isArray(users) || users.some((id) => typeof id !== 'string')) {
    throw invalid('users', 'This has to be a list of ids.');
  }
  return users;
}

/**
 * @param {string} field
 * @param {string} value
 */
export function toRole(field, value) {
  const role = value.toLowerCase();
  if (!roles.includes(role)) throw invalid(field, `${value} is no role.`);
  return role;
}
