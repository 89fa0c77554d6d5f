// @ts-check
import { readOrder, readParameter, readSearch, toPage } from './lists.js';
import { isUserRole } from './rules.js';
import { findUser } from './service.js';
import { toSearchTexts } from './state.js';
import { toGroupView, toListedUser } from './views.js';

/**
 * @typedef {import('./service.js').Service} Service
 * @typedef {import('./service.js').Handler} Handler
 * @typedef {import('./service.js').Call} Call
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').Tenant} Tenant
 */

/** @param {Service} service */
export function createUserLists(service) {
  const { state, faults, variant } = service;

  /** @type {Handler} */
  const list = ({ tenant, query, operation }) => {
    const q = readSearch(query);
    const filters = readFilters(query);
    const tenants = q !== undefined && faults.is('foreign-users-found-by-q') ? state.tenants : [tenant];
    const found = tenants.flatMap((each) =>
      [...each.users.values()].filter((user) => contains(each, user, q) && passes(user, filters)),
    );
    const compare = readOrder({ query, faults });
    const isWhole = q === undefined && filters.length === 0;
    const total = toTotal(tenant, found.length, isWhole);
    const { data, pagination } = toPage(found, { query, operation, faults, variant, compare, total });
    return { status: 200, body: { data: data.map((user) => toListedUser(user, service)), pagination } };
  };

  /** @type {(tenant: Tenant, user: User, q: string | undefined) => boolean} */
  const contains = ({ memory }, user, q) => {
    if (q === undefined) return true;
    const indexed = faults.is('search-index-stale') ? memory.searchTexts.get(user.id) : undefined;
    const parts = [...(indexed ?? toSearchTexts(user))];
    if (faults.is('q-ignores-email')) parts.pop();
    const needle = faults.is('percent-in-q-crashes') ? decodeURIComponent(q) : q;
    if (faults.is('q-wildcards')) return parts.some((part) => toLike(needle).test(part));
    return parts.some((part) => part.includes(needle));
  };

  /** @type {(query: URLSearchParams) => ((user: User) => boolean)[]} one for each filter that was sent */
  const readFilters = (query) => {
    const role = readParameter(query, 'role', isUserRole);
    const active = readParameter(query, 'active', (value) => value === 'true' || value === 'false');
    const isActiveLost = active === 'false' && faults.is('active-false-ignored');
    /** @type {((user: User) => boolean)[]} */
    const filters = [];
    if (role !== undefined) filters.push((user) => user.role === role);
    if (active !== undefined && !isActiveLost) filters.push((user) => user.active === (active === 'true'));
    return filters;
  };
  /** @type {(user: User, filters: ((user: User) => boolean)[]) => boolean} */
  const passes = (user, filters) =>
    faults.is('filters-as-or') && filters.length > 0
      ? filters.some((filter) => filter(user))
      : filters.every((filter) => filter(user));

  /** @type {(tenant: Tenant, found: number, isWhole: boolean) => number} */
  const toTotal = ({ users, memory }, found, isWhole) => {
    if (faults.is('total-ignores-filter')) return users.size;
    if (!isWhole) return found;
    memory.total ??= found;
    return faults.is('total-stale-after-delete') ? memory.total : found;
  };

  /** @type {Handler} */
  const listReports = (call) => {
    const { tenant, query, operation } = call;
    const { id } = findUser(call);
    const past = tenant.memory.pastReports.filter(({ manager }) => manager === id).map(({ report }) => report);
    const isReport = (/** @type {User} */ user) =>
      user.manager_id === id || (faults.is('old-manager-keeps-report') && past.includes(user.id));
    const { data, pagination } = toPage([...tenant.users.values()].filter(isReport), {
      query,
      operation,
      faults,
      variant,
    });
    return { status: 200, body: { data: data.map((user) => toListedUser(user, service)), pagination } };
  };

  /** @type {Handler} */
  const listGroups = (call) => {
    const { tenant, query, operation } = call;
    const { id } = findUser(call);
    const ids = tenant.memberships
      .filter(({ user_id, role }) => user_id === id && !(role === 'owner' && faults.is('user-groups-lack-owned')))
      .map(({ group_id }) => group_id);
    const groups = [...tenant.groups.values()].filter((group) => ids.includes(group.id));
    const { data, pagination } = toPage(groups, { query, operation, faults, variant });
    const isNull = groups.length === 0 && faults.is('empty-groups-null');
    return {
      status: 200,
      body: { data: isNull ? null : data.map((group) => toGroupView(group, tenant, service)), pagination },
    };
  };
  return { list, listReports, listGroups };
}

/**
 * As LIKE in SQL takes it.
 * @param {string} text
 */
function toLike(text) {
  const escaped = text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(escaped.replaceAll('%', '.*').replaceAll('_', '.'), 's');
}
