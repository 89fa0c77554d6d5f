// @ts-check
import { headerValueOf } from '../credential-of.js';

/**
 * The key of the auditor may only read, which the document says in words and in no security requirement.
 * @type {import('../api.js').Api}
 */
export const directory = {
  name: 'directory',
  document: 'bench/faults/servers/directory/openapi.yaml',
  workflows: [],
  basePath: '/api/v2',
  samples: async (get) => ({
    user_id: (await get('/users')).data[0].id,
    group_id: (await get('/groups')).data[0].id,
  }),
  parameters: () => ({}),
  identities: ({ admin, auditor, outsider }) => [
    { name: 'admin', credentials: { ApiKey: onlyValueOf(admin) } },
    { name: 'auditor', credentials: { ApiKey: onlyValueOf(auditor) }, isReadOnly: true },
    { name: 'outsider', credentials: { ApiKey: onlyValueOf(outsider) }, isOutsider: true },
  ],
};

/** @param {Record<string, string> | undefined} headers */
const onlyValueOf = (headers) => headerValueOf(headers, Object.keys(headers ?? {})[0] ?? '');
