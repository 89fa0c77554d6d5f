// @ts-check
import { notFound } from './http.js';

/**
 * @typedef {import('./state.js').User} User
 * @typedef {import('./state.js').Group} Group
 * @typedef {import('./state.js').Tenant} Tenant
 * @typedef {{
 *   state: import('./state.js').State, faults: import('../../fault-switch.js').FaultSwitch,
 *   variant: import('./variant.js').Variant,
 * }} Service
 * @typedef {{
 *   tenant: Tenant, operation: string, query: URLSearchParams, body: any, ids: Record<string, number>,
 * }} Call an id that is no number is NaN
 * @typedef {(call: Call) => import('./http.js').Answer} Handler
 */

/**
 * @param {Call} call
 * @returns {User}
 */
export function findUser({ tenant, ids }) {
  const user = tenant.users.get(ids.user_id ?? Number.NaN);
  if (user === undefined) throw notFound('user');
  return user;
}

/**
 * @param {Service} service
 * @param {Call} call
 * @returns {Group}
 */
export function findGroup({ state, faults }, { tenant, ids, operation }) {
  const id = ids.group_id ?? Number.NaN;
  if (id > 2 ** 31 - 1 && faults.is('huge-id-crashes')) throw new RangeError('integer out of range');
  const group = tenant.groups.get(id);
  if (group !== undefined) return group;
  if (operation === 'delete_group' && faults.is('foreign-group-deletable')) {
    const foreign = state.tenants.map(({ groups }) => groups.get(id)).find((each) => each !== undefined);
    if (foreign !== undefined) return foreign;
  }
  throw notFound('group');
}
