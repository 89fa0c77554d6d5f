// @ts-check
import { bearerOf } from '../credential-of.js';

/** @type {import('../api.js').Api} */
export const secoda = {
  name: 'secoda',
  document: 'specs/secoda.yaml',
  workflows: ['contracts/secoda.arazzo.yaml'],
  basePath: '',
  samples: async (get) => ({
    UserId: (await get('/user')).results[0].id,
    GroupId: (await get('/auth/group')).results[0].id,
  }),
  parameters: () => ({}),
  identities: (roles) => [{ name: 'key', credentials: { bearerAuth: bearerOf(roles['api-key']) } }],
};
