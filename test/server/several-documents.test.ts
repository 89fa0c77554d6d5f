import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { listen } from '../../src/server/index.js';
import { withFolder } from '../spec/files.js';
import { over, type Send } from './http-exactly/adapters.js';

const says = (text: string) => ({
  responses: { 200: { description: text, content: { 'application/json': { example: text } } } },
});

const documentOf = (paths: Readonly<Record<string, object>>): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'A document', version: '1' },
    servers: [{ url: '/v1' }],
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, { ...item, parameters: parametersOf(path) }]),
    ),
  });

const parametersOf = (path: string): readonly object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: {} }));

const cats = documentOf({
  '/cats': { get: says('all cats') },
  '/cats/{id}': { get: says('a cat') },
  '/both': { get: says('of cats') },
  '/shared/{id}': { get: says('read of cats') },
});
const dogs = documentOf({
  '/dogs': { get: says('all dogs') },
  '/cats/alpha': { get: says('a dog called alpha') },
  '/both': { get: says('of dogs') },
  '/shared/{name}': { put: says('written to dogs') },
  '/': { get: says('nobody sees it') },
});

async function withBoth(use: (both: { send: Send; reread: () => Promise<void> }) => Promise<void>): Promise<void> {
  await withFolder({ 'cats.json': cats, 'dogs.json': dogs }, async (folder) => {
    const files = ['cats.json', 'dogs.json'].map((name) => join(folder, name));
    const mocks = await Promise.all(files.map((file) => createMock(file, { seed: 'test' })));
    const server = await listen(mocks);
    const reread = async (): Promise<void> => {
      await writeFile(join(folder, 'dogs.json'), documentOf({ '/puppies': { get: says('all puppies') } }));
      await mocks[1]?.reload();
    };
    try {
      await use({ send: over(server.port), reread });
    } finally {
      await server.close();
    }
  });
}

describe('several documents at the same base path', () => {
  test.each([
    { line: 'GET /v1/cats', body: 'all cats' },
    { line: 'GET /v1/cats/7', body: 'a cat' },
    { line: 'GET /v1/dogs', body: 'all dogs' },
    { line: 'GET /~mine/v1/dogs', body: 'all dogs' },
    { line: 'GET /v1/cats/alpha', body: 'a dog called alpha' },
    { line: 'GET /v1/both', body: 'of cats' },
    { line: 'GET /dogs/v1/both', body: 'of dogs' },
    { line: 'GET /v1/shared/7', body: 'read of cats' },
    { line: 'PUT /v1/shared/7', body: 'written to dogs' },
  ])('answer what is theirs: $line gets $body', async ({ line, body }) => {
    await withBoth(async ({ send }) => {
      const answer = await send(line);
      expect([answer.status, answer.json()]).toEqual([200, body]);
    });
  });

  test('leave what none of them has to the server, which says where they are', async () => {
    await withBoth(async ({ send }) => {
      expect((await send('GET /')).json()).toMatchObject({ mocks: [{ name: 'cats' }, { name: 'dogs' }] });
      const answer = await send('GET /v1/birds');
      expect(answer).toMatchObject({ status: 404 });
      expect(answer.json()).toMatchObject({ detail: expect.stringContaining('/cats/v1, /dogs/v1') });
      expect((await send('GET /v1/%zz')).status).toBe(404);
      expect((await send('GET /~mine/_twinspec/cats')).status).toBe(404);
    });
  });

  test('refuse a method that none of them has, and allow a browser to ask for what one has', async () => {
    await withBoth(async ({ send }) => {
      expect((await send('DELETE /v1/shared/7')).status).toBe(405);
      expect((await send('HEAD /v1/shared/7')).status).toBe(200);
      const headers = { origin: 'http://app.example', 'access-control-request-method': 'PUT' };
      const preflight = await send('OPTIONS /v1/shared/7', { headers });
      expect(preflight.headers['access-control-allow-methods']).toContain('PUT');
    });
  });

  test('are looked through anew when one of them has changed', async () => {
    await withBoth(async ({ send, reread }) => {
      expect((await send('GET /v1/puppies')).status).toBe(404);
      await reread();
      expect((await send('GET /v1/puppies')).status).toBe(200);
      expect((await send('GET /v1/dogs')).status).toBe(404);
    });
  });
});
