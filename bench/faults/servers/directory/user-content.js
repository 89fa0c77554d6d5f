// @ts-check
import { Failure, unacceptable } from './http.js';

/**
 * @typedef {import('./service.js').Service} Service
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').Tenant} Tenant
 * @typedef {'create' | 'replace' | 'update'} Kind
 */

/**
 * What has to hold of a user's content before it is stored.
 * @param {Service} service
 */
export function createUserChecks({ state, faults }) {
  /** @type {(tenant: Tenant, content: Partial<User>, self?: User) => void} */
  const assertManager = ({ users }, { manager_id }, self) => {
    if (manager_id === undefined || manager_id === null) return;
    const isKnown = users.has(manager_id) || faults.is('unknown-manager-accepted');
    if (!isKnown || manager_id === self?.id) throw unacceptable({ manager_id: ['cannot be the manager'] });
  };

  /** @type {(tenant: Tenant, content: Partial<User>, context: { self?: User, kind: Kind }) => void} */
  const assertFree = (tenant, { username, email }, { self, kind }) => {
    const isOwnTaken = kind === 'replace' && faults.is('own-username-conflicts');
    const others = [...tenant.users.values()].filter((user) => user !== self);
    const pool = faults.is('username-unique-across-tenants')
      ? state.tenants.flatMap(({ users }) => [...users.values()]).filter((user) => user !== self)
      : others;
    const isOld = faults.is('renamed-username-stays-taken') && tenant.memory.oldUsernames.has(username ?? '');
    const isNameTaken = isOld || (isOwnTaken ? [...pool, self] : pool).some((user) => user?.username === username);
    if (isNameTaken && !(kind === 'update' && faults.is('username-unchecked-on-patch'))) {
      if (kind === 'create' && faults.is('duplicate-username-crashes')) throw new Error('duplicate key value');
      throw conflict('username');
    }
    const fold = (/** @type {string} */ value) =>
      kind === 'replace' && faults.is('email-case-on-replace') ? value : value.toLowerCase();
    const isFreed = faults.is('refused-update-frees-email') && tenant.memory.freedEmails.has(email ?? '');
    if (email !== undefined && !isFreed && others.some((user) => fold(user.email) === fold(email))) {
      if (self !== undefined) tenant.memory.freedEmails.add(self.email);
      throw conflict('email');
    }
  };

  return { assertManager, assertFree };
}

/** @param {string} field */
function conflict(field) {
  return new Failure(409, 'conflict', { message: `Somebody has this ${field}.`, fields: { [field]: ['is taken'] } });
}

/**
 * The content as it is stored.
 * @template {Partial<User>} T
 * @param {T} content
 * @param {Service['faults']} faults
 * @returns {T}
 */
export function toStored(content, faults) {
  const stored = { ...content };
  const { full_name, email, labels } = stored;
  if (full_name === null) stored.full_name = 'null';
  // A column of three-byte UTF-8 ends where a longer character begins.
  if (full_name && faults.is('emoji-cuts-text'))
    stored.full_name = full_name.replace(/[\u{10000}-\u{10FFFF}].*$/su, '');
  if (email && faults.is('email-lowercased')) stored.email = email.toLowerCase();
  if (labels && faults.is('labels-sorted')) stored.labels = labels.toSorted();
  return stored;
}
