// @ts-check

/**
 * What the document leaves open: `a` as this server began, `b` as another team would have built it.
 *
 * @typedef {import('./workspace.js').User} User
 * @typedef {import('./workspace.js').Group} Group
 * @typedef {{
 *   people: number | undefined, unknownMethod: number, foreignType: number, challenge: string, etag: boolean,
 *   headers: Record<string, string>, type: string | undefined, touchesOnMembership: boolean, unset: string | undefined,
 *   query: Record<string, string>, details: object,
 *   toTime: (date: Date) => string,
 *   toUuid: (hex: string) => string,
 *   toMessage: (message: string) => string,
 *   orderIds: (ids: Iterable<string>) => string[],
 *   orderUsers: (users: User[]) => User[],
 *   orderGroups: (groups: Group[]) => Group[],
 *   userExtras: (user: User, workspace: string) => object,
 * }} Variant
 */

/** @type {(hex: string, version: string) => string} */
const toGrouped = (hex, version) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    people: undefined,
    unknownMethod: 405,
    foreignType: 415,
    challenge: 'Bearer',
    etag: true,
    headers: {},
    type: undefined,
    touchesOnMembership: false,
    unset: '',
    query: {},
    details: {},
    toTime: (date) => date.toISOString(),
    toUuid: (hex) => toGrouped(hex, '4'),
    toMessage: (message) => message,
    orderIds: (ids) => [...ids].sort(),
    orderUsers: (users) => users.reverse(),
    orderGroups: (groups) => groups.sort((one, other) => one.name.localeCompare(other.name)),
    userExtras: () => ({}),
  },
  b: {
    people: 160,
    unknownMethod: 404,
    foreignType: 400,
    challenge: 'Bearer realm="secoda", error="invalid_token"',
    etag: false,
    headers: { 'Cache-Control': 'no-store', Connection: 'close', 'X-Frame-Options': 'DENY', Vary: 'Accept, Origin' },
    type: 'application/json',
    touchesOnMembership: true,
    unset: undefined,
    query: { page_size: '50' },
    details: { code: 'invalid', help: null },
    toTime: (date) => new Date(date.getTime() + 7_200_000).toISOString().replace('Z', '208+02:00'),
    toUuid: (hex) => toGrouped(`0199${hex.slice(4)}`, '7'),
    toMessage: () => 'The request could not be completed.',
    orderIds: (ids) => [...ids].reverse(),
    orderUsers: (users) => users.sort((one, other) => (toSortKey(one) < toSortKey(other) ? -1 : 1)),
    orderGroups: (groups) => groups.reverse(),
    userExtras: ({ role, last_login }, workspace) => ({
      _role: role,
      workspace,
      profile_picture: '',
      viewer_mode: role === 'viewer',
      is_service_account: false,
      disabled: false,
      bookmarks: [],
      onboarded: last_login !== null,
      ai_persona: null,
    }),
  },
};

/** @param {User} user */
const toSortKey = ({ last_name, first_name, id }) => `${last_name} ${first_name} ${id}`.toLowerCase();

/**
 * @param {string | undefined} name
 * @returns {Variant}
 */
export function variantNamed(name = 'a') {
  const variant = variants[name];
  if (variant === undefined) throw new Error(`There is no variant ${name}.`);
  return variant;
}
