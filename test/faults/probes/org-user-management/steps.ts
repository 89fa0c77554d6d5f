import { expect } from 'vitest';
import type { Client, Reply } from '../../support/client.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export const invitation = { connection: null, email: 'noor@probe.example', name: 'Noor Haddad', roles: ['developer'] };

export async function read(api: Client, path: string): Promise<Reply['body']> {
  const reply = await api.get(path);
  expect(reply.status).toBe(200);
  return reply.body;
}

export async function listed(api: Client): Promise<Person[]> {
  const { count, items } = await read(api, '/users');
  for (let page = 2; items.length < count; page++) {
    const more = (await read(api, `/users?page_number=${page}`)).items;
    if (more.length === 0) break;
    items.push(...more);
  }
  return items;
}

export const at = ({ id }: Person): string => `/users/${encodeURIComponent(id)}`;

/** Users that none of the roles of the credentials stands for. */
export async function bystanders(api: Client): Promise<Person[]> {
  const callers = await Promise.all(['admin', 'developer', 'analyst'].map((role) => read(api.as(role), '/users/me')));
  const ids = new Set(callers.map(({ id }) => id));
  return (await listed(api)).filter(({ id }) => !ids.has(id));
}

export async function bystander(api: Client): Promise<Person> {
  const [first] = await bystanders(api);
  expect(first).toBeDefined();
  return first as Person;
}

export async function everybody(api: Client): Promise<Reply['body'][]> {
  return Promise.all((await listed(api)).map((person) => read(api, at(person))));
}
