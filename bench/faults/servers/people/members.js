// @ts-check
import { toPage } from './page.js';
import { Refusal } from './problem.js';
import { findGroup, findUser, organisationOf } from './service.js';
import { toGroupView, toListedUser } from './views.js';

/** @typedef {import('./service.js').Handler} Handler */

/** @param {import('./service.js').Service} service */
export function createMemberHandlers(service) {
  const { faults, state } = service;
  /** @param {import('./state.js').Group} group */
  const touch = (group) => {
    if (state.variant.touchesOnMembership) group.updatedAt = state.stamp();
  };
  /** @type {Map<string, Set<string>>} ids of groups by the id of a user */
  const cache = new Map();

  /** @type {Handler} */
  const list = (request, response) => {
    const { users, memberships } = organisationOf(response);
    const group = findGroup(service, request, response);
    const ids = new Set(memberships.filter(({ groupId }) => groupId === group.id).map(({ userId }) => userId));
    const members = [...users.values()].filter(({ id }) => ids.has(id));
    const { items, nextCursor } = toPage(members, { query: request.query, faults });
    response.json({ items: items.map((user) => toListedUser(user, faults)), nextCursor });
  };

  /** @type {Handler} */
  const listGroups = (request, response) => {
    const organisation = organisationOf(response);
    const user = findUser(service, request, response);
    const ids = new Set(
      organisation.memberships.filter(({ userId }) => userId === user.id).map(({ groupId }) => groupId),
    );
    const shown = (faults.is('groups-of-user-stale') ? cache.get(user.id) : undefined) ?? ids;
    cache.set(user.id, shown);
    const groups = [...organisation.groups.values()].filter(({ id }) => shown.has(id));
    const { items, nextCursor } = toPage(groups, { query: request.query, faults });
    response.json({ nextCursor, items: items.map((group) => toGroupView(group, organisation, faults)) });
  };

  /** @type {Handler} */
  const add = (request, response) => {
    const { memberships } = organisationOf(response);
    const group = findGroup(service, request, response);
    const groupId = group.id;
    const userId = findUser(service, request, response).id;
    const isMember = memberships.some((each) => each.groupId === groupId && each.userId === userId);
    if (!isMember) touch(group);
    if (!isMember || faults.is('double-add-counts-twice')) memberships.push({ groupId, userId });
    response.status(204).end();
  };

  /** @type {Handler} */
  const remove = (request, response) => {
    const organisation = organisationOf(response);
    const group = findGroup(service, request, response);
    const groupId = group.id;
    const userId = findUser(service, request, response).id;
    const stays = organisation.memberships.filter((each) => each.groupId !== groupId || each.userId !== userId);
    if (stays.length === organisation.memberships.length) throw new Refusal(404, 'This user is no member.');
    touch(group);
    if (faults.is('remove-member-empties-group'))
      organisation.memberships = organisation.memberships.filter((each) => each.groupId !== groupId);
    else if (!faults.is('remove-member-does-nothing')) organisation.memberships = stays;
    response.status(204).end();
  };
  return { list, listGroups, add, remove };
}
