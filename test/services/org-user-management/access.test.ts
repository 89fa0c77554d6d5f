import { describe, expect, test } from 'vitest';
import { amara, connect, diego, fatima, lukas, type Method, priya, start, tokens, userPath } from './start.js';

const { as, admin, developer, analyst } = await start();

interface Call {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
}

const reads: readonly Call[] = [
  { operation: 'getOrganization', method: 'get', path: '/organization' },
  { operation: 'getMe', method: 'get', path: '/users/me' },
  { operation: 'listUsers', method: 'get', path: '/users' },
  { operation: 'getUser', method: 'get', path: userPath(amara) },
];
const forAdmins: readonly Call[] = [
  { operation: 'removeUser', method: 'delete', path: userPath(lukas) },
  { operation: 'resetPassword', method: 'post', path: `${userPath(fatima)}/reset-password` },
  { operation: 'replaceUserRoles', method: 'put', path: `${userPath(fatima)}/roles`, body: ['admin'] },
  {
    operation: 'inviteUser',
    method: 'post',
    path: '/users/invite',
    body: { connection: null, email: 'noor@example.com', name: 'Noor', roles: ['admin'] },
  },
];
const all = [...reads, ...forAdmins, { operation: 'updateMe', method: 'patch', path: '/users/me', body: {} } as const];

describe('credentials', () => {
  test.each(all)('$operation answers 401 without any', async ({ method, path, body }) => {
    const { headers, body: error } = await as(undefined)(method, path).send(body).expect(401);
    expect(error).toEqual({ message: expect.any(String), code: 'unauthorized' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'www-authenticate': 'ApiKey realm="org-user-management"',
    });
  });

  test.each([
    ['an unknown token', 'amara.okafor@example.com:mpat_unknown0000000000000000000000001'],
    ["somebody else's e-mail", `lukas.brandt@example.com:${tokens.admin}`],
    ['no e-mail', tokens.admin],
    ['an empty e-mail', `:${tokens.admin}`],
    ['a scheme in front', `Bearer amara.okafor@example.com:${tokens.admin}`],
    ['no token', 'amara.okafor@example.com:'],
  ])('%s is a 401', async (_, authorization) => {
    await as(authorization)('get', '/users/me').expect(401);
  });

  test('after a change of e-mail the new one is good, and so is the one that the token was made for', async () => {
    for (const email of ['amara.one@example.com', 'amara.two@example.com']) {
      await admin('patch', '/users/me').send({ email }).expect(200);
    }
    await as(`amara.two@example.com:${tokens.admin}`)('get', '/users/me').expect(200);
    await as(`amara.okafor@example.com:${tokens.admin}`)('get', '/users/me').expect(200);
    await as(`amara.one@example.com:${tokens.admin}`)('get', '/users/me').expect(401);
  });

  test('the token of a removed user is a 401', async () => {
    await analyst('get', '/users/me').expect(200);
    await admin('delete', userPath(diego)).expect(204);
    await analyst('get', '/users/me').expect(401);
  });
});

describe('roles', () => {
  test.each(reads)('$operation is open to every member', async ({ method, path }) => {
    for (const member of [admin, developer, analyst]) await member(method, path).expect(200);
  });

  test.each(forAdmins)('$operation answers 403 to whoever is no admin', async ({ method, path, body }) => {
    for (const member of [developer, analyst]) {
      const { body: error } = await member(method, path).send(body).expect(403);
      expect(error).toEqual({ message: expect.any(String), code: 'forbidden' });
    }
  });

  test.each(forAdmins)('$operation answers 204 to an admin', async ({ method, path, body }) => {
    const response = await admin(method, path).send(body).expect(204);
    expect(response.text).toBe('');
  });

  test('count from the moment that they are given and taken', async () => {
    await admin('put', `${userPath(priya)}/roles`)
      .send(['admin'])
      .expect(204);
    await developer('put', `${userPath(amara)}/roles`)
      .send([])
      .expect(204);
    await admin('put', `${userPath(priya)}/roles`)
      .send([])
      .expect(403);
  });
});

describe('problems that no operation raises', () => {
  test.each([
    { method: 'get', path: '/nowhere', status: 404, code: 'not_found' },
    { method: 'put', path: '/users/me', status: 405, code: 'method_not_allowed' },
  ] as const)('$method $path answers $status as message and code', async ({ method, path, status, code }) => {
    const { body } = await admin(method, path).expect(status);
    expect(body).toEqual({ message: expect.any(String), code });
  });

  test('a body of another media type answers 415', async () => {
    const { body } = await admin('patch', '/users/me').type('text/plain').send('Amara').expect(415);
    expect(body.code).toBe('unsupported_media_type');
  });

  test('a body that is not JSON answers 400', async () => {
    const { body } = await admin('patch', '/users/me').type('application/json').send('{"name":').expect(400);
    expect(body.code).toBe('bad_request');
  });
});

test('with authentication off nobody lacks a role, and the last admin is kept all the same', async () => {
  const free = await connect({ auth: 'off' });
  await free
    .developer('put', `${userPath(lukas)}/roles`)
    .send([])
    .expect(204);
  const { body } = await free.developer('delete', userPath(amara)).expect(409);
  expect(body).toEqual({ message: 'The organization needs at least one admin.', code: 'conflict' });
});

test('with authentication off and nobody to stand in, getMe has nobody to answer', async () => {
  const free = await connect({ auth: 'off', fixtures: { collections: {} } });
  const { body } = await free.as(undefined)('get', '/users/me').expect(401);
  expect(body).toEqual({ message: 'There is no user to act for.', code: 'unauthorized' });
});
