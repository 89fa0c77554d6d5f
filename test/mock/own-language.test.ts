import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';

const json = { 'content-type': 'application/json' };

/** How each of the APIs says that something is wrong, and a path of its that takes a body. */
const apis = [
  {
    id: 'squadcast',
    posting: '/v3/users',
    type: 'application/json',
    credential: { authorization: 'Bearer squadcast-write' },
    shape: (status: number) => ({ meta: { status, error_message: expect.any(String) } }),
  },
  {
    id: 'org-user-management',
    posting: '/api/oum/v1/users/invite',
    type: 'application/json',
    credential: { authorization: 'amara.okafor@example.com:mpat_admin000000000000000000000000001' },
    shape: () => ({ message: expect.any(String), code: expect.any(String) }),
  },
  {
    id: 'secoda',
    posting: '/auth/group',
    type: 'application/json',
    credential: { authorization: 'Bearer secoda-api-key' },
    shape: () => ({ detail: expect.any(String) }),
  },
  {
    id: 'windmill',
    posting: '/api/users/create',
    type: 'text/plain; charset=utf-8',
    credential: { authorization: 'Bearer superadmin00000000000000000001' },
    shape: () => expect.any(String),
  },
];

describe.each(apis)('whatever raised it, $id says it in its own way', ({ id, posting, type, credential, shape }) => {
  test.each([
    { what: 'an unknown path', method: 'GET', path: '/nothing', headers: credential, status: 404 },
    { what: 'an invalid encoding', method: 'GET', path: '/%zz', headers: credential, status: 400 },
    { what: 'a path that is too long', method: 'GET', path: `/${'x'.repeat(9_000)}`, headers: credential, status: 414 },
    { what: 'another method', method: 'PROPFIND', path: posting, headers: credential, status: 405 },
    { what: 'no credentials', method: 'POST', path: posting, headers: json, body: '{}', status: 401 },
    {
      what: 'a body that is no JSON',
      method: 'POST',
      path: posting,
      headers: { ...credential, ...json },
      body: '{',
      status: 400,
    },
    {
      what: 'another media type',
      method: 'POST',
      path: posting,
      headers: { ...credential, 'content-type': 'image/png' },
      body: '{',
      status: 415,
    },
    {
      what: 'a body that is too large',
      method: 'POST',
      path: posting,
      headers: { ...credential, ...json },
      body: 'x'.repeat(1_100_000),
      status: 413,
    },
  ])('$what', async ({ method, path, headers, body, status }) => {
    const mock = await createMock(id);
    const init: RequestInit = { method, headers: new Headers(Object.entries(headers)) };
    if (body !== undefined) init.body = body;
    const answer = await mock.fetch(`http://mock.example${path}`, init);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(type);
    const text = await answer.text();
    expect(type.startsWith('text') ? text : JSON.parse(text)).toEqual(shape(status));
    expect(answer.headers.has('www-authenticate')).toBe(status === 401);
    expect(answer.headers.has('allow')).toBe(status === 405);
  });
});

test('only Windmill answers whatever a client accepts', async () => {
  const statuses = await Promise.all(
    [
      { id: 'squadcast', path: '/v3/users', authorization: 'Bearer squadcast-read' },
      {
        id: 'org-user-management',
        path: '/api/oum/v1/users/me',
        authorization: 'amara.okafor@example.com:mpat_admin000000000000000000000000001',
      },
      { id: 'secoda', path: '/user', authorization: 'Bearer secoda-api-key' },
      { id: 'windmill', path: '/api/users/whoami', authorization: 'Bearer superadmin00000000000000000001' },
    ].map(async ({ id, path, authorization }) => {
      const mock = await createMock(id);
      return (await mock.fetch(`http://mock.example${path}`, { headers: { authorization, accept: 'image/png' } }))
        .status;
    }),
  );
  expect(statuses).toEqual([406, 406, 406, 200]);
});
