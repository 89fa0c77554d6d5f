// @ts-check
import { Refusal } from './refusal.js';
import { checkNameAndEmail, demand, isRole, readObject, readWholeNumber } from './rules.js';
import { toPendingUser } from './state.js';

/**
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').State} State
 * @typedef {{ caller: User, id: string, query: URLSearchParams, body: unknown }} Call
 * @typedef {{ status: number, body?: unknown }} Answer
 * @typedef {(call: Call) => Answer} Handler
 * @typedef {{ state: State, faults: import('../../fault-switch.js').FaultSwitch, variant: import('./variant.js').Variant }} Service
 */

const nothing = { status: 204 };

/** @type {(one: string, other: string) => boolean} */
const isSameAddress = (one, other) => one.toLowerCase() === other.toLowerCase();

/** @param {import('./variant.js').Variant} variant */
function createViews(variant) {
  /** @param {User} user */
  const toListed = (user) => ({ name: user.name, id: user.id, email: user.email, ...variant.listedExtras(user) });
  /** @param {User} user */
  const toDetailed = (user) => ({
    ...toListed(user),
    roles: variant.orderRoles(user.roles),
    ...variant.detailedExtras(user),
  });
  return { toListed, toDetailed };
}

/** @param {Service} service */
export function createReaders({ state, faults, variant }) {
  const { toListed, toDetailed } = createViews(variant);
  /** @type {Map<string, string[]>} */
  const rolesOfCallers = new Map();
  /** @type {Handler} */
  const getOrganization = () => {
    const created_at = String(state.organization.created_at);
    const shown = faults.is('organization-times-without-zone')
      ? created_at.replace(/(Z|[+-]\d\d:\d\d)$/, '')
      : created_at;
    return { status: 200, body: { ...state.organization, created_at: shown } };
  };

  /** @type {Handler} */
  const getMe = ({ caller }) => {
    const secret = state.tokens.find(({ userId }) => userId === caller.id)?.secret;
    const view = faults.is('token-shown-in-me') ? { ...toDetailed(caller), token: secret } : toDetailed(caller);
    if (faults.is('roles-as-text')) return { status: 200, body: { ...view, roles: caller.roles.join(',') } };
    const remembered = rolesOfCallers.get(caller.id) ?? caller.roles;
    rolesOfCallers.set(caller.id, remembered);
    return { status: 200, body: faults.is('own-roles-remembered') ? { ...view, roles: remembered } : view };
  };

  /** @type {Handler} */
  const getUser = ({ id, caller }) => {
    const user = findUser(state, { id, caller }, faults);
    if (user !== undefined) return { status: 200, body: toDetailed(user) };
    throw faults.is('unknown-user-crashes') ? new TypeError('user is undefined') : notFound(id);
  };

  /** @type {Handler} */
  const listUsers = ({ query, caller }) => {
    const number = readWholeNumber(query.get('page_number'), { name: 'page_number', least: 1, otherwise: 1 });
    const least = faults.is('negative-page-size-accepted') ? -Infinity : 0;
    const asked = readWholeNumber(query.get('page_size'), { name: 'page_size', least, otherwise: 100 });
    demand(asked <= 100 || !faults.is('big-page-refused'), 'Expected page_size to be at most 100.');
    demand(query.get('page_size') !== '100' || !faults.is('hundred-refused'), 'Expected page_size to be below 100.');
    const size = asked === 0 && faults.is('page-size-zero-means-all') ? 100 : Math.min(Math.max(asked, 0), 100);
    const search = query.get('name_search');
    const pattern = faults.is('short-search-accepted') ? /^[a-zA-Z ]*$/ : /^[a-zA-Z ]{3,}$/;
    demand(search === null || pattern.test(search), 'Expected name_search to be three letters or more.');

    const members = variant.order(membersOf(state, caller, faults));
    const isAny = search === null || (number > 1 && faults.is('search-lost-on-later-pages'));
    const found = members.filter((user) => isAny || isNamed(toSearched(user), search));
    const start = (number - 1) * size + (number > 1 && faults.is('later-pages-start-late') ? 1 : 0);
    const items = found.slice(start, start + size).map(toListed);
    return { status: 200, body: { items, count: countOf({ members, found, items }) } };
  };

  /** @param {User} user */
  const toSearched = ({ name, email }) => (faults.is('search-finds-addresses') ? `${name} ${email}` : name);
  /** @type {(lists: { members: User[], found: User[], items: unknown[] }) => number | string} */
  const countOf = ({ members, found, items }) => {
    if (faults.is('count-of-the-page')) return items.length;
    if (faults.is('count-ignores-search')) return members.length;
    return faults.is('count-as-text') ? String(found.length) : found.length;
  };
  /** @type {(name: string, search: string) => boolean} */
  const isNamed = (name, search) => {
    if (faults.is('search-case-sensitive')) return name.includes(search);
    if (faults.is('search-from-the-start')) return name.toLowerCase().startsWith(search.toLowerCase());
    return name.toLowerCase().includes(search.toLowerCase());
  };
  return { getOrganization, getMe, getUser, listUsers };
}

