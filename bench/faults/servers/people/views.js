// @ts-check
import { createHash } from 'node:crypto';
import { toEntityTag } from './entity-tag.js';

/**
 * @typedef {import('./state.js').Organisation} Organisation
 * @typedef {import('../../fault-switch.js').FaultSwitch} FaultSwitch
 */

/**
 * What the wire shows of a user.
 * @param {import('./state.js').User} user
 * @param {FaultSwitch} faults
 */
export function toUserView(user, faults) {
  const { displayName, ...rest } = { ...user, seq: undefined, password: undefined };
  return {
    links: { self: `/v1/users/${user.id}`, groups: `/v1/users/${user.id}/groups` },
    ...rest,
    displayName: faults.is('html-escaped')
      ? displayName.replaceAll('&', '&amp;').replaceAll("'", '&#39;')
      : displayName,
    tags: faults.is('empty-tags-null') && user.tags.length === 0 ? null : user.tags,
    createdAt: faults.is('created-at-without-zone') ? user.createdAt.replace('T', ' ').slice(0, 19) : user.createdAt,
  };
}

/**
 * @param {import('./state.js').User} user
 * @param {FaultSwitch} faults
 */
export function toListedUser(user, faults) {
  const { status, ...view } = toUserView(user, faults);
  if (faults.is('list-omits-status')) return view;
  if (faults.is('password-hash-in-list') && user.password !== undefined)
    return { ...view, status, password: createHash('md5').update(user.password).digest('hex') };
  return { ...view, status };
}

/**
 * @param {import('./state.js').Group} group
 * @param {Organisation} organisation
 * @param {FaultSwitch} faults
 */
export function toGroupView(group, organisation, faults) {
  const memberCount = organisation.memberships.filter(({ groupId }) => groupId === group.id).length;
  return {
    memberCount: faults.is('member-count-as-text') ? String(memberCount) : memberCount,
    ...group,
    seq: undefined,
    kind: 'group',
  };
}

/**
 * @param {ReturnType<typeof toGroupView>} view
 * @param {FaultSwitch} faults
 */
export function toGroupTag(view, faults) {
  return toEntityTag(faults.is('etag-ignores-members') ? { ...view, memberCount: 0, updatedAt: '' } : view);
}
