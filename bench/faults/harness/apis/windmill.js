// @ts-check
import { bearerOf } from '../credential-of.js';

/** A super admin counts as everything everywhere; the others are known in the workspace `starter`. */
const scopesOf = {
  superadmin: ['superadmin', 'workspace-admin', 'workspace-member'],
  'workspace-admin': ['workspace-admin', 'workspace-member'],
  'workspace-member': ['workspace-member'],
  nobody: [],
};

/** @type {import('../api.js').Api} */
export const windmill = {
  name: 'windmill',
  document: 'specs/windmill.yaml',
  workflows: ['contracts/windmill.arazzo.yaml'],
  basePath: '/api',
  samples: async (get) => ({
    Workspace: 'starter',
    Username: (await get('/w/starter/users/list')).at(-1).username,
    AccountEmail: (await get('/users/list_as_super_admin')).at(-1).email,
  }),
  parameters: () => ({ workspace: ['starter', 'demo'] }),
  identities: (roles) =>
    Object.entries(scopesOf).map(([role, scopes]) => ({
      name: role,
      credentials: { bearerAuth: bearerOf(roles[role]), cookieAuth: bearerOf(roles[role]) },
      scopes,
    })),
};
