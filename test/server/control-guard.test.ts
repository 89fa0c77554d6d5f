import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../src/index.js';
import { listen } from '../../src/server/index.js';
import { answersIn, exchange } from './raw-socket.js';

/** Where the control plane of Squadcast can be reached. */
const servers = [
  {
    name: 'a server of one mock',
    prefix: '',
    start: async (mock: Mock) => mock.listen(),
  },
  {
    name: 'a server of several',
    prefix: '',
    start: async (mock: Mock) => listen([mock, await createMock('secoda')]),
  },
  {
    name: 'an Express app',
    prefix: '/mocks',
    start: async (mock: Mock) => {
      const server = createServer(express().use('/mocks', mock.express()));
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return { port: (server.address() as AddressInfo).port, close: async () => server.close().closeAllConnections() };
    },
  },
];

describe.each(servers)('the control plane behind $name', ({ start, prefix }) => {
  let mock: Mock;
  let server: { readonly port: number; close(): Promise<unknown> };
  beforeEach(async () => {
    mock = await createMock('squadcast');
    server = await start(mock);
  });
  afterEach(() => server.close());

  const path = `${prefix}/_twinspec/squadcast/reset`;
  const post = async (target: string, ...headers: string[]) => {
    const received = await exchange(
      server.port,
      [`POST ${target} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'),
    );
    return answersIn(received)[0];
  };

  test.each([
    { headers: ['Host: localhost'] },
    { headers: ['Host: LOCALHOST:4010'] },
    { headers: ['Host: 127.0.0.1:4010'] },
    { headers: ['Host: [::1]:4010'] },
    { headers: ['Host: localhost', 'Origin: http://localhost:3000'] },
  ])('is open to this machine: $headers', async ({ headers }) => {
    expect(await post(path, ...headers)).toMatchObject({ status: 204 });
  });

  test.each([
    { why: 'is served for local host names only', headers: ['Host: mock.evil.example'] },
    { why: 'is served for local host names only', headers: ['Host: localhost.evil.example'] },
    { why: 'is served for local host names only', headers: ['Host: 127.0.0.1.evil.example'] },
    { why: 'is served for local host names only', headers: ['Host: '] },
    { why: 'is closed to pages of other origins', headers: ['Host: localhost', 'Origin: https://evil.example'] },
    { why: 'is closed to pages of other origins', headers: ['Host: localhost', 'Origin: null'] },
    {
      why: 'is closed to pages of other origins',
      headers: ['Host: localhost', 'Origin: http://localhost.evil.example'],
    },
    { why: 'cannot be reached through a proxy', headers: ['Host: localhost', 'X-Forwarded-For: 127.0.0.1'] },
    { why: 'cannot be reached through a proxy', headers: ['Host: localhost', 'Forwarded: for=127.0.0.1'] },
  ])('is closed to others, and $why: $headers', async ({ why, headers }) => {
    const answer = await post(path, ...headers);
    expect(answer).toMatchObject({ status: 403 });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ status: 403, detail: `The control plane ${why}.` });
  });

  test.each([
    `http://mock.evil.example${path}`,
    `HTTP://mock.evil.example${path}`,
    `http://localhost${path}`,
    `https://localhost${path}?x=1`,
    `x:${path}`,
    `${path}?x=1`,
    `${path}/`,
  ])('is closed however the request target is written: %s', async (target) => {
    await mock.handle({
      method: 'DELETE',
      path: '/v3/users/6908a1f0c4e2b70012d3a007',
      query: '',
      headers: { authorization: 'Bearer squadcast-write' },
    });
    const changed = mock.snapshot();
    expect([400, 403, 404]).toContain((await post(target, 'Host: mock.evil.example'))?.status);
    expect(mock.snapshot()).toEqual(changed);
  });
});

describe('a control plane with a token', () => {
  let server: Awaited<ReturnType<typeof listen>>;
  beforeEach(async () => {
    server = await listen([await createMock('squadcast')], { controlToken: 'correct-horse' });
  });
  afterEach(() => server.close());

  const get = async (...headers: string[]) => {
    const received = await exchange(
      server.port,
      ['GET /_twinspec/squadcast HTTP/1.1', ...headers, 'Connection: close', '', ''].join('\r\n'),
    );
    return answersIn(received)[0];
  };

  test.each([
    { who: 'from this machine without it', headers: ['Host: localhost'], status: 200 },
    {
      who: 'through a proxy with it',
      headers: ['Host: demo.example', 'X-Forwarded-For: 10.0.0.1', 'Authorization: Bearer correct-horse'],
      status: 200,
    },
    { who: 'through a proxy without it', headers: ['Host: demo.example', 'X-Forwarded-For: 10.0.0.1'], status: 401 },
    { who: 'with another one', headers: ['Host: demo.example', 'Authorization: Bearer correct-horsf'], status: 401 },
    { who: 'with its beginning', headers: ['Host: demo.example', 'Authorization: Bearer correct'], status: 401 },
    {
      who: 'with it as a password',
      headers: ['Host: demo.example', 'Authorization: Basic correct-horse'],
      status: 401,
    },
    {
      who: 'from this machine with another one',
      headers: ['Host: localhost', 'Authorization: Bearer no'],
      status: 401,
    },
    { who: 'from a page of another origin', headers: ['Host: localhost', 'Origin: https://evil.example'], status: 401 },
  ])('answers who asks $who: $status', async ({ headers, status }) => {
    const answer = await get(...headers);
    expect(answer).toMatchObject({ status });
    if (status === 401) expect(answer?.head).toContain('www-authenticate: Bearer');
  });
});

describe('the way around by a sandbox', () => {
  test.each([
    '/~default/_twinspec/sandboxes',
    '/~default/_twinspec/squadcast/reset',
    '/~x/../_twinspec/sandboxes',
    '/squadcast/../_twinspec/sandboxes',
    '/squadcast/_twinspec/sandboxes',
    '/squadcast/_twinspec/squadcast',
    '/~x/squadcast/_twinspec/squadcast',
    '/%5Ftwinspec/sandboxes',
    '/_twinspec%2Fsandboxes',
    '/_TWINSPEC/sandboxes',
    '//_twinspec/sandboxes',
    '/./_twinspec/sandboxes',
    '/_twinspec/..%2f_twinspec/sandboxes',
  ])('leads nowhere: %s', async (target) => {
    const server = await (await createMock('squadcast')).listen();
    try {
      const received = await exchange(
        server.port,
        [`GET ${target} HTTP/1.1`, 'Host: evil.example', 'Connection: close', '', ''].join('\r\n'),
      );
      expect([400, 403, 404]).toContain(answersIn(received)[0]?.status);
    } finally {
      await server.close();
    }
  });
});
