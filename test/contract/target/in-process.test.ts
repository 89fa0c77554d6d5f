import { createServer } from 'node:net';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { createFetchTarget } from '../../../src/contract/target/fetch-target.js';
import { createHandlerTarget } from '../../../src/contract/target/handler-target.js';
import { createListenerTarget } from '../../../src/contract/target/listener-target.js';
import type { ContractTarget } from '../../../src/contract/target/target.js';
import type { HttpRequest, HttpResponse } from '../../../src/http/index.js';
import { request, using, withListener, withServer } from './loopback.js';

/** What every kind of target below `/v1` makes of the same small API. */
const kinds: readonly { readonly kind: string; readonly create: () => ContractTarget }[] = [
  { kind: 'an Express app', create: () => createListenerTarget(createApp(), { basePath: '/v1' }) },
  { kind: 'a fetch', create: () => createFetchTarget(answerFetch, 'http://api.example/v1/') },
  { kind: 'a handler', create: () => createHandlerTarget({ handle: answer }, '/v1') },
];

function answer({ method, path, query, headers, body }: HttpRequest): HttpResponse {
  if (path !== '/v1/users') return { status: 404, headers: {} };
  const name = headers['x-name'] ?? '';
  const text = JSON.stringify({ method, query, name, body: Buffer.from(body ?? []).toString() });
  return { status: 201, headers: { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] }, body: text };
}

async function answerFetch(sent: Request): Promise<Response> {
  const { pathname, search } = new URL(sent.url);
  const reply = answer({
    method: sent.method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(sent.headers),
    body: new Uint8Array(await sent.arrayBuffer()),
  }) as { status: number; headers: Record<string, string | string[]>; body?: string };
  const headers = Object.entries(reply.headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new Response(sent.method === 'HEAD' ? null : reply.body, { status: reply.status, headers });
}

function createApp() {
  const app = express();
  app.use(express.text({ type: '*/*' }));
  app.use((incoming, outgoing) => {
    const [path = '', query = ''] = incoming.originalUrl.split('?');
    const body = typeof incoming.body === 'string' ? Buffer.from(incoming.body) : undefined;
    const reply = answer({ method: incoming.method, path, query, headers: incoming.headers, body });
    outgoing.status(reply.status).set(reply.headers as Record<string, string | string[]>);
    outgoing.end(reply.body);
  });
  return app;
}

describe.each(kinds)('$kind', ({ create }) => {
  test('answers a request', async () => {
    await using(create(), async (target) => {
      const headers = { 'content-type': 'text/plain', 'x-name': 'Ada' };
      expect(await target.send(request('POST /users?page=2', { headers, body: 'höi' }))).toMatchObject({
        status: 201,
        headers: { 'set-cookie': ['a=1', 'b=2'] },
        value: { method: 'POST', query: 'page=2', name: 'Ada', body: 'höi' },
      });
    });
  });

  test('answers HEAD and what is not there without a body', async () => {
    await using(create(), async (target) => {
      expect(await target.send(request('HEAD /users'))).toMatchObject({ status: 201, text: '', value: undefined });
      expect(await target.send(request('GET /nothing'))).toMatchObject({ status: 404, text: '', value: undefined });
    });
  });

  test('has a name that is the same in every run', async () => {
    await using(create(), async ({ name }) => {
      expect(name).toMatch(/^http:\/\/(?:localhost|api\.example)\/v1$/);
    });
  });
});

describe('an Express app', () => {
  test('is served anew after it was closed', async () => {
    const target = createListenerTarget(createApp());
    await target.send(request('GET /'));
    await target.close();
    expect(await target.send(request('GET /'))).toMatchObject({ status: 404 });
    await target.close();
  });

  test('need never have been asked', async () => {
    await expect(createListenerTarget(createApp()).close()).resolves.toBeUndefined();
  });
});

describe('a fetch', () => {
  test('may be the global one', async () => {
    await withListener(
      (_, outgoing) => outgoing.writeHead(302, { location: '/elsewhere' }).end('over there'),
      async (_, port) => {
        const target = createFetchTarget(fetch, `http://127.0.0.1:${port}`);
        expect(await target.send(request('GET /'))).toMatchObject({ status: 302, text: 'over there' });
      },
    );
  });

  test('that hangs is given up', async () => {
    const target = createFetchTarget(() => new Promise(() => undefined), 'http://api.example', { timeout: 20 });
    await expect(target.send(request('GET /'))).rejects.toMatchObject({ code: 'timeout' });
  });

  test.each([
    { what: 'finds nobody', line: 'GET /', code: 'unreachable' },
    { what: 'cannot trace', line: 'TRACE /', code: 'unsendable' },
  ])('that $what says so', async ({ line, code }) => {
    const port = await withServer(createServer(), (free) => Promise.resolve(free));
    const target = createFetchTarget(fetch, `http://127.0.0.1:${port}`);
    await expect(target.send(request(line))).rejects.toMatchObject({ code });
  });
});
