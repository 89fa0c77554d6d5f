// @ts-check
import { createHash } from 'node:crypto';

/**
 * @typedef {{ city: string, country: string }} Address
 * @typedef {{
 *   id: string, seq: number, email: string, displayName: string, jobTitle: string | null, status: string,
 *   address: Address | null, tags: string[], password?: string | undefined, createdAt: string, updatedAt: string,
 * }} User
 * @typedef {{
 *   id: string, seq: number, name: string, description: string | null, ownerId: string | null,
 *   createdAt: string, updatedAt: string,
 * }} Group
 * @typedef {{ groupId: string, userId: string }} Membership
 * @typedef {{ body: string, view: any }} Replay a request with an Idempotency-Key, and its answer
 * `retired` are the addresses of deleted users, with the ids of the groups that they were in.
 * @typedef {{
 *   name: string, users: Map<string, User>, groups: Map<string, Group>, memberships: Membership[],
 *   replays: Map<string, Replay>, retired: Map<string, string[]>,
 * }} Organisation
 * @typedef {{ organisations: Organisation[], stamp: () => string, seq: () => number, newId: (kind: string) => string,
 *   variant: import('./variant.js').Variant }} State
 */

const people = [
  'Ottilie Brandt',
  'Ren Nakamura',
  'Zoë Adeyemi-Clarke',
  'Łukasz Wójcik',
  "Aoife O'Dowd",
  'Bilal Rahmani',
  'Cosima Vogt',
  'Dmitri Volkov',
];
const teams = ['Foundry', 'Harbour', 'Lighthouse', 'Quarry'];

/**
 * Two organisations, whose names, order and ids come from the seed.
 * @param {string} seed
 * @param {import('./variant.js').Variant} variant
 * @returns {State}
 */
export function createState(seed, variant) {
  let drawn = 0;
  let lastTime = Date.parse('2025-03-01T00:00:00Z');
  let counted = 0;
  /** @param {string} text */
  const hash = (text) => createHash('sha256').update(`${seed} ${text}`).digest('base64url');
  /** @type {State} */
  const state = {
    organisations: [],
    stamp: () => {
      lastTime = Math.max(Date.now(), lastTime + 1);
      return variant.toTime(new Date(lastTime));
    },
    variant,
    seq: () => {
      counted += variant.step;
      return counted;
    },
    newId: (kind) => variant.toId({ kind, digest: hash(`id ${++drawn}`), count: drawn }),
  };
  const shuffled = people.toSorted((one, other) => (hash(one) < hash(other) ? -1 : 1));
  state.organisations.push(
    createOrganisation(state, { name: 'ours', people: shuffled.slice(0, 5), teams: teams.slice(0, 3) }),
    createOrganisation(state, { name: 'theirs', people: shuffled.slice(5), teams: teams.slice(3) }),
  );
  return state;
}

/**
 * @param {State} state
 * @param {{ name: string, people: string[], teams: string[] }} content
 * @returns {Organisation}
 */
function createOrganisation(state, { name, people: names, teams: groupNames }) {
  /** @type {Organisation} */
  const organisation = {
    name,
    users: new Map(),
    groups: new Map(),
    memberships: [],
    replays: new Map(),
    retired: new Map(),
  };
  for (const displayName of names) {
    addUser(state, organisation, {
      displayName,
      email: `${displayName.normalize('NFD').replaceAll(/[^a-z]/gi, '')}@${name}.example`,
      tags: ['seeded'],
    });
  }
  const userIds = [...organisation.users.keys()];
  for (let index = 0; index < state.variant.crowd; index++) {
    addUser(state, organisation, {
      displayName: `Ćrowd № ${index}`,
      email: `Crowd.${index}@${name}.example`,
      jobTitle: index % 3 === 0 ? null : 'Fitter',
      address: index % 2 === 0 ? { city: 'Göteborg', country: 'SE' } : null,
    });
  }
  groupNames.forEach((groupName, index) => {
    const { id } = addGroup(state, organisation, { name: groupName, ownerId: userIds[index] ?? null });
    for (const userId of userIds.slice(index, index + 2)) organisation.memberships.push({ groupId: id, userId });
  });
  return organisation;
}

/**
 * @param {State} state
 * @param {Organisation} organisation
 * @param {Partial<User> & { displayName: string, email: string }} content
 */
export function addUser(state, organisation, content) {
  const now = state.stamp();
  /** @type {User} */
  const user = {
    id: state.newId('usr'),
    seq: state.seq(),
    jobTitle: null,
    status: 'active',
    address: null,
    tags: [],
    ...state.variant.userExtras,
    ...content,
    createdAt: now,
    updatedAt: now,
  };
  organisation.users.set(user.id, user);
  return user;
}

/**
 * @param {State} state
 * @param {Organisation} organisation
 * @param {Partial<Group> & { name: string }} content
 */
export function addGroup(state, organisation, content) {
  const now = state.stamp();
  /** @type {Group} */
  const group = {
    id: state.newId('grp'),
    seq: state.seq(),
    description: null,
    ownerId: null,
    ...state.variant.groupExtras,
    ...content,
    createdAt: now,
    updatedAt: now,
  };
  organisation.groups.set(group.id, group);
  return group;
}
