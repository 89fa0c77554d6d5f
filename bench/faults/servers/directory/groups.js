// @ts-check
import { Failure } from './http.js';
import { readSearch, toPage } from './lists.js';
import { groupRules, readFields } from './rules.js';
import { findGroup } from './service.js';
import { addGroup } from './state.js';
import { toGroupView } from './views.js';

/**
 * @typedef {import('./service.js').Handler} Handler
 * @typedef {import('./state.js').Group} Group
 * @typedef {import('./state.js').Tenant} Tenant
 */

/** @param {import('./service.js').Service} service */
export function createGroupHandlers(service) {
  const { state, faults, variant } = service;

  /** @type {Handler} */
  const list = ({ tenant, query, operation }) => {
    const q = readSearch(query);
    const found = [...tenant.groups.values()].filter(({ name }) => q === undefined || name.toLowerCase().includes(q));
    const { data, pagination } = toPage(found, { query, operation, faults, variant });
    return { status: 200, body: { data: data.map((group) => toGroupView(group, tenant, service)), pagination } };
  };

  /** @type {Handler} */
  const read = (call) => ({
    status: 200,
    body: { data: toGroupView(findGroup(service, call), call.tenant, service) },
  });

  /** @type {Handler} */
  const create = ({ tenant, body }) => {
    const content = readFields(body, groupRules, { required: ['name'] });
    assertFree(tenant, content.name);
    const group = addGroup(state, tenant, content);
    if (faults.is('same-name-inherits-members')) {
      const former = tenant.memory.membersByGroupName.get(group.name) ?? [];
      for (const membership of former) tenant.memberships.push({ ...membership, group_id: group.id });
    }
    const headers = { Location: variant.toLocation(`/groups/${group.id}`) };
    return { status: 201, headers, body: { data: toGroupView(group, tenant, service) } };
  };

  /** @type {Handler} */
  const update = (call) => {
    const { tenant, body } = call;
    const group = findGroup(service, call);
    const patch = readFields(body, groupRules);
    if (patch.name !== undefined) assertFree(tenant, patch.name, group);
    const changed = { ...group, ...patch, updated_at: state.stamp() };
    const lost = faults.is('visibility-change-lost') ? { visibility: group.visibility } : {};
    Object.assign(group, changed, lost);
    return { status: 200, body: { data: toGroupView(changed, tenant, service) } };
  };

  /** @type {Handler} */
  const remove = (call) => {
    const group = findGroup(service, call);
    for (const tenant of state.tenants) {
      if (!tenant.groups.delete(group.id)) continue;
      const members = tenant.memberships.filter(({ group_id }) => group_id === group.id);
      tenant.memory.membersByGroupName.set(group.name, members);
      tenant.memberships = tenant.memberships.filter(({ group_id }) => group_id !== group.id);
    }
    return { status: 204 };
  };

  return { list, read, create, update, remove };
}

/** @type {(tenant: Tenant, name: string, self?: Group) => void} */
function assertFree({ groups }, name, self) {
  const isTaken = [...groups.values()].some(
    (group) => group !== self && group.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new Failure(409, 'conflict', { message: 'Choose another name.', fields: { name: ['is taken'] } });
}
