// @ts-check
import { assertUnchanged, matches } from './entity-tag.js';
import { readParameter, toPage } from './page.js';
import { Refusal } from './problem.js';
import { groupRules, mergePatch, readPatch, readWhole } from './rules.js';
import { createOnce, findGroup, organisationOf } from './service.js';
import { addGroup } from './state.js';
import { toGroupTag, toGroupView } from './views.js';

/**
 * @typedef {import('./state.js').Group} Group
 * @typedef {import('./state.js').Organisation} Organisation
 * @typedef {import('./service.js').Service} Service
 * @typedef {import('./service.js').Handler} Handler
 */

/** @param {Service} service */
export function createGroupHandlers(service) {
  const { state, faults } = service;

  /** @type {Handler} */
  const list = (request, response) => {
    const { query } = request;
    const search = readParameter(query, 'search', (value) => value.length > 0 && [...value].length <= 80);
    const organisation = organisationOf(response);
    const groups = faults.is('foreign-groups-listed')
      ? state.organisations.flatMap((each) => [...each.groups.values()])
      : [...organisation.groups.values()];
    const found = groups.filter(
      ({ name }) => search === undefined || name.toLowerCase().includes(search.toLowerCase()),
    );
    const { items, nextCursor } = toPage(found, { query, faults });
    response.json({ items: items.map((group) => toGroupView(group, organisation, faults)), nextCursor });
  };

  /** @type {Handler} */
  const read = (request, response) => {
    const view = toGroupView(findGroup(service, request, response), organisationOf(response), faults);
    const tag = toGroupTag(view, faults);
    response.set('ETag', tag);
    if (matches(request.get('if-none-match'), tag)) response.status(304).end();
    else response.json(view);
  };

  /** @type {Handler} */
  const create = (request, response) => {
    const organisation = organisationOf(response);
    const view = createOnce(service, {
      request,
      response,
      create: () => {
        const content = /** @type {any} */ (readWhole(request.body, groupRules, ['name']));
        assertFree(organisation, content.name);
        if (!faults.is('refused-group-stays')) assertOwner(organisation, content.ownerId ?? null);
        const group = addGroup(state, organisation, content);
        assertOwner(organisation, group.ownerId);
        return toGroupView(group, organisation, faults);
      },
    });
    response.status(201).location(`/v1/groups/${view.id}`).set('ETag', toGroupTag(view, faults)).json(view);
  };

  /** @type {Handler} */
  const change = (request, response) => {
    const organisation = organisationOf(response);
    const group = findGroup(service, request, response);
    assertUnchanged(request, toGroupTag(toGroupView(group, organisation, faults), faults));
    const merged = /** @type {any} */ (
      mergePatch(group, readPatch(request.body, groupRules, { unknownAllowed: false }))
    );
    const changed = { ...merged, description: merged.description ?? null, ownerId: merged.ownerId ?? null };
    assertFree(organisation, changed.name, group);
    assertOwner(organisation, changed.ownerId);
    Object.assign(group, changed, { updatedAt: state.stamp() });
    answer(response, group);
  };

  /** @type {Handler} */
  const remove = (request, response) => {
    const organisation = organisationOf(response);
    const group = findGroup(service, request, response);
    assertUnchanged(request, toGroupTag(toGroupView(group, organisation, faults), faults));
    const ids = [...organisation.groups.keys()];
    const count = faults.is('delete-group-takes-neighbour') ? 2 : 1;
    const position = Math.max(ids.indexOf(group.id) - (count - 1), 0);
    for (const id of ids.slice(position, position + count)) organisation.groups.delete(id);
    organisation.memberships = organisation.memberships.filter(({ groupId }) => organisation.groups.has(groupId));
    response.status(204).end();
  };

  /** @type {(organisation: Organisation, name: string, self?: Group) => void} */
  const assertFree = (organisation, name, self) => {
    if (faults.is('group-name-not-unique')) return;
    const taken = [...organisation.groups.values()].some(
      (group) => group !== self && group.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) throw new Refusal(409, 'There is a group of this name.');
  };
  /** @type {(organisation: Organisation, ownerId: string | null) => void} */
  const assertOwner = ({ users }, ownerId) => {
    if (ownerId !== null && !users.has(ownerId)) throw new Refusal(422, 'The owner is nobody we know.');
  };
  /** @type {(response: import('express').Response, group: Group) => void} */
  const answer = (response, group) => {
    const view = toGroupView(group, organisationOf(response), faults);
    response.set('ETag', toGroupTag(view, faults)).json(view);
  };
  return { list, read, create, change, remove };
}
