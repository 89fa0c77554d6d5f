// @ts-check
import { headerValueOf } from '../credential-of.js';

/** @type {import('../api.js').Api} */
export const orgUserManagement = {
  name: 'org-user-management',
  document: 'specs/org-user-management.yaml',
  workflows: ['contracts/org-user-management.arazzo.yaml', 'contracts/org-user-management-removal.arazzo.yaml'],
  basePath: '/api/oum/v1',
  samples: async (get) => ({ UserId: (await get('/users')).items.at(-1).id }),
  parameters: () => ({}),
  identities: (roles) =>
    ['admin', 'developer', 'analyst'].map((role) => ({
      name: role,
      credentials: { accessToken: headerValueOf(roles[role], 'Authorization') },
      scopes: [role],
    })),
};
