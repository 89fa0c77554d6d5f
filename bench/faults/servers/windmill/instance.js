// @ts-check

import { createHash, randomBytes } from 'node:crypto';

/**
 * @typedef {{ email: string, password?: string, login_type: 'password' | 'github', super_admin: boolean,
 *   verified: boolean, name?: string, company?: string }} Account
 * @typedef {{ workspace: string, username: string, email: string, is_admin: boolean, operator: boolean,
 *   disabled: boolean, created_at: string }} Member
 * @typedef {{ workspace: string, email: string, is_admin: boolean }} Invite
 * @typedef {{ value: string, email: string, label?: string, expiration?: string, created_at: string,
 *   last_used_at: string | null, super_admin: boolean }} Token
 * @typedef {{ id: string, name: string, owner: string }} Workspace
 * @typedef {ReturnType<typeof createInstance>} Instance
 * @typedef {{ is(id: string): boolean }} Faults
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An empty instance: tables as a database would have them.
 *
 * @param {import('./variant.js').Variant} variant
 */
export function createInstance(variant) {
  return {
    variant,
    /** Whether the two are one address. @type {(one: string, other: string | undefined) => boolean} */
    isSame: (one, other) => other !== undefined && variant.toKey(one) === variant.toKey(other),
    /** Who has acted as an admin, as `workspace/e-mail`. @type {Set<string>} */
    admins: new Set(),
    /** @type {Account[]} */
    accounts: [],
    /** @type {Workspace[]} */
    workspaces: [],
    /** @type {Member[]} */
    members: [],
    /** @type {Invite[]} */
    invites: [],
    /** @type {Token[]} */
    tokens: [],
  };
}

/** 30 letters and digits. */
export function createTokenValue() {
  return toLetters(randomBytes(30));
}

/** @param {Uint8Array} bytes */
function toLetters(bytes) {
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

/**
 * What a fresh instance has, and people with every kind of right.
 *
 * @param {Instance} instance
 * @param {string | number} seed
 * @returns {Record<string, Record<string, string>>} credentials by role
 */
export function populate(instance, seed) {
  const hash = createHash('sha512').update(`windmill/${seed}`).digest();
  const mark = hash.toString('hex').slice(0, 5);
  const crowd = instance.variant.crowd ?? 104 + ((hash[0] ?? 0) % 20);
  for (let index = 0; index < crowd; index++) {
    const unverified = index % 7 === (hash[1] ?? 0) % 7;
    addAccount(instance, { email: `staff${index}.${mark}@corp.example`, verified: !unverified });
  }
  const boss = addAccount(instance, { email: 'admin@windmill.dev', super_admin: true, name: 'Admin' }).email;
  const lead = addAccount(instance, { email: `lead.${mark}@corp.example`, name: 'Zoë Lindström' }).email;
  const hand = addAccount(instance, { email: `hand+${mark}@corp.example`, company: 'Corp & Söhne' }).email;
  const guest = addAccount(instance, { email: `guest.${mark}@out.example`, verified: false }).email;
  const hubber = addAccount(instance, {
    email: `hub.${mark}@out.example`,
    login_type: 'github',
    password: undefined,
  }).email;
  const annexe = `annexe-${mark}`;

  instance.workspaces.push(
    { id: annexe, name: 'Annexe', owner: lead },
    { id: 'demo', name: 'Demo', owner: boss },
    { id: 'starter', name: 'Starter', owner: boss },
    ...instance.variant.workspaces.map((workspace) => ({ ...workspace, owner: boss })),
  );
  addMember(instance, 'starter', { username: 'admin', email: boss, is_admin: true });
  addMember(instance, 'demo', { username: 'admin', email: boss, is_admin: true });
  addMember(instance, 'starter', { username: `lead_${mark}`, email: lead, is_admin: true });
  addMember(instance, annexe, { username: 'lead', email: lead, is_admin: true });
  addMember(instance, 'starter', { username: `hand-${mark}`, email: hand });
  addMember(instance, 'demo', { username: 'hand', email: hand });
  addMember(instance, 'starter', { username: 'hub', email: hubber });
  instance.invites.push(
    { workspace: annexe, email: guest, is_admin: true },
    { workspace: 'starter', email: guest, is_admin: false },
  );

  const people = { superadmin: boss, 'workspace-admin': lead, 'workspace-member': hand, nobody: guest };
  return Object.fromEntries(
    Object.entries(people).map(([role, email], index) => {
      const value = toLetters(hash.subarray(index * 8, index * 8 + 30)).padEnd(30, 'x');
      addToken(instance, { value, email, label: 'issued at installation', super_admin: email === boss });
      return [role, { Authorization: `Bearer ${value}` }];
    }),
  );
}

/**
 * @param {Instance} instance
 * @param {Partial<Account> & { email: string }} fields
 */
export function addAccount(instance, fields) {
  /** @type {Account} */
  const account = { login_type: 'password', password: 'changeme', super_admin: false, verified: true, ...fields };
  instance.accounts.push(account);
  return account;
}

/**
 * @param {Instance} instance
 * @param {string} workspace
 * @param {Partial<Member> & { username: string, email: string }} fields
 */
export function addMember(instance, workspace, fields) {
  const created_at = instance.variant.toTime(new Date());
  instance.members.push({ workspace, is_admin: false, operator: false, disabled: false, created_at, ...fields });
}

/**
 * @param {Instance} instance
 * @param {Partial<Token> & { value: string, email: string }} fields
 */
export function addToken(instance, fields) {
  const now = instance.variant.toTime(new Date());
  instance.tokens.unshift({ created_at: now, last_used_at: now, super_admin: false, ...fields });
  return fields.value;
}

/**
 * Takes out of a table what matches, and says how much that was.
 *
 * @template T
 * @param {T[]} table
 * @param {(row: T) => boolean} matches
 */
export function removeFrom(table, matches) {
  const kept = table.filter((row) => !matches(row));
  const removed = table.length - kept.length;
  table.splice(0, table.length, ...kept);
  return removed;
}
