// @ts-check
import { createGroupHandlers } from './groups.js';
import { createMembershipHandlers } from './memberships.js';
import { createUserLists } from './user-lists.js';
import { createUserHandlers } from './users.js';

/**
 * @typedef {{ method: string, operation: string, handler: import('./service.js').Handler, hasBody: boolean }} Route
 * @typedef {{ pattern: RegExp, routes: Route[] }} Place
 */

/**
 * @param {import('./service.js').Service} service
 * @returns {Place[]}
 */
export function createPlaces(service) {
  const [users, userLists] = [createUserHandlers(service), createUserLists(service)];
  const [groups, memberships] = [createGroupHandlers(service), createMembershipHandlers(service)];
  return [
    place('/users', [get('list_users', userLists.list), write('POST', 'create_user', users.create)]),
    place('/users/{user_id}', [
      get('get_user', users.read),
      write('PUT', 'replace_user', users.replace),
      write('PATCH', 'update_user', users.update),
      bare('DELETE', 'delete_user', users.remove),
    ]),
    place('/users/{user_id}/deactivate', [bare('POST', 'deactivate_user', users.deactivate)]),
    place('/users/{user_id}/reports', [get('list_reports', userLists.listReports)]),
    place('/users/{user_id}/groups', [get('list_user_groups', userLists.listGroups)]),
    place('/groups', [get('list_groups', groups.list), write('POST', 'create_group', groups.create)]),
    place('/groups/{group_id}', [
      get('get_group', groups.read),
      write('PATCH', 'update_group', groups.update),
      bare('DELETE', 'delete_group', groups.remove),
    ]),
    place('/groups/{group_id}/memberships', [
      get('list_memberships', memberships.list),
      write('POST', 'add_membership', memberships.add),
    ]),
    place('/groups/{group_id}/memberships/{user_id}', [
      write('PATCH', 'update_membership', memberships.update),
      bare('DELETE', 'remove_membership', memberships.remove),
    ]),
  ];
}

/** @type {(path: string, routes: Route[]) => Place} */
const place = (path, routes) => ({
  pattern: new RegExp(`^/api/v2${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  routes,
});

/** @type {(method: string, operation: string, handler: import('./service.js').Handler) => Route} */
const write = (method, operation, handler) => ({ method, operation, handler, hasBody: true });
/** @type {(method: string, operation: string, handler: import('./service.js').Handler) => Route} */
const bare = (method, operation, handler) => ({ method, operation, handler, hasBody: false });
/** @type {(operation: string, handler: import('./service.js').Handler) => Route} */
const get = (operation, handler) => bare('GET', operation, handler);
