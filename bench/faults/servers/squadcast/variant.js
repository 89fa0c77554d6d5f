// @ts-check

/**
 * What the document leaves open: `a` as this server began, `b` as another team would have built it.
 * @typedef {import('./state.js').User} User
 * @typedef {{
 *   crowd: number, invalid: number, unknownMethod: number, isValidatedFirst: boolean, type: string,
 *   headers: Record<string, string>, challenge: string, timeZone: string, token: { rate_limit: number, last_refresh: string },
 *   toStatus: (status: number) => string | number,
 *   toDetails: (message: string) => object,
 *   toEnvelope: (data: unknown, id: string) => object,
 *   toMessage: (status: number, message: string) => string,
 *   toDisplayName: (name: { first_name: string, last_name: string }) => string,
 *   toTime: (date: Date) => string,
 *   toId: (draw: { digest: string, count: number }) => string,
 *   toList: <T>(rows: readonly T[], key: (row: T) => string) => T[],
 *   detail: object,
 * }} Variant
 */

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    crowd: 0,
    invalid: 400,
    unknownMethod: 405,
    isValidatedFirst: false,
    type: 'application/json',
    headers: {},
    challenge: 'Bearer',
    timeZone: 'Etc/UTC',
    token: { rate_limit: 120, last_refresh: '' },
    toStatus: String,
    toDetails: () => ({}),
    toEnvelope: (data, id) => ({ data, request_id: id }),
    toMessage: (_status, message) => message,
    toDisplayName: ({ first_name, last_name }) => `${last_name}, ${first_name}`,
    toTime: (date) => date.toUTCString(),
    toId: ({ digest }) => digest.slice(0, 24),
    toList: (rows) => [...rows],
    detail: {},
  },
  b: {
    crowd: 120,
    invalid: 422,
    unknownMethod: 404,
    isValidatedFirst: true,
    type: 'application/json; charset=utf-8',
    headers: { 'Cache-Control': 'no-store', Connection: 'close', 'X-Request-Cost': '1', Vary: 'Authorization' },
    challenge: 'Bearer realm="api", error="invalid_token"',
    timeZone: 'UTC',
    token: { rate_limit: 600, last_refresh: '0001-01-01T00:00:00Z' },
    toStatus: (status) => status,
    toDetails: (message) => ({ error_details: [{ reason: message, retry: false }], trace: null }),
    toEnvelope: (data) => ({ data, meta: Array.isArray(data) ? { count: data.length } : {} }),
    toMessage: (status) => `Request failed (${status}).`,
    toDisplayName: ({ first_name, last_name }) => `${first_name} ${last_name}`.trim(),
    toTime: (date) => date.toISOString().replace('Z', '000+00:00'),
    toId: ({ digest, count }) => `6952b3a1${digest.slice(0, 10)}${count.toString(16).padStart(6, '0')}`,
    toList: (rows, key) => [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1)),
    detail: { teams: [], created_by: null },
  },
};

/**
 * @param {string | undefined} name
 * @returns {Variant}
 */
export function variantNamed(name = 'a') {
  const variant = variants[name];
  if (variant === undefined) throw new Error(`There is no variant ${name}.`);
  return variant;
}
