import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { startSecoda, workspaceOf } from './start-secoda.js';

describe.each(['/user', '/auth/group'])('the list %s', (path) => {
  const start = (items: number) => startSecoda({ fixtures: workspaceOf({ users: items, groups: items }) });

  test.each([
    { page: 1, previous: null, next: 2, items: 50, first: 0 },
    { page: 2, previous: 1, next: 3, items: 50, first: 50 },
    { page: 3, previous: 2, next: null, items: 7, first: 100 },
  ])('has 50 items a page, $items on page $page of 107', async ({ page, previous, next, items, first }) => {
    const { api } = await start(107);
    const { body } = await api.get(`${path}?page=${page}`).expect(200);
    expect(body).toMatchObject({
      meta: { page, previous_page: previous, next_page: next },
      count: 107,
      total_pages: 3,
    });
    expect(body.results).toHaveLength(items);
    expect(body.results[0].id).toBe(`00000000-0000-4000-8000-${String(first).padStart(12, '0')}`);
    expect(body.links).toEqual({
      previous: previous === null ? null : expect.stringMatching(new RegExp(`${path}\\?page=${previous}$`)),
      next: next === null ? null : expect.stringMatching(new RegExp(`${path}\\?page=${next}$`)),
    });
  });

  test('begins with page 1', async () => {
    const { api } = await start(51);
    const implied = await api.get(path).expect(200);
    const named = await api.get(`${path}?page=1`).expect(200);
    expect(implied.body.results).toEqual(named.body.results);
    expect(implied.body.meta).toEqual({ page: 1, previous_page: null, next_page: 2 });
  });

  test.each([50, 100])('has no page beyond its %i items', async (items) => {
    const { api } = await start(items);
    await api.get(`${path}?page=${items / 50}`).expect(200);
    const { body } = await api.get(`${path}?page=${items / 50 + 1}`).expect(404);
    expect(body).toEqual({ detail: `There is no page ${items / 50 + 1}.` });
  });

  test('has one page when it is empty', async () => {
    const { api } = await start(0);
    const { body } = await api.get(path).expect(200);
    expect(body).toEqual({
      links: { next: null, previous: null },
      meta: { page: 1, previous_page: null, next_page: null },
      count: 0,
      total_pages: 1,
      results: [],
    });
    await api.get(`${path}?page=2`).expect(404);
  });

  test.each(['0', '-1', 'two', '1.5', '', '%00'])('has no page "%s"', async (page) => {
    const { api } = await start(1);
    const { body } = await api.get(`${path}?page=${page}`).expect(400);
    expect(body).toEqual({ detail: 'The request is invalid.', errors: { page: [expect.any(String)] } });
  });

  test('has no page 9007199254740993', async () => {
    const { api } = await start(1);
    await api.get(`${path}?page=9007199254740993`).expect(404);
  });
});

describe('links', () => {
  const fixtures = workspaceOf({ users: 60, groups: 0 });
  const key = { Authorization: 'Bearer secoda-api-key' };

  test('are absolute, and keep the other parameters', async () => {
    const { api } = await startSecoda({ fixtures });
    const { body } = await api.get('/user/?sort=name&page=1').set('Host', 'secoda.test:8080').expect(200);
    expect(body.links.next).toBe('http://secoda.test:8080/user/?sort=name&page=2');
  });

  test('keep the prefix of an on-premise server', async () => {
    const { api } = await startSecoda({ fixtures });
    const { body } = await api.get('/api/v1/user?page=2').set('Host', 'secoda.test').expect(200);
    expect(body.links.previous).toBe('http://secoda.test/api/v1/user?page=1');
  });

  test('keep the scheme that a proxy was asked by', async () => {
    const { api } = await startSecoda({ fixtures });
    const headers = { Host: 'secoda.test', 'X-Forwarded-Proto': 'https, http' };
    const { body } = await api.get('/user').set(headers).expect(200);
    expect(body.links.next).toBe('https://secoda.test/user?page=2');
  });

  test('are relative where the request names no host', async () => {
    const { mock } = await startSecoda({ fixtures });
    const headers = { authorization: key.Authorization };
    const { body } = await mock.handle({ method: 'GET', path: '/user', query: '', headers });
    expect(JSON.parse(String(body)).links.next).toBe('?page=2');
  });

  test('lead to the next page below a mount path, too', async () => {
    const { mock } = await startSecoda({ fixtures });
    const server = express().use('/workspace', mock.express()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const first = await fetch(`http://127.0.0.1:${port}/workspace/user`, { headers: key });
      const { links } = (await first.json()) as { links: { next: string } };
      expect(links.next).toBe(`http://127.0.0.1:${port}/workspace/user?page=2`);
      const second = await fetch(links.next, { headers: key });
      expect(await second.json()).toMatchObject({ meta: { page: 2 }, results: { length: 10 } });
    } finally {
      server.close();
    }
  });
});
