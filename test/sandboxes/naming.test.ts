import express from 'express';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock, type RunningServer } from '../../src/index.js';
import { listen } from '../../src/server/index.js';

async function addUser(url: string, email: string, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify({ email, role: 'viewer' });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  return answer.status;
}

describe('a request names its sandbox', () => {
  let mocks: readonly Mock[];
  let server: RunningServer;
  let credentials: Record<string, string>;

  beforeAll(async () => {
    mocks = [await createMock('secoda'), await createMock('windmill')];
    server = await listen(mocks);
    const [credential] = mocks[0]?.credentials ?? [];
    credentials = { [credential?.header ?? '']: credential?.value ?? '' };
  });
  afterAll(() => server.close());

  const usersOf = async (base: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await fetch(`${base}/user`, { headers: { ...credentials, ...headers } });
    return ((await answer.json()) as { count: number }).count;
  };

  test('by the beginning of its path, before the name of the mock', async () => {
    const before = await usersOf(`${server.url}/secoda`);
    expect(await addUser(`${server.url}/~ann/secoda/user`, 'new@example.com', credentials)).toBe(201);
    expect(await usersOf(`${server.url}/~ann/secoda`)).toBe(before + 1);
    expect(await usersOf(`${server.url}/%7Eann/secoda`)).toBe(before + 1);
    expect(await usersOf(`${server.url}/~bob/secoda`)).toBe(before);
    expect(await usersOf(`${server.url}/secoda`)).toBe(before);
  });

  test('by a header, or by a cookie', async () => {
    const before = await usersOf(`${server.url}/secoda`);
    await addUser(`${server.url}/secoda/user`, 'h@example.com', { ...credentials, 'x-twinspec-sandbox': 'carol' });
    expect(await usersOf(`${server.url}/secoda`, { cookie: 'a=b; twinspec_sandbox=carol' })).toBe(before + 1);
    expect(await usersOf(`${server.url}/~carol/secoda`)).toBe(before + 1);
  });

  test('by the path rather than by the header', async () => {
    const before = await usersOf(`${server.url}/secoda`);
    await addUser(`${server.url}/~dora/secoda/user`, 'd@example.com', { ...credentials, 'x-twinspec-sandbox': 'emil' });
    expect(await usersOf(`${server.url}/~emil/secoda`)).toBe(before);
  });

  test.each(['', '..', 'a.b', '-a', 'a%2Fb', 'x'.repeat(65)])('and is refused for the name “%s”', async (name) => {
    const answer = await fetch(`${server.url}/~${name}/secoda/user`, { headers: credentials });
    expect(answer.status).toBe(400);
  });

  test('by its path, and gets cookies that stay in it', async () => {
    const answer = await fetch(`${server.url}/~fay/windmill/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@windmill.dev', password: 'changeme' }),
    });
    expect(answer.headers.get('set-cookie')).toContain('Path=/~fay/windmill/');
  });
});

describe('within somebody else’s Express app', () => {
  test('a sandbox stands behind the mount path', async () => {
    const mock = await createMock('secoda');
    const app = express().use('/mocks', mock.express());
    const [credential] = mock.credentials;
    const headers = { [credential?.header ?? '']: credential?.value ?? '' };
    const send = supertest(app);
    const user = { email: 'new@example.com', role: 'viewer' };
    await send.post('/mocks/~ann/user').set(headers).send(user).expect(201);
    await send.post('/mocks/~ann/user').set(headers).send(user).expect(400);
    await send.post('/mocks/user').set(headers).send(user).expect(201);
  });
});
