// @ts-check
import { createHash } from 'node:crypto';

/**
 * @typedef {{ timezone: string, newsletter: boolean }} Settings
 * @typedef {{
 *   id: number, username: string, email: string, full_name: string, phone: string | null, title: string | null,
 *   role: string, active: boolean, manager_id: number | null, settings: Settings, labels: string[],
 *   password?: string | undefined, last_seen_at: string | null, deactivated_at: string | null,
 *   created_at: string, updated_at: string,
 * }} User
 * @typedef {{
 *   id: number, name: string, description: string | null, visibility: string, created_at: string, updated_at: string,
 * }} Group
 * @typedef {{ group_id: number, user_id: number, role: string, added_at: string }} Membership
 */

/**
 * What a server with a fault remembers and should not; the correct server writes it and never looks.
 * @typedef {{
 *   views: Map<number, User>, searchTexts: Map<number, string[]>, snapshots: Map<number, User>,
 *   deletedUsers: Map<number, User>, membersByGroupName: Map<string, Membership[]>, oldUsernames: Set<string>,
 *   freedEmails: Set<string>, pastReports: { manager: number, report: number }[], pastMemberships: Membership[],
 *   uncounted: Map<number, number>, total?: number | undefined,
 * }} Memory
 */

/**
 * @typedef {{ users: Map<number, User>, groups: Map<number, Group>, memberships: Membership[], memory: Memory }} Tenant
 * @typedef {{ tenants: Tenant[], stamp: () => string, nextId: (kind: 'user' | 'group') => number }} State
 */

const people = [
  ['mirela', 'Mirela Popescu'],
  ['tane.ruru', 'Tāne Ruru'],
  ['hjordis', 'Hjördís Einarsdóttir'],
  ['okonkwo', 'Chidi Okonkwo'],
  ['j-osullivan', "Jane O'Sullivan"],
  ['petr_novak', 'Petr Novák'],
  ['saoirse', 'Saoirse Byrne'],
  ['wen', 'Wen Li'],
  ['yusuf.k', 'Yusuf Kaya'],
];
const teams = ['Payments', 'Field Ops', 'Design Guild', 'Security', 'Interns'];

/**
 * Two tenants, whose names, order and ids come from the seed.
 * @param {string} seed
 * @param {import('./variant.js').Variant} variant
 * @returns {State}
 */
export function createState(seed, variant) {
  /** @param {string} text */
  const hash = (text) => createHash('sha256').update(`${seed} ${text}`).digest('hex');
  const lastIds = { user: 97 - 2 * variant.idSteps + (Number.parseInt(hash('user').slice(0, 4), 16) % 3), group: 11 };
  lastIds.group += Number.parseInt(hash('group').slice(0, 4), 16) % 40;
  let lastTime = Date.parse('2024-11-05T08:00:00Z');
  /** @type {State} */
  const state = {
    tenants: [],
    stamp: () => {
      lastTime = Math.max(Date.now(), lastTime + 1);
      return variant.toTime(lastTime);
    },
    nextId: (kind) => {
      lastIds[kind] += 1 + (Number.parseInt(hash(`${kind} ${lastIds[kind]}`).slice(0, 4), 16) % variant.idSteps);
      return lastIds[kind];
    },
  };
  const shuffled = people.toSorted((one, other) => (hash(String(one)) < hash(String(other)) ? -1 : 1));
  fill(state, { people: shuffled.slice(0, 6), teams: teams.slice(0, 3), domain: 'northwind.example' }, variant);
  fill(state, { people: shuffled.slice(6), teams: teams.slice(3), domain: 'tailspin.example' }, variant);
  return state;
}

/**
 * @param {State} state
 * @param {{ people: string[][], teams: string[], domain: string }} content
 * @param {import('./variant.js').Variant} variant
 */
function fill(state, { people: names, teams: groupNames, domain }, variant) {
  const tenant = createTenant();
  state.tenants.push(tenant);
  for (const [username = '', full_name = ''] of names) {
    addUser(state, tenant, { username, full_name, email: `${username}@${domain}`, password: `seeded ${username}` });
  }
  const [head, ...others] = [...tenant.users.values()];
  if (head === undefined) return;
  Object.assign(head, { role: 'admin', last_seen_at: variant.isTracking ? head.created_at : null });
  for (const user of others) user.manager_id = head.id;
  groupNames.forEach((name, index) => {
    const { id: group_id } = addGroup(state, tenant, { name });
    for (const { id: user_id } of others.slice(index, index + 2)) {
      tenant.memberships.push({ group_id, user_id, role: index === 0 ? 'owner' : 'member', added_at: state.stamp() });
    }
  });
}

/** @returns {Tenant} */
function createTenant() {
  const memory = {
    views: new Map(),
    searchTexts: new Map(),
    snapshots: new Map(),
    deletedUsers: new Map(),
    membersByGroupName: new Map(),
    oldUsernames: new Set(),
    freedEmails: new Set(),
    pastReports: [],
    pastMemberships: [],
    uncounted: new Map(),
  };
  return { users: new Map(), groups: new Map(), memberships: [], memory };
}

/** What a user has who says nothing of it. */
export const userDefaults = () => ({
  phone: null,
  title: null,
  role: 'member',
  active: true,
  manager_id: null,
  settings: { timezone: 'UTC', newsletter: false },
  labels: [],
});

/**
 * @param {State} state
 * @param {Tenant} tenant
 * @param {Partial<User> & { username: string, email: string, full_name: string }} content
 */
export function addUser(state, tenant, content) {
  const now = state.stamp();
  const { id = state.nextId('user'), created_at = now } = content;
  const deactivated_at = content.active === false ? now : null;
  /** @type {User} */
  const user = { ...userDefaults(), last_seen_at: null, deactivated_at, ...content, id, created_at, updated_at: now };
  tenant.users.set(id, user);
  tenant.memory.searchTexts.set(id, toSearchTexts(user));
  tenant.memory.snapshots.set(id, structuredClone(user));
  return user;
}

/**
 * @param {State} state
 * @param {Tenant} tenant
 * @param {Partial<Group> & { name: string }} content
 */
export function addGroup(state, tenant, content) {
  const now = state.stamp();
  /** @type {Group} */
  const group = {
    description: null,
    visibility: 'private',
    ...content,
    id: state.nextId('group'),
    created_at: now,
    updated_at: now,
  };
  tenant.groups.set(group.id, group);
  return group;
}

/** @param {User} user */
export const toSearchTexts = ({ username, full_name, email }) =>
  [username, full_name, email].map((text) => text.toLowerCase());
