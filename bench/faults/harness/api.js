// @ts-check
import { directory } from './apis/directory.js';
import { orgUserManagement } from './apis/org-user-management.js';
import { people } from './apis/people.js';
import { secoda } from './apis/secoda.js';
import { squadcast } from './apis/squadcast.js';
import { windmill } from './apis/windmill.js';

/**
 * @typedef {Record<string, Record<string, string>>} Roles the headers of each role of a server
 * @typedef {{
 *   name: string, credentials: Record<string, string>, scopes?: string[], isReadOnly?: boolean, isOutsider?: boolean,
 * }} Identity
 * @typedef {{
 *   name: string,
 *   document: string,
 *   workflows: string[],
 *   basePath: string,
 *   samples: (get: (path: string) => Promise<any>) => Promise<Record<string, string>>,
 *   parameters: (roles: Roles) => Record<string, string[]>,
 *   identities: (roles: Roles) => Identity[],
 * }} Api
 * `samples` are ids that there are, by the name of the parameter under `components`: for peers that need examples
 * @typedef {{
 *   id: string, category: string, operation: string | string[], promise: string | string[], summary: string, requests: number,
 * }} Fault
 */

/** @type {readonly Api[]} */
export const apis = [people, directory, secoda, squadcast, orgUserManagement, windmill];

/** @param {string} name */
export function apiNamed(name) {
  const api = apis.find((each) => each.name === name);
  if (api === undefined)
    throw new Error(`There is no API ${name}; known are ${apis.map((each) => each.name).join(', ')}.`);
  return api;
}

/**
 * @param {string} name
 * @returns {Promise<readonly Fault[]>}
 */
export async function faultsOf(name) {
  const { faults } = await import(new URL(`../catalogue/${name}.js`, import.meta.url).href);
  return faults;
}
