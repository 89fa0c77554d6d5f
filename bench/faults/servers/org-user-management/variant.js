// @ts-check

/**
 * What the document leaves open: `a` as this server began, `b` as another team would have built it.
 * @typedef {import('./state.js').User} User
 * @typedef {{
 *   crowd: number, unknownMethod: number, type: string, challenge: string, headers: Record<string, string>,
 *   isTagged: boolean, created: string, updated: string, isAddressCased: boolean,
 *   toTail: (digest: string) => string,
 *   toCode: (code: string) => string,
 *   toMessage: (message: string) => string,
 *   toDetails: (message: string) => object,
 *   order: (users: User[]) => User[],
 *   orderRoles: (roles: string[]) => string[],
 *   listedExtras: (user: User) => object,
 *   detailedExtras: (user: User) => object,
 * }} Variant
 */

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    crowd: 0,
    unknownMethod: 405,
    type: 'application/json; charset=UTF-8',
    challenge: 'ApiKey realm="oum"',
    headers: {},
    isTagged: false,
    created: '2023-02-01T00:00:00Z',
    updated: '2024-11-05T06:07:08.900+01:00',
    isAddressCased: true,
    toTail: (digest) => digest.slice(0, 24),
    toCode: (code) => code,
    toMessage: (message) => message,
    toDetails: () => ({}),
    order: (users) => users,
    orderRoles: (roles) => roles,
    listedExtras: ({ connection }) => ({ connection }),
    detailedExtras: ({ tenant }) => ({ tenant }),
  },
  b: {
    crowd: 120,
    unknownMethod: 404,
    type: 'application/json',
    challenge: 'Token charset="UTF-8"',
    headers: { 'cache-control': 'max-age=0, private', connection: 'close', 'x-ratelimit-remaining': '99' },
    isTagged: true,
    created: '2022-12-31T23:30:00.123456-05:00',
    updated: '2025-06-30T12:00:00.000001+00:00',
    isAddressCased: false,
    toTail: (digest) => `usr_${digest.slice(0, 12).toUpperCase()}`,
    toCode: (code) => `oum.${code.toLowerCase().replaceAll('_', '-')}`,
    toMessage: () => 'This did not work.',
    toDetails: (message) => ({ details: [{ reason: message }], documentation_url: null }),
    order: (users) => users.toSorted((one, other) => (toSortKey(one) < toSortKey(other) ? -1 : 1)),
    orderRoles: (roles) => [...new Set(roles)].sort(),
    listedExtras: () => ({ picture: null, blocked: false }),
    detailedExtras: ({ name }) => ({ nickname: name.split(' ')[0], last_login: null }),
  },
};

/** @param {User} user */
const toSortKey = ({ name, id }) => `${name} ${id}`;

/**
 * @param {string | undefined} name
 * @returns {Variant}
 */
export function variantNamed(name = 'a') {
  const variant = variants[name];
  if (variant === undefined) throw new Error(`There is no variant ${name}.`);
  return variant;
}
