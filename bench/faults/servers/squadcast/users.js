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
export function createUserReaders({ state, faults, variant }) {
  /** @type {unknown[] | undefined} */
  let cached;
  /** @param {User} user */
  const toView = (user) => {
    const view = { ...user, is_deleted: false };
    const secret = state.refreshTokens.find(({ user_id }) => user_id === user.id)?.token ?? null;
    return faults.is('refresh-token-in-user') ? { ...view, refresh_token: secret } : view;
  };

  /** @param {User} user */
  const toListed = (user) => {
    const names = { first_name: user.last_name, last_name: user.first_name };
    return faults.is('names-swapped-in-list') ? { ...toView(user), ...names } : toView(user);
  };

  /** @type {Handler} */
  const list = () => {
    const isShown = (/** @type {User} */ { role }) => !(role === 'stakeholder' && faults.is('list-drops-stakeholders'));
    const users = (faults.is('list-ends-after-ten') ? state.users.slice(-10) : state.users).filter(isShown);
    const views = variant
      .toList(users, toSortKey)
      .map((user) =>
        faults.is('rules-null-in-list') && !user.email_verified
          ? { ...toView(user), notification_rules: null }
          : toListed(user),
      );
    if (cached === undefined || cached.length !== views.length || !faults.is('list-remembered')) cached = views;
    return { status: 200, data: cached };
  };
  /** @type {Handler} */
  const read = ({ parameter }) => {
    const user = state.users.find(({ id }) => id === parameter);
    if (user !== undefined) return { status: 200, data: { ...toView(user), ...variant.detail } };
    if (faults.is('foreign-form-of-id-crashes') && !/^[0-9a-f]{24}$/.test(parameter)) throw new TypeError('cast to id');
    throw new Refusal(404, 'user not found');
  };
  /** @type {Handler} */
  const listRoles = () => ({
    status: 200,
    data: variant
      .toList(state.roles, ({ order }) => String(-order))
      .map((role) => ({
        ...role,
        limit: faults.is('role-limit-as-text') ? String(role.limit) : role.limit,
      })),
  });
  return { list, read, listRoles, toView };
}

/** @type {(user: User) => string} */
const toSortKey = ({ last_name, first_name, id }) => `${last_name} ${first_name} ${id}`.toLowerCase();

/** @param {Service & { toView: (user: User) => object }} service */
export function createUserWriters({ state, faults, variant, toView }) {
  const { find, assertOwnerStays, assertRoleFree, leave } = createGuards({ state, faults, variant });
  const { invalid } = variant;

  /** @type {Handler} */
  const add = ({ body }) => {
    const role = faults.is('any-role-can-be-given') ? isText : isGivenRole;
    const isAddress = faults.is('number-as-email-crashes') ? () => true : isText;
    const optional = faults.is('last-name-may-be-missing') ? ['last_name'] : [];
    demand(body, { email: isAddress, role, first_name: isText, last_name: isText }, { optional, invalid });
    const key = faults.is('email-case-sensitive') ? String : (/** @type {string} */ value) => value.toLowerCase();
    const email = key(body.email);
    const isKept = faults.is('email-stays-taken') && state.former.has(body.email.toLowerCase());
    if (isKept || state.users.some((user) => key(user.email) === email))
      throw new Refusal(409, 'duplicate email', { email: body.email });
    const { first_name, last_name = '' } = body;
    /** @type {(name: string) => string} */
    const spell = (name) => misspell(name, faults);
    const content = { first_name: spell(first_name), last_name: spell(last_name), email: body.email, role: body.role };
    if (!faults.is('refused-owner-stays')) assertRoleFree(body.role);
    const user = addUser(state, content);
    assertRoleFree(body.role, user);
    if (faults.is('ids-reused')) user.id = [...state.gone.values()].pop()?.id ?? user.id;
    const shown = faults.is('display-name-missing')
      ? { ...toView(user), username_for_display: undefined }
      : toView(user);
    const old = state.gone.get(body.email.toLowerCase());
    if (old !== undefined && faults.is('recreated-is-the-old-one'))
      Object.assign(user, { first_name: old.first_name, last_name: old.last_name });
    return { status: faults.is('add-answers-200') ? 200 : 201, data: shown };
  };

  /** @type {Handler} */
  const update = ({ parameter, body }) => {
    if (variant.isValidatedFirst && !faults.is('invalid-role-sticks')) demand(body, { role: isGivenRole }, variant);
    const user = faults.is('update-revives-removed')
      ? (find(parameter, 'forgiving') ?? revive(parameter))
      : find(parameter);
    if (faults.is('invalid-role-sticks') && isText(body?.role) && !isGivenRole(body.role)) user.role = body.role;
    demand(body, { role: isGivenRole }, variant);
    const { role } = body;
    if (role !== user.role) {
      assertOwnerStays(user);
      assertRoleFree(role, user);
    }
    const role_id = faults.is('role-id-left-behind') ? user.role_id : roleIdOf(state, role);
    const reset = faults.is('update-resets-display-name') ? { username_for_display: user.email } : {};
    const changed = { ...user, ...reset, role, role_id };
    const isLost = faults.is('second-update-lost') && state.updated.has(user.id);
    if (!faults.is('role-not-stored') && !isLost) Object.assign(user, changed);
    state.updated.add(user.id);
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
    demand(body, { user_id: isText, swap_user_id: isText, ...flags }, { optional, invalid });
    const ids = [body.user_id, body.swap_user_id];
    if (ids[0] === ids[1]) throw new Refusal(422, 'nobody inherits from themselves');
    if (faults.is('swap-the-wrong-way')) ids.reverse();
    const user = find(ids[0]);
    assertOwnerStays(user);
    if (faults.is('refused-swap-deletes') && find(ids[1], 'forgiving') === undefined) leave(user);
    const heir = find(ids[1]);
    if (faults.is('swap-drops-heirs-tokens'))
      state.refreshTokens = state.refreshTokens.filter(({ user_id }) => user_id !== heir.id);
    if (!faults.is('swap-loses-tokens'))
      for (const token of state.refreshTokens) if (token.user_id === user.id) token.user_id = heir.id;
    leave(user);
    return { status: 200, data: { deleted: user.id } };
  };
  return { add, update, remove, handOver };
}

const entities = { '&': '&amp;', "'": '&#39;' };

/**
 * @param {string} name
 * @param {Service['faults']} faults
 */
function misspell(name, faults) {
  if (faults.is('accents-stripped')) return name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (faults.is('names-cut')) return name.slice(0, 64);
  if (faults.is('names-escaped')) return name.replaceAll(/[&']/g, (sign) => entities[/** @type {'&'} */ (sign)]);
  return name;
}

/** @param {Service} service */
export function createAbilitiesHandler({ state, faults, variant }) {
  const { find } = createGuards({ state, faults, variant });
  /** @type {Handler} */
  return ({ body }) => {
    demand(body, { data: Array.isArray }, variant);
    for (const entry of body.data) {
      demand(entry, { user_id: isText, abilities: Array.isArray }, variant);
      const isKnown = faults.is('unknown-ability-accepted') ? isText : isAbility;
      if (!entry.abilities.every(isKnown)) throw new Refusal(variant.invalid, 'invalid: abilities');
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
    state.gone.set(user.email.toLowerCase(), user);
    for (const { id, user_id } of state.refreshTokens) if (user_id === user.id) state.orphaned.add(id);
    if (!faults.is('tokens-outlive-user'))
      state.refreshTokens = state.refreshTokens.filter(({ user_id }) => user_id !== user.id);
  };
  return { find, assertOwnerStays, assertRoleFree, leave };
}
