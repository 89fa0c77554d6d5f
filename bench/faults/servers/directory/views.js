// @ts-check
import { createHash } from 'node:crypto';

/**
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 * @typedef {Pick<import('./service.js').Service, 'faults' | 'variant'>} Options
 * @typedef {import('./state.js').Tenant} Tenant
 */

/**
 * @param {import('./state.js').User} user
 * @param {Options} options
 */
export function toUserView(user, { faults, variant }) {
  const { password, ...visible } = user;
  return {
    ...variant.userExtras(user),
    ...visible,
    manager_id: user.manager_id === null && faults.is('no-manager-is-zero') ? 0 : user.manager_id,
    has_password: password !== undefined,
  };
}

/**
 * @param {import('./state.js').User} user
 * @param {Options} options
 */
export function toListedUser(user, options) {
  const { password } = user;
  const view = toUserView(user, options);
  if (password === undefined || !options.faults.is('password-hash-in-list')) return view;
  return { ...view, password: createHash('sha1').update(password).digest('hex') };
}

/**
 * @param {import('./state.js').Group} group
 * @param {Tenant} tenant
 * @param {Options} options
 */
export function toGroupView(group, { memberships, memory }, { variant }) {
  const members = memberships.filter(({ group_id }) => group_id === group.id).length;
  return {
    ...variant.groupExtras(group),
    ...group,
    member_count: Math.max(members - (memory.uncounted.get(group.id) ?? 0), 0),
  };
}

/**
 * @param {import('./state.js').Membership} membership
 * @param {FaultSwitch} faults
 */
export function toMembershipView({ user_id, role, added_at }, faults) {
  return { user_id, role, added_at: faults.is('added-at-as-epoch') ? Date.parse(added_at) : added_at };
}
