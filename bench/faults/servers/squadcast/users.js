// @ts-check
import { Refusal } from './refusal.js';
import { demand, isAbility, isFlag, isGivenRole, isText } from './rules.js';
import { addUser, roleIdOf } from './state.js';

/**
 * @typedef {import('./state.js').User} User
 * @typedef {import('./router.js').Handler} Handler
 * @typedef {import('./router.js').Service} Service
 */

/** @param {Service} service */
export function createUserReaders({ state, faults }) {
  /** @type {unknown[] | undefined} */
  let cached;
  /** @param {User} user */
  const toView = (user) => {
    const view = { ...user, is_deleted: false };
    const secret = state.refreshTokens.find(({ user_id }) => user_id === user.id)?.token ?? null;
    return faults.is('refresh-token-in-user') ? { ...view, refresh_token: secret } : view;
  };

  /** @type {Handler} */
  const list = () => {
    const users = faults.is('list-ends-after-ten') ? state.users.slice(-10) : state.users;
    const views = users.map((user) =>
      faults.is('rules-null-in-list') && !user.email_verified
        ? { ...toView(user), notification_rules: null }
        : toView(user),
    );
    if (cached === undefined || cached.length !== views.length || !faults.is('list-remembered')) cached = views;
    return { status: 200, data: cached };
  };
  /** @type {Handler} */
  const read = ({ parameter }) => {
    const user = state.users.find(({ id }) => id === parameter);
    if (user !== undefined) return { status: 200, data: toView(user) };
    if (faults.is('foreign-form-of-id-crashes') && !/^[0-9a-f]{24}$/.test(parameter)) throw new TypeError('cast to id');
    throw new Refusal(404, 'user not found');
  };
  /** @type {Handler} */
  const listRoles = () => ({
    status: 200,
    data: state.roles.map((role) => ({
      ...role,
      limit: faults.is('role-limit-as-text') ? String(role.limit) : role.limit,
    })),
  });
  return { list, read, listRoles, toView };
}

/** @param {Service & { toView: (user: User) => object }} service */
export function createUserWriters({ state, faults, toView }) {
  const { find, assertOwnerStays, assertRoleFree, leave } = createGuards({ state, faults });

  /** @type {Handler} */
  const add = ({ body }) => {
    const role = faults.is('any-role-can-be-given') ? isText : isGivenRole;
    const isAddress = faults.is('number-as-email-crashes') ? () => true : isText;
    const optional = faults.is('last-name-may-be-missing') ? ['last_name'] : [];
    demand(body, { email: isAddress, role, first_name: isText, last_name: isText }, optional);
    const key = faults.is('email-case-sensitive') ? String : (/** @type {string} */ value) => value.toLowerCase();
    const email = key(body.email);
    const isKept = faults.is('email-stays-taken') && state.former.has(body.email.toLowerCase());
    if (isKept || state.users.some((user) => key(user.email) === email))
      throw new Refusal(409, 'duplicate email', { email: body.email });
    const { first_name, last_name = '' } = body;
    /** @type {(name: string) => string} */
    const spell = (name) => (faults.is('accents-stripped') ? name.normalize('NFD').replaceAll(/\p{M}/gu, '') : name);
    const content = { first_name: spell(first_name), last_name: spell(last_name), email: body.email, role: body.role };
    if (!faults.is('refused-owner-stays')) assertRoleFree(body.role);
    const user = addUser(state, content);
    assertRoleFree(body.role, user);
    const shown = faults.is('display-name-missing')
      ? { ...toView(user), username_for_display: undefined }
      : toView(user);
    return { status: faults.is('add-answers-200') ? 200 : 201, data: shown };
  };

  /** @type {Handler} */
  const update = ({ parameter, body }) => {
    const user = faults.is('update-revives-removed')
      ? (find(parameter, 'forgiving') ?? revive(parameter))
      : find(parameter);
    demand(body, { role: isGivenRole });
    const { role } = body;
    if (role !== user.role) {
      assertOwnerStays(user);
      assertRoleFree(role, user);
    }
    const role_id = faults.is('role-id-left-behind') ? user.role_id : roleIdOf(state, role);
    const reset = faults.is('update-resets-display-name') ? { username_for_display: user.email } : {};
    const changed = { ...user, ...reset, role, role_id };
    if (!faults.is('role-not-stored')) Object.assign(user, changed);
    return { status: 200, data: toView(changed) };
  };
  /** @param {string} id */
  const revive = (id) => {
    if (!/^[0-9a-f]{24}$/.test(id)) throw new Refusal(404, 'user not found');
    const content = { first_name: '', last_name: '', email: `${id}@restored.example`, role: 'user' };
    return Object.assign(addUser(state, content), { id });
  };

  /** @type {Handler} */
  const remove = ({ parameter }) => {
    const user = find(parameter);
    assertOwnerStays(user);
    const before = state.users[state.users.indexOf(user) - 1];
    leave(user);
    if (faults.is('remove-takes-neighbour') && before !== undefined) leave(before);
    return faults.is('remove-answers-200') ? { status: 200, data: {} } : { status: 204 };
  };

  /** @type {Handler} */
  const handOver = ({ body }) => {
    const flags = { suppress_incidents: isFlag, reassign_incidents: isFlag };
    const optional = faults.is('flags-may-be-missing') ? Object.keys(flags) : [];
    demand(body, { user_id: isText, swap_user_id: isText, ...flags }, optional);
    const ids = [body.user_id, body.swap_user_id];
    if (ids[0] === ids[1]) throw new Refusal(422, 'nobody inherits from themselves');
    if (faults.is('swap-the-wrong-way')) ids.reverse();
    const user = find(ids[0]);
    assertOwnerStays(user);
    if (faults.is('refused-swap-deletes') && find(ids[1], 'forgiving') === undefined) leave(user);
    const heir = find(ids[1]);
    if (!faults.is('swap-loses-tokens'))
      for (const token of state.refreshTokens) if (token.user_id === user.id) token.user_id = heir.id;
    leave(user);
    return { status: 200, data: { deleted: user.id } };
  };
  return { add, update, remove, handOver };
}

