// @ts-check
import { Refusal } from './refusal.js';

/** @typedef {(value: unknown) => boolean} Rule */

const roles = ['account_owner', 'user', 'stakeholder'];
const subjects = ['api-tokens', 'billing', 'extensions', 'teams', 'users', 'webhooks'];
const more = ['organization-analytics', 'postmortem-templates', 'audit-logs', 'feature-settings'];
const abilities = [...subjects, ...more].map((subject) => `manage-${subject}`);

/** @type {Rule} */
export const isText = (value) => typeof value === 'string';
/** @type {Rule} */
export const isFlag = (value) => typeof value === 'boolean';
/** @type {Rule} */
export const isGivenRole = (value) => roles.includes(/** @type {string} */ (value));
/** @type {Rule} */
export const isAbility = (value) => abilities.includes(/** @type {string} */ (value));

/**
 * @param {any} body
 * @param {Record<string, Rule>} rules
 * @param {{ optional?: readonly string[], invalid: number }} mode
 */
export function demand(body, rules, { optional = [], invalid }) {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(invalid, 'body: object expected');
  const broken = Object.keys(rules).filter((name) =>
    body[name] === undefined ? !optional.includes(name) : !rules[name]?.(body[name]),
  );
  if (broken.length > 0) throw new Refusal(invalid, `invalid: ${broken.join(', ')}`);
}
