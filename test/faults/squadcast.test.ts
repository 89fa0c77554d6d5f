import { expect } from 'vitest';
import {
  add,
  addTwo,
  createToken,
  exchange,
  handOver,
  nobody,
  read,
  someone,
  update,
} from './probes/squadcast/steps.js';
import { probes } from './probes/squadcast.js';
import type { Client } from './support/client.js';
import { describeCorpus } from './support/corpus.js';

const writes = ['Users_addUser', 'Users_updateUserByID', 'Users_removeUserFromOrg', 'Users_deleteUser'];
const otherWrites = ['Users_updateOrgLevelPermissions', 'Users_createToken', 'Users_removeToken'];
const reads = ['Users_getAllUsers', 'Users_getUserById', 'Users_getUserRoles', 'Users_getAllTokens'];

await describeCorpus({
  api: 'squadcast',
  basePath: '',
  document: 'specs/squadcast.yaml',
  role: 'write',
  probes,
  tour,
  statuses: [
    ...[...writes, ...otherWrites, ...reads, 'Auth_getAccessToken'].map((operation) => `${operation} 401`),
    ...[...writes, ...otherWrites].map((operation) => `${operation} 403`),
    'Users_getUserById 404',
    ...[...writes.slice(1), ...otherWrites].map((operation) => `${operation} 404`),
    ...writes.map((operation) => `${operation} 409`),
    'Users_addUser 400',
    'Users_deleteUser 422',
  ],
});

async function tour(api: Client): Promise<void> {
  const [user, heir] = await addTwo(api);
  expect(user).toMatchObject({ ...someone, email_verified: false, contact: { dial_code: '', phone_number: '' } });
  expect(await read(api, '/v3/users')).toContainEqual(user);
  expect(await read(api, `/v3/users/${user.id}`)).toMatchObject(user);
  const roles: { name: string; limit: number; order: number }[] = await read(api, '/v3/users/roles');
  expect(new Set(roles.map(({ name, limit, order }) => `${name} ${limit} ${order}`))).toEqual(
    new Set(['Account Owner 1 3', 'Admin -1 2', 'User -1 1', 'Stakeholder -1 0']),
  );
  const token = await createToken(api, user.id);
  expect(await read(await exchange(api, token), '/v3/refresh-token')).toContainEqual(
    expect.objectContaining({ id: token.id, user_id: user.id }),
  );
  const data = [{ user_id: user.id, abilities: ['manage-teams', 'manage-audit-logs'] }];
  expect((await api.put('/v3/users/abilities', { data })).status).toBe(200);
  expect((await update(api, user.id, 'stakeholder')).status).toBe(200);
  await refuse(api, user.id);
  expect((await handOver(api, user.id, heir.id)).status).toBe(200);
  expect((await api.delete(`/v3/refresh-token/${token.id}`)).status).toBe(204);
  expect((await api.delete(`/v3/users/${heir.id}`)).status).toBe(204);
}

async function refuse(api: Client, id: string): Promise<void> {
  const owner = (await read(api, '/v3/users')).find(({ role }: { role: string }) => role === 'account_owner').id;
  const other = (await add(api, { email: 'cy@probe.example' })).id;
  const data = [
    { user_id: id, abilities: [] },
    { user_id: nobody, abilities: ['manage-teams'] },
  ];
  const replies = [
    [400, await api.post('/v3/users', '{')],
    [await refusalOf(api), await api.post('/v3/users', [])],
    [409, await api.post('/v3/users', someone)],
    [409, await update(api, owner, 'user')],
    [409, await update(api, id, 'account_owner')],
    [200, await update(api, owner, 'account_owner')],
    [409, await api.delete(`/v3/users/${owner}`)],
    [409, await handOver(api, owner, id)],
    [422, await handOver(api, id, id)],
    [404, await handOver(api, nobody, id)],
    [404, await handOver(api, other, nobody)],
    [404, await update(api, nobody, 'user')],
    [404, await api.get('/v3/users/%7Bid%7D')],
    [404, await api.delete(`/v3/users/${nobody}`)],
    [404, await api.put('/v3/users/abilities', { data })],
    [404, await api.post('/v3/refresh-token', { user_id: nobody })],
    [404, await api.delete(`/v3/refresh-token/${nobody}`)],
    [404, await api.get('/v3/users/')],
    [415, await api.post('/v3/users', 'text', { 'content-type': 'text/plain' })],
  ] as const;
  expect(replies.map(([, { status }]) => status)).toEqual(replies.map(([status]) => status));
  expect([404, 405]).toContain((await api.patch('/v3/users', {})).status);

  for (const [role, status] of [
    [undefined, 401],
    ['read', 403],
  ] as const) {
    for (const refused of await writeAs(api.as(role), id)) expect(refused.status).toBe(status);
  }
  const paths = ['/v3/users', `/v3/users/${id}`, '/v3/users/roles', '/v3/refresh-token', '/oauth/access-token'];
  for (const path of paths) expect((await api.as(undefined).get(path)).status).toBe(401);
  for (const path of paths.slice(0, -1)) await read(api.as('read'), path);
}

/** The document has both 400 and 422 for a body that breaks its schema: one of them, the same one everywhere. */
async function refusalOf(api: Client): Promise<number> {
  const { status } = await api.post('/v3/users', { ...someone, role: 'nobody' });
  expect([400, 422]).toContain(status);
  return status;
}

async function writeAs(api: Client, id: string) {
  return [
    await api.post('/v3/users', someone),
    await update(api, id, 'user'),
    await api.delete(`/v3/users/${id}`),
    await handOver(api, id, nobody),
    await api.put('/v3/users/abilities', { data: [] }),
    await api.post('/v3/refresh-token', { user_id: id }),
    await api.delete(`/v3/refresh-token/${nobody}`),
  ];
}