/** @param {Service} service */
export function createWriters({ state, faults, variant }) {
  const { toListed } = createViews(variant);
  /** @type {Handler} */
  const updateMe = ({ caller, body }) => {
    if (caller.connection !== null) {
      const { name } = readObject(body);
      if (typeof name === 'string' && faults.is('refused-login-still-renamed')) caller.name = name;
      throw new Refusal(403, 'Ask the provider of your login.');
    }
    const change = { ...readObject(body) };
    if (change.email === null && faults.is('null-email-accepted')) delete change.email;
    checkNameAndEmail(change);
    const { name, email } = /** @type {Partial<User>} */ (change);
    if (faults.is('refused-update-half-applied') && name !== undefined) caller.name = name;
    const isEqual = faults.is('own-email-case-sensitive') ? Object.is : isSameAddress;
    const isTaken = state.users.some((user) => user !== caller && email !== undefined && isEqual(user.email, email));
    if (isTaken) throw new Refusal(409, 'Somebody has this address.');
    const fallback = faults.is('name-falls-back-to-email') ? caller.email.split('@')[0] : caller.name;
    const before = { ...caller };
    const spelt = name !== undefined && faults.is('names-capitalised') ? capitalise(name) : name;
    const changed = { ...caller, email: email ?? caller.email, name: spelt ?? fallback ?? '' };
    if (!faults.is('update-not-stored')) Object.assign(caller, changed);
    return { status: 200, body: toListed(faults.is('update-answer-is-the-old-one') ? before : changed) };
  };

  /** @type {Handler} */
  const removeUser = ({ caller, id }) => {
    if (faults.is('removing-nobody-is-fine') && findUser(state, { caller, id }, faults) === undefined) return nothing;
    const user = mustFind({ caller, id });
    if (user === caller) throw new Refusal(409, 'Nobody removes themselves.');
    assertAdminLeft(user);
    state.users.splice(state.users.indexOf(user), 1);
    if (faults.is('removed-user-keeps-access')) state.users.push({ ...user, tenant: 'removed' });
    return faults.is('remove-answers-200') ? { status: 200, body: {} } : nothing;
  };

  /** @type {Handler} */
  const resetPassword = ({ caller, id }) => {
    const user = mustFind({ caller, id });
    if (user.connection !== null && !faults.is('foreign-password-reset'))
      throw new Refusal(409, 'No password of ours.');
    return nothing;
  };

  /** @type {Handler} */
  const replaceUserRoles = ({ caller, id, body }) => {
    const user = mustFind({ caller, id });
    demand(Array.isArray(body), 'Expected a list of roles.');
    const sent = toRoles(body);
    if (sent.length === 0 && faults.is('empty-roles-ignored')) return nothing;
    if (faults.is('refused-roles-half-applied') && sent.some(isRole)) user.roles = sent.filter(isRole);
    demand(
      faults.is('unknown-role-accepted') ? sent.every((role) => typeof role === 'string') : sent.every(isRole),
      'Expected admin, developer or analyst.',
    );
    if (!sent.includes('admin') && !faults.is('last-admin-may-step-down')) assertAdminLeft(user);
    user.roles = faults.is('roles-added-not-replaced') ? [...new Set([...user.roles, ...sent])] : sent;
    const neighbour = state.users[state.users.indexOf(user) + 1];
    if (faults.is('roles-given-to-neighbour') && neighbour !== undefined) neighbour.roles = sent;
    return nothing;
  };

  /** @type {Handler} */
  const inviteUser = ({ caller, body }) => {
    const invitation = readObject(body);
    for (const name of ['connection', 'email', 'name', 'roles'])
      demand(
        Object.hasOwn(invitation, name) || (name === 'connection' && faults.is('connection-may-be-missing')),
        `Expected ${name}.`,
      );
    checkNameAndEmail(invitation);
    const { connection = null, email, roles } = /** @type {any} */ (invitation);
    demand(connection === null || connection === 'google-oauth2', 'Expected connection to be google-oauth2 or null.');
    demand(Array.isArray(roles) && toRoles(roles).every(isRole), 'Expected roles to be a list of roles.');
    const isEqual = faults.is('member-invited-in-capitals') ? Object.is : isSameAddress;
    if (state.users.some((user) => user.tenant === caller.tenant && isEqual(user.email, email)))
      throw new Refusal(faults.is('member-invitation-is-400') ? 400 : 409, 'This person is here already.');
    state.invitations = [
      ...state.invitations.filter((each) => !isSameAddress(each.email, email)),
      /** @type {any} */ (invitation),
    ];
    if (faults.is('invited-person-listed'))
      state.users.push({ ...toPendingUser(/** @type {any} */ (invitation)), tenant: caller.tenant });
    return nothing;
  };

  /** @type {(roles: unknown) => string[]} */
  const toRoles = (roles) => {
    const sent = /** @type {string[]} */ (roles);
    return faults.is('roles-in-any-case') ? sent.map((role) => String(role).toLowerCase()) : sent;
  };
  /** @type {(call: { caller: User, id: string }) => User} */
  const mustFind = ({ caller, id }) => {
    const user = findUser(state, { caller, id }, faults);
    if (user === undefined) throw notFound(id);
    return user;
  };
  /** @param {User} user */
  const assertAdminLeft = (user) => {
    const admins = state.users.filter(({ roles, tenant }) => tenant === user.tenant && roles.includes('admin'));
    if (admins.length === 1 && admins[0] === user) throw new Refusal(409, 'Somebody has to be admin.');
  };
  return { updateMe, removeUser, resetPassword, replaceUserRoles, inviteUser };
}

/**
 * @param {State} state
 * @param {{ id: string, caller: User }} call
 * @param {import('../../fault-switch.js').FaultSwitch} faults
 */
function findUser({ users }, { id, caller }, faults) {
  const key = (/** @type {string} */ text) => (faults.is('provider-not-compared') ? text.split('|').pop() : text);
  return users.find((user) => key(user.id) === key(id) && user.tenant === caller.tenant);
}

/**
 * @param {State} state
 * @param {User} caller
 * @param {import('../../fault-switch.js').FaultSwitch} faults
 */
function membersOf({ users }, caller, faults) {
  if (faults.is('foreign-users-listed')) return users;
  return users.filter(({ tenant }) => tenant === caller.tenant);
}

/** @param {string} id */
const notFound = (id) => new Refusal(404, `Nobody here is ${id}.`);

/** @param {string} name */
const capitalise = (name) => name.toLowerCase().replaceAll(/(^|\s)\p{L}/gu, (start) => start.toUpperCase());
