import { describe, expect, test } from 'vitest';
import { serveMock } from '../clients/serve-mock.js';
import { respect } from './respect.js';

/** Redocly's runner sends no body where it is empty, so it cannot run workflows about `{}` and `[]`. */
const apis = [
  { api: 'squadcast', files: ['squadcast'], callers: ['write', 'read'] },
  {
    api: 'org-user-management',
    files: ['org-user-management', 'org-user-management-removal'],
    callers: ['admin', 'developer', 'analyst'],
    skip: ['no-roles'],
  },
  { api: 'secoda', files: ['secoda'], callers: ['api-key'] },
  { api: 'windmill', files: ['windmill'], callers: ['superadmin'], skip: ['nothing-said'] },
];

const files = apis.flatMap(({ files: names, ...rest }) => names.map((name) => ({ name, ...rest })));

describe('@redocly/cli respect', () => {
  test.each(files)(
    'finds that the mock of $api keeps the workflows of $name',
    async ({ name, api, callers, skip = [] }) => {
      const { mock, url, close } = await serveMock(api);
      try {
        const credentials = callers.map((role) => [
          role.replaceAll('-', '_'),
          mock.credentials.find((one) => one.role === role)?.value ?? '',
        ]);
        const verdict = await respect(`contracts/${name}.arazzo.yaml`, {
          server: { [api]: url + (mock.basePaths[0] ?? '') },
          input: { ...Object.fromEntries(credentials), suffix: 'second' },
          skip,
        });
        expect(verdict.failed, verdict.output).toEqual({});
        expect(verdict.code).toBe(0);
        expect(verdict.steps).toBeGreaterThan(15);
      } finally {
        await close();
      }
    },
  );
});
