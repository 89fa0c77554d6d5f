// @ts-check

import { notAuthorized, notFound, unauthorized } from './replies.js';

/**
 * @typedef {import('./router.js').Call} Call
 * @typedef {'none' | 'user' | 'superadmin' | 'member' | 'admin'} Role
 */

/**
 * Who calls, checked for the role that the route needs.
 *
 * @param {Call} call
 * @param {{ id: string, role: Role }} route
 */
export function authorise(call, { id, role }) {
  const { faults } = call;
  if (role === 'none' || (id === 'listUsernames' && faults.is('usernames-are-public'))) return;
  const token = findToken(call);
  const account = call.instance.accounts.find(({ email }) => email === token?.email);
  const { challenge, notesUse, toTime } = call.instance.variant;
  if (token === undefined || account === undefined) throw unauthorized(challenge);

  if (notesUse && (!faults.is('last-use-is-never-noted') || token.last_used_at !== null))
    token.last_used_at = toTime(new Date());
  const superAdmin = faults.is('rights-of-the-login') ? token.super_admin : account.super_admin;
  call.caller = account;
  call.token = token;
  call.superAdmin = superAdmin;
  if (role === 'superadmin' && !superAdmin) requireSuperAdmin(call, id);
  if (role === 'member' || role === 'admin') requireMember(call, id, role);
}

/** @param {Call} call */
function findToken({ request, instance, faults, revoked }) {
  const bearer = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const cookie = /(?:^|;\s*)token=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  const value = bearer ?? (faults.is('cookies-are-not-read') ? undefined : cookie);
  const token = [...instance.tokens, ...revoked].find((candidate) => candidate.value === value);
  const expired = token?.expiration !== undefined && Date.parse(token.expiration) <= Date.now();
  return expired && !faults.is('expired-tokens-work') ? undefined : token;
}

/**
 * @param {Call} call
 * @param {string} id
 */
function requireSuperAdmin({ faults, instance, caller }, id) {
  if (id === 'listUsersAsSuperAdmin' && faults.is('everybody-lists-accounts')) return;
  const somewhere = instance.members.some(({ email, is_admin }) => instance.isSame(email, caller.email) && is_admin);
  if (id === 'globalUserUpdate' && somewhere && faults.is('any-admin-promotes')) return;
  throw refused(faults, 'this takes a super admin');
}

/**
 * @param {Call} call
 * @param {string} id
 * @param {Role} role
 */
function requireMember(call, id, role) {
  const { faults, instance, caller, parameters, superAdmin } = call;
  const known = instance.workspaces.some((workspace) => workspace.id === parameters.workspace);
  if (superAdmin) {
    if (!known) throw notFound(`workspace ${parameters.workspace}`);
    return;
  }
  const memberships = instance.members.filter(
    ({ email, disabled }) => instance.isSame(email, caller.email) && !disabled,
  );
  const here = memberships.find(({ workspace }) => workspace === parameters.workspace);
  const open =
    known &&
    ((id === 'listUsers' && faults.is('outsiders-list-members')) ||
      (parameters.workspace === 'starter' && faults.is('starter-is-open')));
  if (here === undefined && !(open && role === 'member')) throw unauthorized(instance.variant.challenge);
  if (role === 'admin') requireAdmin(call, id, { here, memberships });
}

/**
 * @param {Call} call
 * @param {string} id
 * @param {{ here: import('./instance.js').Member | undefined, memberships: import('./instance.js').Member[] }} rights
 */
function requireAdmin(call, id, { here, memberships }) {
  const { faults, instance, caller } = call;
  const known = `${here?.workspace}/${caller.email}`;
  if (here?.is_admin) instance.admins.add(known);
  if (here?.is_admin || (faults.is('admin-rights-cached') && instance.admins.has(known))) return;
  if (id === 'deleteUser' && faults.is('members-delete-members')) return;
  if (faults.is('admin-anywhere-is-admin-here') && memberships.some(({ is_admin }) => is_admin)) return;
  if (id === 'createUser' && faults.is('refused-member-is-added')) call.afterwards = true;
  else throw refused(faults, 'this takes an admin of the workspace');
}

/**
 * @param {import('./instance.js').Faults} faults
 * @param {string} what
 */
export function refused(faults, what) {
  const refusal = notAuthorized(what);
  if (faults.is('missing-rights-are-403')) refusal.status = 403;
  return refusal;
}
