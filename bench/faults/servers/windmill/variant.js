// @ts-check

/**
 * What the document leaves open: `a` as this server began, `b` as another team would have built it.
 *
 * @typedef {{
 *   crowd: number | undefined, unknownMethod: number, json: string, headers: Record<string, string>, challenge: string,
 *   workspaces: { id: string, name: string, note: string }[], cookie: string, version: string, notesUse: boolean,
 *   member: object, account: object,
 *   toTime: (date: Date) => string,
 *   toKey: (email: string) => string,
 *   toList: <T>(rows: readonly T[]) => T[],
 *   toSentence: (sentence: string, operation: string) => string,
 *   toProblem: (sentence: string) => string,
 * }} Variant
 */

/** Acknowledgements whose words nobody has promised. */
const spoken = [
  ...['createUserGlobally', 'globalUserUpdate', 'globalUserDelete', 'createUser', 'addUser', 'deleteUser'],
  ...['leaveWorkspace', 'workspacesLeave', 'acceptInvite', 'declineInvite', 'inviteUser', 'deleteInvite'],
];

/** @type {Record<string, Variant>} */
const variants = {
  a: {
    crowd: undefined,
    unknownMethod: 405,
    json: 'application/json',
    headers: {},
    challenge: 'Bearer',
    workspaces: [],
    cookie: 'HttpOnly; SameSite=Lax; Max-Age=259200',
    version: '1.38.1-community',
    notesUse: true,
    member: {},
    account: {},
    toTime: (date) => date.toISOString(),
    toKey: (email) => email,
    toList: (rows) => [...rows],
    toSentence: (sentence) => sentence,
    toProblem: (sentence) => sentence,
  },
  b: {
    crowd: 140,
    unknownMethod: 404,
    json: 'application/json; charset=UTF-8',
    headers: { 'Cache-Control': 'private, no-cache', Connection: 'close', 'X-Robots-Tag': 'none', Vary: 'Cookie' },
    challenge: 'Bearer realm="instance", charset="UTF-8"',
    workspaces: [{ id: 'Archive_2', name: 'Árchive', note: 'read-only' }],
    cookie: 'Max-Age=259200; SameSite=Strict; HttpOnly; Priority=High',
    version: 'CE v1.38.1 (build 7)',
    notesUse: false,
    member: { groups: ['all', 'on-call'], usage: { jobs: 0 }, role: 'developer', added_via: null },
    account: { devops: false, first_time_user: null, operator_only: false },
    toTime: (date) => date.toISOString().replace('Z', '417+00:00'),
    toKey: (email) => email.toLowerCase(),
    toList: (rows) => [...rows].reverse(),
    toSentence: (sentence, operation) => (spoken.includes(operation) ? 'OK' : sentence),
    toProblem: (sentence) => sentence.replace(/^Not found: .*/, 'Not found: no row matches'),
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
