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
  basePath: '/api',
  parameters: () => ({ workspace: ['starter', 'demo'] }),
  identities: (roles) =>
    Object.entries(scopesOf).map(([role, scopes]) => ({
      name: role,
      credentials: { bearerAuth: bearerOf(roles[role]), cookieAuth: bearerOf(roles[role]) },
      scopes,
    })),
};
