// @ts-check
import { bearerOf } from '../credential-of.js';

/** @type {import('../api.js').Api} */
export const people = {
  name: 'people',
  document: 'bench/faults/servers/people/openapi.yaml',
  workflows: [],
  basePath: '/v1',
  samples: async (get) => ({
    UserId: (await get('/users')).items[0].id,
    GroupId: (await get('/groups')).items[0].id,
  }),
  parameters: () => ({}),
  identities: ({ admin, reader, outsider }) => [
    { name: 'admin', credentials: { bearerAuth: bearerOf(admin) }, scopes: ['read', 'write'] },
    { name: 'reader', credentials: { bearerAuth: bearerOf(reader) }, scopes: ['read'] },
    { name: 'outsider', credentials: { bearerAuth: bearerOf(outsider) }, scopes: ['read', 'write'], isOutsider: true },
  ],
};
