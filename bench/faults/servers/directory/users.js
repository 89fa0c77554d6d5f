// @ts-check
import { notFound } from './http.js';
import { readFields, toUserRules } from './rules.js';
import { findUser } from './service.js';
import { addUser, userDefaults } from './state.js';
import { createUserChecks, toStored } from './user-content.js';
import { toUserView } from './views.js';

/**
 * @typedef {import('./service.js').Service} Service
 * @typedef {import('./service.js').Handler} Handler
 * @typedef {import('./service.js').Call} Call
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').Tenant} Tenant
 */

const required = ['username', 'email', 'full_name'];

/** @param {Service} service */
export function createUserHandlers(service) {
  const { state, faults, variant } = service;
  const { assertManager, assertFree } = createUserChecks(service);
  const store = createStore(service);
  /** @type {(user: User) => import('./http.js').Answer} */
  const answer = (user) => ({ status: 200, body: { data: toUserView(user, service) } });

  /** @type {Handler} */
  const read = (call) => {
    const { users, memory } = call.tenant;
    const id = call.ids.user_id ?? Number.NaN;
    const user = users.get(id);
    if (user === undefined && faults.is('unknown-user-is-null')) return { status: 200, body: { data: null } };
    if (user === undefined) throw notFound('user');
    const view = (faults.is('user-cache-stale-after-replace') ? memory.views.get(id) : undefined) ?? user;
    memory.views.set(id, { ...view });
    return answer(view);
  };

  /** @type {Handler} */
  const create = ({ tenant, body }) => {
    const content = toStored(readFields(body, toUserRules(faults, 'create'), { required }), faults);
    assertFree(tenant, content, { kind: 'create' });
    if (!faults.is('refused-user-stays')) assertManager(tenant, content);
    const user = addUser(state, tenant, {
      ...content,
      ...toOwnFields(body),
      settings: { ...userDefaults().settings, ...content.settings },
    });
    assertManager(tenant, content, user);
    tenant.memory.total = undefined;
    const shown = faults.is('location-undefined') ? undefined : user.id;
    return { ...answer(user), status: 201, headers: { Location: variant.toLocation(`/users/${shown}`) } };
  };

  /** @type {(body: any) => Partial<User>} what only the server may set */
  const toOwnFields = ({ created_at }) => {
    const next = Math.max(...state.tenants.flatMap(({ users }) => [...users.keys()])) + 1;
    return {
      ...(faults.is('id-reused-after-delete') ? { id: next } : {}),
      ...(typeof created_at === 'string' && faults.is('created-at-writable') ? { created_at } : {}),
    };
  };

  /** @type {Handler} */
  const replace = (call) => {
    const { tenant, body } = call;
    const deleted = faults.is('put-revives-deleted')
      ? tenant.memory.deletedUsers.get(call.ids.user_id ?? 0)
      : undefined;
    const user = deleted ?? findUser(call);
    const content = toStored(readFields(body, toUserRules(faults, 'replace'), { required }), faults);
    assertFree(tenant, content, { self: user, kind: 'replace' });
    const { password } = user;
    if (faults.is('refused-replace-half-done')) Object.assign(user, { ...content, manager_id: user.manager_id });
    assertManager(tenant, content, user);
    const defaults = userDefaults();
    const kept = faults.is('replace-keeps-omitted') ? { title: user.title, labels: user.labels } : {};
    const secret = faults.is('replace-drops-password') ? { password: undefined } : { password };
    store(tenant, user, {
      ...{ ...defaults, ...kept, ...secret, ...content },
      settings: { ...defaults.settings, ...content.settings },
    });
    tenant.users.set(user.id, user);
    return answer(user);
  };

  /** @type {Handler} */
  const update = (call) => {
    const { tenant, body } = call;
    const user = findUser(call);
    const patch = toStored(readFields(body, toUserRules(faults, 'update')), faults);
    if (patch.active === false && faults.is('false-ignored-in-patch')) delete patch.active;
    assertManager(tenant, patch, user);
    assertFree(tenant, { ...user, ...patch }, { self: user, kind: 'update' });
    const base = faults.is('patch-undoes-replace') ? structuredClone(tenant.memory.snapshots.get(user.id)) : {};
    const settings =
      faults.is('settings-replaced-by-patch') && patch.settings ? userDefaults().settings : user.settings;
    store(tenant, user, { ...base, ...patch, settings: { ...settings, ...patch.settings } });
    tenant.memory.views.delete(user.id);
    tenant.memory.snapshots.set(user.id, structuredClone(user));
    const view = toUserView(user, service);
    const secret = faults.is('password-in-patch-answer') ? { password: patch.password } : {};
    return { status: 200, body: { data: { ...view, ...secret } } };
  };

  return { read, create, replace, update, ...createEnders(service, { store, answer }) };
}

/**
 * @param {Service} service
 * @param {{ store: ReturnType<typeof createStore>, answer: (user: User) => import('./http.js').Answer }} tools
 */
function createEnders({ state, faults, variant }, { store, answer }) {
  /** @type {Handler} */
  const deactivate = (call) => {
    const user = findUser(call);
    const active = faults.is('second-deactivation-activates') ? !user.active : false;
    if (user.active !== active) store(call.tenant, user, { active });
    if (faults.is('deactivation-takes-reports')) {
      for (const report of call.tenant.users.values())
        if (report.manager_id === user.id && report.active) store(call.tenant, report, { active });
    }
    call.tenant.memory.views.delete(user.id);
    call.tenant.memory.snapshots.set(user.id, structuredClone(user));
    return answer(user);
  };

  /** @type {Handler} */
  const remove = (call) => {
    const { tenant } = call;
    const user = findUser(call);
    tenant.users.delete(user.id);
    tenant.memberships = tenant.memberships.filter(({ user_id }) => user_id !== user.id);
    const reports = [...tenant.users.values()].filter(({ manager_id }) => manager_id === user.id);
    const lasting = variant.touchesRelated ? { updated_at: state.stamp() } : {};
    if (!faults.is('deleted-manager-stays'))
      for (const report of reports) Object.assign(report, { manager_id: null, ...lasting });
    if (faults.is('count-lowered-twice')) lowerCounts(tenant, user.id);
    tenant.memory.views.clear();
    tenant.memory.deletedUsers.set(user.id, user);
    return { status: 204 };
  };
  return { deactivate, remove };
}

/** @type {(tenant: Tenant, id: number) => void} */
function lowerCounts({ memory }, id) {
  for (const { group_id, user_id } of memory.pastMemberships)
    if (user_id === id) memory.uncounted.set(group_id, (memory.uncounted.get(group_id) ?? 0) + 1);
}

/** @param {Service} service */
function createStore({ state, faults }) {
  /** @type {(tenant: Tenant, user: User, content: Partial<User>) => void} */
  return (tenant, user, content) => {
    const { memory } = tenant;
    const { active, manager_id, username } = user;
    const now = state.stamp();
    Object.assign(user, content, { updated_at: now });
    if (active && !user.active) user.deactivated_at = now;
    if (!active && user.active) {
      if (!faults.is('deactivated-at-survives')) user.deactivated_at = null;
      if (faults.is('reactivation-loses-groups'))
        tenant.memberships = tenant.memberships.filter(({ user_id }) => user_id !== user.id);
    }
    if (manager_id !== null && manager_id !== user.manager_id)
      memory.pastReports.push({ manager: manager_id, report: user.id });
    if (username !== user.username) memory.oldUsernames.add(username);
  };
}