/** @param {Service} service */
export function createAbilitiesHandler({ state, faults }) {
  const { find } = createGuards({ state, faults });
  /** @type {Handler} */
  return ({ body }) => {
    demand(body, { data: Array.isArray });
    for (const entry of body.data) {
      demand(entry, { user_id: isText, abilities: Array.isArray });
      const isKnown = faults.is('unknown-ability-accepted') ? isText : isAbility;
      if (!entry.abilities.every(isKnown)) throw new Refusal(400, 'invalid: abilities');
    }
    const entries = faults.is('abilities-of-nobody') ? [] : body.data;
    for (const { user_id } of entries) find(user_id);
    for (const { user_id, abilities } of body.data) state.abilities.set(user_id, abilities);
    return { status: 200, data: 'ok' };
  };
}

/** @param {Service} service */
function createGuards({ state, faults }) {
  /**
   * @overload
   * @param {string} id
   * @returns {User}
   */
  /**
   * @overload
   * @param {string} id
   * @param {'forgiving'} mode
   * @returns {User | undefined}
   */
  /**
   * @param {string} id
   * @param {'forgiving'} [mode]
   */
  function find(id, mode) {
    const user = state.users.find((each) => each.id === id);
    if (user === undefined && mode === undefined) throw new Refusal(404, 'user not found');
    return user;
  }
  /** @type {(user: User) => void} */
  const assertOwnerStays = ({ role }) => {
    if (role === 'account_owner') throw new Refusal(409, 'the account needs its owner');
  };
  /** @type {(role: string, self?: User) => void} */
  const assertRoleFree = (role, self) => {
    const isHeld = state.users.some((user) => user !== self && user.role === role);
    if (role === 'account_owner' && isHeld && !faults.is('second-owner-accepted'))
      throw new Refusal(409, 'limit of the role reached', { role });
  };
  /** @param {User} user */
  const leave = (user) => {
    state.users = state.users.filter((each) => each !== user);
    state.abilities.delete(user.id);
    state.former.add(user.email.toLowerCase());
    if (!faults.is('tokens-outlive-user'))
      state.refreshTokens = state.refreshTokens.filter(({ user_id }) => user_id !== user.id);
  };
  return { find, assertOwnerStays, assertRoleFree, leave };
}
