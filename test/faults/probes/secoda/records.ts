import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';

const email = 'new@example.test';

/** What lists hold and records keep. */
export const recordProbes: Probes = {
  'description-is-not-kept': async (api) => {
    const { body } = await api.post('/auth/group', { description: 'Owns the numbers.' });
    expect((await api.get(`/auth/group/${body.id}`)).body.description).toBe('Owns the numbers.');
  },
  'role-change-is-not-kept': async (api) => {
    const { body } = await api.post('/user', { email, role: 'viewer' });
    await api.patch(`/user/${body.id}`, { role: 'admin' });
    expect((await api.get(`/user/${body.id}`)).body.role).toBe('admin');
  },
  'second-name-is-not-kept': async (api) => {
    const { body } = await api.post('/user', { email });
    const names = { first_name: 'Amina', last_name: 'Diallo' };
    expect((await api.patch(`/user/${body.id}`, names)).body).toMatchObject(names);
  },
  'patch-clears-what-is-left-out': async (api) => {
    const { body } = await api.post('/auth/group', { name: 'Board', description: 'Decides.' });
    expect((await api.patch(`/auth/group/${body.id}`, { name: 'Council' })).body.description).toBe('Decides.');
  },
  'patch-without-users-empties-group': async (api) => {
    const user = await api.post('/user', { email });
    const { body } = await api.post('/auth/group', { name: 'Board', users: [user.body.id] });
    expect((await api.patch(`/auth/group/${body.id}`, { name: 'Council' })).body.users).toEqual([user.body.id]);
  },
  'pages-overlap': async (api) => {
    const first = idsOf(await api.get('/user'));
    const second = idsOf(await api.get('/user?page=2'));
    expect(first.filter((id) => second.includes(id))).toEqual([]);
  },
  'count-of-the-page': async (api) => {
    const { count, total_pages } = (await api.get('/user')).body;
    expect(Math.ceil(count / 50)).toBe(total_pages);
  },
  'empty-last-page': async (api) => {
    expect((await api.get('/auth/group')).body).toMatchObject({ total_pages: 1, links: { next: null } });
  },
  'page-past-the-end-is-empty': async (api) => {
    expect((await api.get('/auth/group?page=99')).status).toBe(404);
  },
  'page-of-twenty': async (api) => {
    expect(idsOf(await api.get('/user'))).toHaveLength(50);
  },
  'order-changes': async (api) => {
    expect(idsOf(await api.get('/auth/group'))).toEqual(idsOf(await api.get('/auth/group')));
  },
  'pending-users-are-not-listed': async (api) => {
    const before = await countUsers(api);
    await api.post('/user', { email });
    expect(await countUsers(api)).toBe(before + 1);
  },
  'email-case-counts': async (api) => {
    await api.post('/user', { email });
    expect((await api.post('/user', { email: 'NEW@example.test' })).status).toBe(400);
  },
  'email-not-freed': async (api) => {
    const { body } = await api.post('/user', { email });
    await api.delete(`/user/${body.id}`);
    expect((await api.post('/user', { email })).status).toBe(201);
  },
};

export function idsOf({ body }: Awaited<ReturnType<Client['get']>>): string[] {
  return body.results.map(({ id }: { id: string }) => id);
}

export async function countUsers(api: Client): Promise<number> {
  return (await api.get('/user')).body.count;
}
