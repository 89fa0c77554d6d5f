// @ts-check
import { bearerOf, headerValueOf } from '../credential-of.js';

/** @type {import('../api.js').Api} */
export const squadcast = {
  name: 'squadcast',
  document: 'specs/squadcast.yaml',
  workflows: ['contracts/squadcast.arazzo.yaml'],
  basePath: '',
  samples: async (get) => ({
    UserID: (await get('/v3/users')).data.at(-1).id,
    RefreshTokenID: (await get('/v3/refresh-token')).data.at(-1).id,
  }),
  parameters: () => ({}),
  identities: ({ write, read, refresh }) => [
    {
      name: 'write',
      credentials: { bearerAuth: bearerOf(write), refreshToken: headerValueOf(refresh, 'X-Refresh-Token') },
      scopes: ['read', 'user-write'],
    },
    { name: 'read', credentials: { bearerAuth: bearerOf(read) }, scopes: ['read'] },
  ],
};
