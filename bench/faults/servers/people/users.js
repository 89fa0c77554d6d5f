// @ts-check
import { assertUnchanged, matches, toEntityTag } from './entity-tag.js';
import { readParameter, toPage } from './page.js';
import { Refusal } from './problem.js';
import {
  isEmail,
  isStatus,
  isWholeAddress,
  mergePatch,
  readPatch,
  readWhole,
  userPatchRules,
  userRules,
} from './rules.js';
import { createOnce, findUser, organisationOf } from './service.js';
import { addUser } from './state.js';
import { toListedUser, toUserView } from './views.js';

/**
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').Organisation} Organisation
 * @typedef {import('./service.js').Service} Service
 * @typedef {import('./service.js').Handler} Handler
 */

const defaults = { jobTitle: null, status: 'active', address: null, tags: [] };
const required = ['email', 'displayName'];

/** @param {Service} service */
export function createUserHandlers(service) {
  return { ...createReaders(service), ...createWriters(service), remove: createRemover(service) };
}

/** @param {Service} service */
function createReaders(service) {
  const { faults } = service;
  /** @type {Handler} */
  const list = (request, response) => {
    const { query } = request;
    const sort = readParameter(query, 'sort', (value) => /^-?(displayName|email)$/.test(value));
    const search = readParameter(query, 'search', (value) => value.length > 0 && [...value].length <= 80);
    const status = readParameter(query, 'status', isStatus);
    const email = readParameter(query, 'email', isEmail)?.toLowerCase();
    const isSearchLost = faults.is('search-lost-on-next-page') && query.cursor !== undefined;
    const found = [...organisationOf(response).users.values()].filter(
      (user) =>
        (search === undefined || isSearchLost || contains(user.displayName, search)) &&
        (status === undefined || faults.is('status-filter-ignored') || user.status === status) &&
        (email === undefined || user.email.toLowerCase() === email),
    );
    const { items, nextCursor } = toPage(found, { query, faults, sort });
    response.json({ nextCursor, items: items.map((user) => toListedUser(user, faults)) });
  };
  /** @type {(name: string, text: string) => boolean} */
  const contains = (name, text) =>
    faults.is('search-case-sensitive') ? name.includes(text) : name.toLowerCase().includes(text.toLowerCase());

  /** @type {Handler} */
  const read = (request, response) => {
    const view = toUserView(findUser(service, request, response), faults);
    const tag = toEntityTag(view);
    if (!faults.is('etag-missing-on-read')) response.set('ETag', tag);
    if (matches(request.get('if-none-match'), tag) && !faults.is('if-none-match-ignored')) response.status(304).end();
    // Not `json`, which would compare the tags once more.
    else response.type('application/json').end(JSON.stringify(view));
  };
  return { list, read };
}

