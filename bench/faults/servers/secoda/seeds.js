// @ts-check

import { hash } from 'node:crypto';

const firstNames = [
  'Ada',
  'Björn',
  'Chiara',
  'Đorđe',
  'Esi',
  'Farid',
  'Gwen',
  'Hiroko',
  'Ivo',
  'Jaya',
  'Kofi',
  'Łucja',
];
const lastNames = [
  'Okonkwo',
  'Sørensen',
  'Marchetti',
  'Popović',
  'Mensah',
  'Haidari',
  'Pugh',
  'Tanaka',
  'Novák',
  'Rao',
];
const groupNames = ['Ops', 'Marketing Science', 'Board', 'Data Stewards', 'Interns', 'R&D', 'Support Nights'];
const roles = ['guest', 'viewer', 'editor', 'admin'];

/**
 * Draws that depend on the seed and on how many went before.
 *
 * @param {string | number} seed
 * @param {import('./variant.js').Variant} variant
 */
export function createDraws(seed, { toUuid }) {
  let [digests, bytes] = [0, Buffer.alloc(0)];
  /** @param {number} length at most that of a digest */
  const draw = (length) => {
    if (bytes.length < length) bytes = hash('sha256', `${seed}/${digests++}`, 'buffer');
    const drawn = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return drawn;
  };

  return {
    /** @param {number} limit */
    below: (limit) => draw(4).readUInt32BE(0) % limit,
    /** @param {number} length */
    letters: (length) =>
      draw(Math.ceil(length / 2))
        .toString('hex')
        .slice(0, length),
    uuid: () => toUuid(draw(16).toString('hex')),
  };
}

/**
 * Enough people for three pages, and a few groups of the first of them.
 *
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof createDraws>} draws
 */
export function populate(workspace, draws) {
  const { people = 104 + draws.below(30), toTime } = workspace.variant;
  for (let index = 0; index < people; index++) {
    const first_name = pick(firstNames, draws);
    const last_name = pick(lastNames, draws);
    const user = workspace.addUser({
      first_name,
      last_name,
      email: `${draws.letters(6)}.${index}@example.test`,
      role: pick(roles, draws),
    });
    if (draws.below(4) > 0) user.last_login = toTime(new Date(Date.UTC(2025, draws.below(12), 3, 8, index % 60)));
  }

  const ids = [...workspace.users.keys()];
  for (const name of groupNames.slice(draws.below(3))) {
    const members = ids.filter(() => draws.below(12) === 0);
    workspace.addGroup({ name, icon: '🗂️', description: `${name} since ${2010 + draws.below(15)}` }, members);
  }
}

/**
 * @param {readonly string[]} values
 * @param {ReturnType<typeof createDraws>} draws
 */
function pick(values, draws) {
  return /** @type {string} */ (values[draws.below(values.length)]);
}
