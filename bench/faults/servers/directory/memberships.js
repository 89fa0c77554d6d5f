// @ts-check
import { Failure, notFound, unacceptable } from './http.js';
import { readParameter, toPage } from './lists.js';
import { isGroupRole, membershipRules, readFields } from './rules.js';
import { findGroup } from './service.js';
import { toMembershipView } from './views.js';

/**
 * @typedef {import('./service.js').Handler} Handler
 * @typedef {import('./service.js').Call} Call
 * @typedef {import('./state.js').Membership} Membership
 * @typedef {import('./state.js').Tenant} Tenant
 */

/** @param {import('./service.js').Service} service */
export function createMembershipHandlers(service) {
  const { state, faults, variant } = service;
  const rules = faults.is('text-id-coerced')
    ? { ...membershipRules, user_id: (/** @type {unknown} */ value) => /^[1-9]\d*$/.test(String(value)) }
    : membershipRules;

  /** @type {(call: Call) => Membership} */
  const find = (call) => {
    const { id } = findGroup(service, call);
    const found = call.tenant.memberships.find((each) => each.group_id === id && each.user_id === call.ids.user_id);
    if (found === undefined) throw notFound('membership');
    return found;
  };

  /** @type {Handler} */
  const list = (call) => {
    const { tenant, query, operation } = call;
    const { id } = findGroup(service, call);
    const role = readParameter(query, 'role', isGroupRole);
    const isShown = (/** @type {Membership} */ each) =>
      each.group_id === id &&
      (role === undefined || each.role === role) &&
      !(faults.is('inactive-members-hidden') && tenant.users.get(each.user_id)?.active === false);
    const { data, pagination } = toPage(tenant.memberships.filter(isShown), { query, operation, faults, variant });
    return { status: 200, body: { data: data.map((each) => toMembershipView(each, faults)), pagination } };
  };

  /** @type {Handler} */
  const add = (call) => {
    const { tenant, body } = call;
    const group = findGroup(service, call);
    const content = readFields(body, rules, { required: ['user_id'], isClosed: true });
    const user_id = Number(content.user_id);
    const known = faults.is('foreign-member-addable') ? state.tenants : [tenant];
    if (!known.some(({ users }) => users.has(user_id))) throw unacceptable({ user_id: ['is nobody'] });
    const isMember = (/** @type {Membership} */ each) => each.group_id === group.id && each.user_id === user_id;
    if (tenant.memberships.some(isMember) && !faults.is('double-membership')) {
      throw new Failure(409, 'conflict', { message: 'This user is a member already.' });
    }
    const past = faults.is('readded-member-keeps-role') ? tenant.memory.pastMemberships.find(isMember) : undefined;
    const role = past?.role ?? content.role ?? 'member';
    const membership = { group_id: group.id, user_id, role, added_at: state.stamp() };
    tenant.memberships.push(faults.is('membership-role-lost') ? { ...membership, role: 'member' } : membership);
    settleOwners(tenant, membership);
    if (variant.touchesRelated) group.updated_at = state.stamp();
    return { status: 201, body: { data: toMembershipView(membership, faults) } };
  };

  /** @type {Handler} */
  const update = (call) => {
    const membership = find(call);
    const { role } = readFields(call.body, { role: isGroupRole }, { required: ['role'], isClosed: true });
    membership.role = role;
    settleOwners(call.tenant, membership);
    return { status: 200, body: { data: toMembershipView(membership, faults) } };
  };

  /** @type {Handler} */
  const remove = (call) => {
    const { tenant } = call;
    const membership = find(call);
    const isGone = faults.is('removal-from-all-groups')
      ? (/** @type {Membership} */ each) => each.user_id === membership.user_id
      : (/** @type {Membership} */ each) => each === membership;
    tenant.memberships = tenant.memberships.filter((each) => !isGone(each));
    tenant.memory.pastMemberships.push(membership);
    if (variant.touchesRelated) findGroup(service, call).updated_at = state.stamp();
    return { status: 204 };
  };

  /** @type {(tenant: Tenant, membership: Membership) => void} */
  const settleOwners = ({ memberships }, { group_id, user_id, role }) => {
    if (role !== 'owner' || !faults.is('new-owner-demotes-others')) return;
    for (const each of memberships) if (each.group_id === group_id && each.user_id !== user_id) each.role = 'member';
  };
  return { list, add, update, remove };
}
