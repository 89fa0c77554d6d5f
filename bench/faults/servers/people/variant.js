// @ts-check

/**
 * What the document leaves open: `a` as this server began, `b` as another team would have built it.
 * @typedef {{
 *   crowd: number, step: number, unknownMethod: number, challenge: string, type: string, headers: Record<string, string>,
 *   problem: object, userExtras: object, groupExtras: object, touchesOnMembership: boolean,
 *   toTime: (date: Date) => string,
 *   toId: (draw: { kind: string, digest: string, count: number }) => string,
 *   toLocation: (path: string, host: string) => string,
 *   toDetail: (detail: string) => string | undefined,
 * }} Variant `step` is 1 where the newest come first, and -1 where the oldest do
 */

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    crowd: 0,
    step: 1,
    unknownMethod: 405,
    challenge: 'Bearer realm="people", charset="UTF-8"',
    type: '; charset=utf-8',
    headers: {},
    problem: {},
    userExtras: {},
    groupExtras: {},
    touchesOnMembership: false,
    toTime: (date) => date.toISOString(),
    toId: ({ kind, digest }) => `${kind}_${digest.replaceAll(/[-_]/g, 'x').slice(0, 14)}`,
    toLocation: (path) => path,
    toDetail: (detail) => detail,
  },
  b: {
    crowd: 120,
    step: -1,
    unknownMethod: 404,
    challenge: 'Bearer error="invalid_token"',
    type: '',
    headers: { 'Cache-Control': 'no-cache', Connection: 'close', 'X-Trace': '00-0', Vary: 'Authorization, Accept' },
    problem: { type: '/problems/refused', title: 'Refused', instance: 'urn:trace:0', help: null },
    userExtras: { avatar: null, locale: 'en-GB', flags: {} },
    groupExtras: { color: '#fff', archivedAt: null },
    touchesOnMembership: true,
    toTime: (date) => date.toISOString().replace('Z', '000+00:00'),
    toId: ({ digest, count }) => `${count + 40_000}.${digest.replaceAll(/[-_]/g, '~').slice(0, 5)}`,
    toLocation: (path, host) => `http://${host}${path}`,
    toDetail: () => undefined,
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
