import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { diego, jonasToken, kwame, meiling, startSquadcast } from './start-squadcast.js';

type Squadcast = Awaited<ReturnType<typeof startSquadcast>>;

const reads = [
  { method: 'get', path: '/v3/refresh-token' },
  { method: 'get', path: '/v3/users' },
  { method: 'get', path: '/v3/users/roles' },
  { method: 'get', path: `/v3/users/${kwame}` },
] as const;

const writes = [
  { method: 'post', path: '/v3/refresh-token', body: { user_id: kwame }, status: 201 },
  { method: 'delete', path: `/v3/refresh-token/${jonasToken}`, body: undefined, status: 204 },
  {
    method: 'post',
    path: '/v3/users',
    body: { email: 'a@b.example', role: 'user', first_name: 'A', last_name: 'B' },
    status: 201,
  },
  { method: 'put', path: '/v3/users/abilities', body: { data: [] }, status: 200 },
  {
    method: 'put',
    path: '/v3/users/delete-user',
    body: { user_id: diego, swap_user_id: meiling, suppress_incidents: false, reassign_incidents: true },
    status: 200,
  },
  { method: 'put', path: `/v3/users/${kwame}`, body: { role: 'stakeholder' }, status: 200 },
  { method: 'delete', path: `/v3/users/${kwame}`, body: undefined, status: 204 },
] as const;

const operations = [...reads.map((read) => ({ ...read, body: undefined })), ...writes];

let squadcast: Squadcast;
beforeAll(async () => {
  squadcast = await startSquadcast();
});
beforeEach(() => squadcast.mock.reset());

describe('access tokens', () => {
  test.each(operations)('are needed for $method $path', async ({ method, path, body }) => {
    const { status, headers, body: answer } = await squadcast.anonymous[method](path).send(body);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer /);
    expect(answer).toEqual({ meta: { status: 401, error_message: expect.any(String) } });
  });

  test.each(['squadcast-expired', 'made-up', 'squadcast-refresh-owner'])(
    'are refused when they are %s',
    async (token) => {
      const { body } = await squadcast.bearing(token).get('/v3/users').expect(401);
      expect(body.meta.status).toBe(401);
    },
  );

  test.each(['Basic squadcast-write', 'squadcast-write', 'Bearer'])(
    'are not taken from "%s"',
    async (authorization) => {
      await squadcast.anonymous.get('/v3/users').set('Authorization', authorization).expect(401);
    },
  );

  test('are taken whatever the case of the scheme', async () => {
    await squadcast.anonymous.get('/v3/users').set('Authorization', 'bearer squadcast-read').expect(200);
  });
});

describe('scopes', () => {
  test.each(reads)('read is enough for $method $path', async ({ method, path }) => {
    await squadcast.reader[method](path).expect(200);
  });

  test.each(writes)('user-write is enough for $method $path', async ({ method, path, body, status }) => {
    await squadcast.writer[method](path).send(body).expect(status);
  });

  test.each(writes)(
    'read is not enough for $method $path, which changes nothing then',
    async ({ method, path, body }) => {
      const before = squadcast.mock.snapshot();
      const { body: answer } = await squadcast.reader[method](path).send(body).expect(403);
      expect(answer.meta).toEqual({ status: 403, error_message: expect.stringContaining('user-write') });
      expect(squadcast.mock.snapshot()).toEqual(before);
    },
  );
});