/** @param {Service} service */
function createWriters(service) {
  const { state, faults } = service;
  const rules = {
    ...userRules,
    ...(faults.is('longest-name-refused')
      ? { displayName: /** @param {unknown} value */ (value) => typeof value === 'string' && /^.{1,79}$/su.test(value) }
      : {}),
    ...(faults.is('email-format-unchecked')
      ? { email: /** @param {unknown} value */ (value) => typeof value === 'string' }
      : {}),
  };
  const replaceRules = faults.is('unknown-status-accepted')
    ? { ...userRules, status: /** @param {unknown} value */ (value) => typeof value === 'string' }
    : userRules;

  /** @type {Handler} */
  const create = (request, response) => {
    const organisation = organisationOf(response);
    const view = createOnce(service, {
      request,
      response,
      create: () => {
        const content = /** @type {any} */ (readWhole(request.body, rules, required));
        assertFree(organisation, content.email);
        const chosen = faults.is('client-id-accepted') && request.body.id !== undefined ? { id: request.body.id } : {};
        const user = addUser(state, organisation, { ...content, ...chosen });
        if (faults.is('same-email-inherits-groups'))
          for (const groupId of organisation.retired.get(user.email.toLowerCase()) ?? [])
            organisation.memberships.push({ groupId, userId: user.id });
        return toUserView(user, faults);
      },
    });
    if (!faults.is('location-missing')) response.location(`/v1/users/${encodeURIComponent(view.id)}`);
    response
      .status(faults.is('create-user-answers-200') ? 200 : 201)
      .set('ETag', toEntityTag(view))
      .json(faults.is('password-in-create-answer') ? { ...view, password: request.body.password } : view);
  };

  /** @type {Handler} */
  const replace = (request, response) => {
    const user = findUser(service, request, response);
    assertFresh(request, user);
    const content = readWhole(request.body, replaceRules, required);
    assertFree(organisationOf(response), String(content.email), user);
    const base = faults.is('replace-merges') ? user : { ...user, ...defaults };
    const lost = faults.is('replace-loses-address') ? { address: user.address } : {};
    answer(response, store(response, { ...base, ...content, ...lost }));
  };

  /** @type {Handler} */
  const change = (request, response) => {
    const user = findUser(service, request, response);
    assertFresh(request, user);
    const patch = readPatch(request.body, userPatchRules, {
      unknownAllowed: faults.is('patch-accepts-unknown-property'),
    });
    const changed = applyPatch(user, patch);
    if (faults.is('half-applied-on-conflict')) user.displayName = changed.displayName;
    if (!faults.is('email-unchecked-on-update')) assertFree(organisationOf(response), changed.email, user);
    if (faults.is('patch-not-stored')) return answer(response, { ...changed, updatedAt: state.stamp() });
    if (faults.is('rename-changes-neighbour') && changed.displayName !== user.displayName) {
      const users = [...organisationOf(response).users.values()];
      const neighbour = users[users.indexOf(user) - 1];
      if (neighbour !== undefined) neighbour.displayName = changed.displayName;
    }
    answer(response, store(response, changed));
  };

  /**
   * @param {User} user
   * @param {Record<string, unknown>} patch
   * @returns {User}
   */
  const applyPatch = (user, patch) => {
    const { jobTitle, address } = user;
    const reset = faults.is('patch-resets-status') ? { status: 'active' } : {};
    const merged = /** @type {any} */ (mergePatch({ ...user, ...reset }, patch));
    const changed = { ...merged, jobTitle: merged.jobTitle ?? null, address: merged.address ?? null };
    if (faults.is('patch-null-ignored') && patch.jobTitle === null) changed.jobTitle = jobTitle;
    if (!isWholeAddress(changed.address)) throw new Refusal(422, 'An address has a city and a country.');
    if (faults.is('address-cleared-by-patch') && address !== null && patch.address === undefined)
      changed.address = null;
    return changed;
  };

  /** @type {(request: import('express').Request, user: User) => void} */
  const assertFresh = (request, user) => {
    if (!faults.is('if-match-ignored')) assertUnchanged(request, toEntityTag(toUserView(user, faults)));
  };

  /** @type {(organisation: Organisation, email: string, self?: User) => void} */
  const assertFree = (organisation, email, self) => {
    const key = faults.is('email-case-sensitive')
      ? (/** @type {string} */ value) => value
      : (/** @type {string} */ value) => value.toLowerCase();
    const taken = [...organisation.users.values()].some((user) => user !== self && key(user.email) === key(email));
    const isRetired = faults.is('email-stays-taken') && organisation.retired.has(email.toLowerCase());
    if (taken || isRetired) throw new Refusal(409, 'This address belongs to somebody else.');
  };

  /** @type {(response: import('express').Response, user: User) => User} */
  const store = (response, user) => {
    const stored = { ...user, updatedAt: state.stamp() };
    organisationOf(response).users.set(user.id, stored);
    return stored;
  };
  /** @type {(response: import('express').Response, user: User) => void} */
  const answer = (response, user) => {
    const view = toUserView(user, faults);
    response.set('ETag', toEntityTag(view)).json(view);
  };
  return { create, replace, change };
}

/** @param {Service} service */
function createRemover(service) {
  const { faults } = service;
  /** @type {Handler} */
  return (request, response) => {
    const organisation = organisationOf(response);
    const user = findUser(service, request, response);
    assertUnchanged(request, toEntityTag(toUserView(user, faults)));
    organisation.users.delete(user.id);
    const left = organisation.memberships.filter(({ userId }) => userId === user.id);
    organisation.retired.set(
      user.email.toLowerCase(),
      left.map(({ groupId }) => groupId),
    );
    if (!faults.is('owner-stays-after-delete'))
      for (const group of organisation.groups.values()) if (group.ownerId === user.id) group.ownerId = null;
    if (!faults.is('deleted-user-still-counted'))
      organisation.memberships = organisation.memberships.filter(({ userId }) => userId !== user.id);
    response.status(204).end();
  };
}
