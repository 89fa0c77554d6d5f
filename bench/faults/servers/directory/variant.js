// @ts-check
import { randomUUID } from 'node:crypto';

/**
 * What the document leaves open, as one team or another would have it.
 * @typedef {{
 *   isNewestFirst: boolean, isTracking: boolean, isTerse: boolean, touchesRelated: boolean, indent: number,
 *   idSteps: number, toTime: (time: number) => string, headers: () => Record<string, string>,
 *   toLocation: (path: string) => string,
 *   userExtras: (user: import('./state.js').User) => object, groupExtras: (group: import('./state.js').Group) => object,
 * }} Variant
 */

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    isNewestFirst: true,
    isTracking: true,
    isTerse: false,
    touchesRelated: false,
    indent: 0,
    idSteps: 1,
    toTime: (time) => new Date(time).toISOString(),
    headers: () => ({ 'Cache-Control': 'private, no-store', 'X-Request-Id': randomUUID() }),
    toLocation: (path) => `/api/v2${path}`,
    userExtras: ({ id, full_name }) => ({
      initials: full_name.split(/\s+/).map(([first]) => first ?? ''),
      _links: { self: `/api/v2/users/${id}` },
    }),
    groupExtras: () => ({}),
  },
  b: {
    isNewestFirst: false,
    isTracking: false,
    isTerse: true,
    touchesRelated: true,
    indent: 2,
    idSteps: 5,
    toTime: (time) => new Date(time).toISOString().replace('Z', '000+00:00'),
    headers: () => ({ server: 'directory/2.4.0', 'cache-control': 'no-cache' }),
    // Relative to /api/v2/users or /api/v2/groups.
    toLocation: (path) => path.slice(1),
    userExtras: () => ({ object: 'user', avatar_url: null }),
    groupExtras: ({ name }) => ({ object: 'group', slug: name.toLowerCase().replaceAll(/\W+/g, '-') }),
  },
};

/**
 * @param {string} [name]
 * @returns {Variant}
 */
export function variantNamed(name = 'a') {
  const variant = variants[name];
  if (variant === undefined) throw new Error(`There is no variant ${name}.`);
  return variant;
}
