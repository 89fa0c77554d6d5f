import { expect } from 'vitest';
import type { Client, Reply } from '../../support/client.js';

export const someone = { username: 'ines.c', email: 'Ines@probe.example', full_name: 'Inês Carvalho' };

/** A user of this name, whose username and address follow from it. */
export const named = (name: string) => ({ username: name, email: `${name}@probe.example`, full_name: name });

export async function createUser(api: Client, content: object = {}): Promise<Reply['body']> {
  const reply = await api.post('/users', { ...someone, ...content });
  expect(reply.status).toBe(201);
  return reply.body.data;
}

export async function createGroup(api: Client, content: object = {}): Promise<Reply['body']> {
  const reply = await api.post('/groups', { name: 'Night shift', ...content });
  expect(reply.status).toBe(201);
  return reply.body.data;
}

export async function addMember(api: Client, group: { id: number }, content: object): Promise<Reply['body']> {
  const reply = await api.post(`/groups/${group.id}/memberships`, content);
  expect(reply.status).toBe(201);
  return reply.body.data;
}

/** A group and its members, in the order of their creation. */
export async function createGroupOf(api: Client, names: readonly string[]) {
  const group = await createGroup(api);
  const users: Reply['body'][] = [];
  for (const name of names) {
    const user = await createUser(api, named(name));
    await addMember(api, group, { user_id: user.id });
    users.push(user);
  }
  return { group, users };
}

export async function read(api: Client, path: string): Promise<Reply['body']> {
  return (await readPage(api, path)).data;
}

export async function readPage(api: Client, path: string): Promise<Reply['body']> {
  const reply = await api.get(path);
  expect(reply.status).toBe(200);
  return reply.body;
}

export async function patch(api: Client, path: string, content: object): Promise<Reply['body']> {
  const reply = await api.patch(path, content);
  expect(reply.status).toBe(200);
  return reply.body.data;
}

export async function put(api: Client, path: string, content: object): Promise<Reply['body']> {
  const reply = await api.put(path, content);
  expect(reply.status).toBe(200);
  return reply.body.data;
}

export async function remove(api: Client, path: string): Promise<void> {
  expect((await api.delete(path)).status).toBe(204);
}

export async function idsAt(api: Client, path: string): Promise<number[]> {
  return (await read(api, path)).map(({ id }: { id: number }) => id);
}

export async function memberIds(api: Client, group: { id: number }): Promise<number[]> {
  const memberships = await read(api, `/groups/${group.id}/memberships`);
  return memberships.map(({ user_id }: { user_id: number }) => user_id).toSorted(byNumber);
}

export async function readAll(api: Client, path: string, limit: number): Promise<Reply['body'][]> {
  const items: Reply['body'][] = [];
  for (let offset = 0; offset < 200; offset += limit) {
    const page = await readPage(api, `${path}${path.includes('?') ? '&' : '?'}limit=${limit}&offset=${offset}`);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    items.push(...page.data);
    if (offset + limit >= page.pagination.total) break;
  }
  return items;
}

export const byNumber = (one: number, other: number) => one - other;
