// @ts-check
import { bearerOf } from '../credential-of.js';

/** @type {import('../api.js').Api} */
export const secoda = {
  name: 'secoda',
  document: 'specs/secoda.yaml',
  basePath: '',
  parameters: () => ({}),
  identities: (roles) => [{ name: 'key', credentials: { bearerAuth: bearerOf(roles['api-key']) } }],
};
