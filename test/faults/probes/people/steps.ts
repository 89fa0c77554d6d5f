import { expect } from 'vitest';
import type { Client, Reply } from '../../support/client.js';

export const mergePatch = { 'content-type': 'application/merge-patch+json' };

export const someone = { email: 'ines@probe.example', displayName: 'Inês Carvalho' };

/** Creates a user and hands back what the answer holds. */
export async function createUser(api: Client, content: object = {}): Promise<Reply['body']> {
  const reply = await api.post('/users', { ...someone, ...content });
  expect(reply.status).toBe(201);
  return reply.body;
}

export async function createGroup(api: Client, content: object = {}): Promise<Reply['body']> {
  const reply = await api.post('/groups', { name: 'Night shift', ...content });
  expect(reply.status).toBe(201);
  return reply.body;
}

/** A group and its members, in the order of their creation. */
export async function createGroupOf(api: Client, names: readonly string[]) {
  const group = await createGroup(api);
  const users: Reply['body'][] = [];
  for (const name of names) {
    const user = await createUser(api, { displayName: name, email: `${name}@probe.example` });
    expect((await api.put(`/groups/${group.id}/members/${user.id}`)).status).toBe(204);
    users.push(user);
  }
  return { group, users };
}

export async function patch(api: Client, path: string, content: object): Promise<Reply> {
  return api.patch(path, content, mergePatch);
}

export async function read(api: Client, path: string): Promise<Reply['body']> {
  const reply = await api.get(path);
  expect(reply.status).toBe(200);
  return reply.body;
}

export const idsOf = (body: Reply['body']): string[] => body.items.map(({ id }: { id: string }) => id);

/** Follows the cursors to the end. */
export async function readAll(api: Client, path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await read(api, `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${query}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...idsOf(page));
    cursor = page.nextCursor;
  } while (typeof cursor === 'string' && ids.length < 1000);
  return ids;
}
