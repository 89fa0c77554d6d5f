// @ts-check

/**
 * @typedef {{ path: RegExp, methods: Record<string, { operation: string, roles: string[] }> }} Route
 */

const admins = ['admin'];

/**
 * Every path with its methods; literal paths stand before those with an id.
 * @param {import('../../fault-switch.js').FaultSwitch} faults
 * @returns {Route[]}
 */
export function createRoutes(faults) {
  const removers = faults.is('developer-may-remove') ? ['admin', 'developer'] : admins;
  const inviters = faults.is('anybody-may-invite') ? [] : admins;
  return [
    { path: /^\/organization$/, methods: { GET: { operation: 'getOrganization', roles: [] } } },
    {
      path: /^\/users\/me$/,
      methods: { GET: { operation: 'getMe', roles: [] }, PATCH: { operation: 'updateMe', roles: [] } },
    },
    { path: /^\/users$/, methods: { GET: { operation: 'listUsers', roles: [] } } },
    { path: /^\/users\/invite$/, methods: { POST: { operation: 'inviteUser', roles: inviters } } },
    {
      path: /^\/users\/([^/]+)$/,
      methods: { GET: { operation: 'getUser', roles: [] }, DELETE: { operation: 'removeUser', roles: removers } },
    },
    {
      path: /^\/users\/([^/]+)\/reset-password$/,
      methods: { POST: { operation: 'resetPassword', roles: admins } },
    },
    { path: /^\/users\/([^/]+)\/roles$/, methods: { PUT: { operation: 'replaceUserRoles', roles: admins } } },
  ];
}
