// @ts-check

import { unprocessable } from './replies.js';

const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i;
const instant = /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i;

/** @type {Readonly<Record<string, (value: unknown, faults: import('./instance.js').Faults) => boolean>>} */
const kinds = {
  text: (value) => typeof value === 'string',
  flag: (value, faults) => typeof value === 'boolean' || (faults.is('flags-as-text') && typeof value === 'string'),
  email: (value, faults) => typeof value === 'string' && (email.test(value) || faults.is('any-text-is-an-email')),
  username: (value, faults) => {
    if (typeof value !== 'string') return false;
    const tested = faults.is('newline-after-username') ? value.replace(/\n$/, '') : value;
    return /^[\w-]+$/.test(tested) || faults.is('any-username');
  },
  instant: (value, faults) => {
    if (typeof value !== 'string') return false;
    return (instant.test(value) && !Number.isNaN(Date.parse(value))) || faults.is('any-expiration');
  },
};

/**
 * Checks the body against names and kinds; a name that ends in `?` may be missing.
 *
 * @param {unknown} body
 * @param {Readonly<Record<string, string>>} shape
 * @param {import('./instance.js').Faults} faults
 * @returns {Record<string, any>} the named properties that are there
 */
export function toShape(body, shape, faults) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unprocessable('an object is needed');
  const given = /** @type {Record<string, unknown>} */ (body);
  /** @type {Record<string, unknown>} */
  const fields = {};
  for (const [key, kind] of Object.entries(shape)) {
    const name = key.replace('?', '');
    const present = Object.hasOwn(given, name);
    const optional = key.endsWith('?') || (name === 'is_admin' && faults.is('admin-flag-is-optional'));
    if (!present && !optional) throw unprocessable(`${name} is missing`);
    if (present && !kinds[kind]?.(given[name], faults)) throw unprocessable(`${name} is no ${kind}`);
    if (present) fields[name] = kind === 'flag' ? Boolean(given[name]) : given[name];
  }
  return faults.is('unknown-properties-are-stored') ? { ...given, ...fields } : fields;
}
