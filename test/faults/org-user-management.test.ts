import { expect } from 'vitest';
import { at, bystanders, invitation, type Person, read } from './probes/org-user-management/steps.js';
import { probes } from './probes/org-user-management.js';
import type { Client } from './support/client.js';
import { describeCorpus } from './support/corpus.js';

await describeCorpus({
  api: 'org-user-management',
  basePath: '/api/oum/v1',
  document: 'specs/org-user-management.yaml',
  role: 'admin',
  probes,
  tour,
  statuses: [
    'getOrganization 401',
    'getMe 401',
    ...['400', '401', '403', '409'].map((status) => `updateMe ${status}`),
    ...['400', '401'].map((status) => `listUsers ${status}`),
    ...['401', '404'].map((status) => `getUser ${status}`),
    ...['401', '403', '404', '409'].flatMap((status) => [`removeUser ${status}`, `resetPassword ${status}`]),
    ...['400', '401', '403', '404', '409'].map((status) => `replaceUserRoles ${status}`),
    ...['400', '401', '403', '409'].map((status) => `inviteUser ${status}`),
  ],
});

async function tour(api: Client): Promise<void> {
  await read(api, '/organization');
  const me = await read(api, '/users/me');
  const [person, other] = await bystanders(api);
  if (person === undefined || other === undefined) throw new Error('The seed holds too few users.');
  await read(api, '/users?page_number=2&page_size=3&name_search=%20%20%20');
  expect((await api.patch('/users/me', { name: 'Somebody Else', email: 'somebody@probe.example' })).status).toBe(200);
  expect(await read(api, '/users/me')).toMatchObject({ id: me.id, name: 'Somebody Else', roles: me.roles });
  expect((await api.put(`${at(person)}/roles`, ['developer', 'admin'])).status).toBe(204);
  expect((await read(api, at(person))).roles.sort()).toEqual(['admin', 'developer']);
  const analyst = await read(api.as('analyst'), '/users/me');
  expect((await api.post(`${at(analyst)}/reset-password`)).status).toBe(204);
  expect((await api.post('/users/invite', invitation)).status).toBe(204);
  expect((await api.post('/users/invite', invitation)).status).toBe(204);
  await refuse(api, { me, other: other.email, guest: await read(api.as('developer'), '/users/me') });
  expect((await api.delete(at(person))).status).toBe(204);
  expect((await api.get(at(person))).status).toBe(404);
}

async function refuse(api: Client, { me, other, guest }: { me: Person; other: string; guest: Person }): Promise<void> {
  const nobody = api.as(undefined);
  const analyst = api.as('analyst');
  const unknown = '/users/auth0%7C000000000000000000000000';
  for (const { id } of await bystanders(api)) await api.put(`/users/${encodeURIComponent(id)}/roles`, []);
  const replies = [
    [401, await nobody.get('/organization')],
    [401, await nobody.get('/users/me')],
    [400, await api.patch('/users/me', '{')],
    [400, await api.patch('/users/me', { email: 'no address' })],
    [401, await nobody.patch('/users/me', {})],
    [403, await api.as('developer').patch('/users/me', { name: 'Somebody' })],
    [409, await api.patch('/users/me', { email: other })],
    [400, await api.get('/users?page_number=0')],
    [400, await api.get('/users?page_size=many')],
    [400, await api.get('/users?name_search=abc1')],
    [401, await nobody.get('/users')],
    [401, await nobody.get(unknown)],
    [404, await api.get(unknown)],
    [401, await nobody.delete(unknown)],
    [403, await analyst.delete(unknown)],
    [404, await api.delete(unknown)],
    [409, await api.delete(at(me))],
    [401, await nobody.post(`${unknown}/reset-password`)],
    [403, await analyst.post(`${unknown}/reset-password`)],
    [404, await api.post(`${unknown}/reset-password`)],
    [409, await api.post(`${at(guest)}/reset-password`)],
    [400, await api.put(`${at(guest)}/roles`, { roles: [] })],
    [401, await nobody.put(`${at(guest)}/roles`, [])],
    [403, await analyst.put(`${at(guest)}/roles`, [])],
    [404, await api.put(`${unknown}/roles`, [])],
    [409, await api.put(`${at(me)}/roles`, [])],
    [400, await api.post('/users/invite', { ...invitation, roles: 'admin' })],
    [401, await nobody.post('/users/invite', invitation)],
    [403, await analyst.post('/users/invite', invitation)],
    [409, await api.post('/users/invite', { ...invitation, email: guest.email })],
  ] as const;
  expect(replies.map(([, { status }]) => status)).toEqual(replies.map(([status]) => status));
  expect([404, 405]).toContain((await api.put('/organization', {})).status);
}
