import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { nobody } from './messages.js';
import { countUsers, idsOf } from './records.js';

const email = 'new@example.test';

/** The faults that came later. */
export const moreProbes: Probes = {
  'member-errors-not-in-lists': async (api) => {
    const { errors } = (await api.post('/auth/group', { users: [nobody] })).body;
    for (const messages of Object.values(errors ?? {})) expect(messages).toEqual([expect.any(String)]);
  },
  'taken-email-is-409': async (api) => {
    await createUser(api);
    expect((await api.post('/user', { email })).status).toBe(400);
  },
  'deleted-user-is-410': async (api) => {
    const user = await createUser(api);
    await api.delete(`/user/${user}`);
    expect((await api.get(`/user/${user}`)).status).toBe(404);
  },
  'description-becomes-the-icon': async (api) => {
    const group = await createGroup(api, { icon: '💶', description: 'Owns.' });
    await api.patch(group, { description: 'Reads.' });
    expect((await api.get(group)).body).toMatchObject({ icon: '💶', description: 'Reads.' });
  },
  'description-cut': async (api) => {
    const description = 'Owns the numbers that go to the board. '.repeat(12);
    expect((await api.get(await createGroup(api, { description }))).body.description).toBe(description);
  },
  'patched-user-is-a-viewer': async (api) => {
    const user = await createUser(api, { role: 'admin' });
    await api.patch(`/user/${user}`, { first_name: 'Amina' });
    expect((await api.get(`/user/${user}`)).body.role).toBe('admin');
  },
  'older-role-name-ignored': async (api) => {
    expect((await api.get(`/user/${await createUser(api, { _role: 'editor' })}`)).body.role).toBe('editor');
  },
  'empty-text-is-ignored': async (api) => {
    const group = await createGroup(api, { description: 'Owns.' });
    expect((await api.patch(group, { description: '' })).status).toBe(200);
    expect((await api.get(group)).body.description ?? '').toBe('');
  },
  'names-normalised': async (api) => {
    expect((await api.get(await createGroup(api, { name: 'Oﬃce ①' }))).body.name).toBe('Oﬃce ①');
  },
  'count-never-falls': async (api) => {
    const before = await countUsers(api);
    await api.delete(`/user/${await createUser(api)}`);
    expect(await countUsers(api)).toBe(before);
  },
  'next-link-is-this-page': async (api) => {
    const { links } = (await api.get('/user')).body;
    expect(new URL(links.next, 'http://server.invalid').searchParams.get('page')).toBe('2');
  },
  'member-is-listed-twice': async (api) => {
    const users = [await createUser(api)];
    const group = await createGroup(api, { users });
    await api.patch(group, { users });
    expect((await api.get(group)).body.users).toEqual(users);
  },
  'user-takes-groups-along': async (api) => {
    const user = await createUser(api);
    const group = await createGroup(api, { users: [user] });
    await api.delete(`/user/${user}`);
    expect((await api.get(group)).status).toBe(200);
  },
  'joining-leaves-the-others': async (api) => {
    const users = [await createUser(api)];
    const group = await createGroup(api, { users });
    await createGroup(api, { users });
    expect((await api.get(group)).body.users).toEqual(users);
  },
  'recreated-user-in-old-groups': async (api) => {
    const before = idsOf(await api.get('/auth/group'));
    const user = await createUser(api);
    await createGroup(api, { users: [user] });
    await api.delete(`/user/${user}`);
    expect((await api.get(`/user/${await createUser(api)}`)).body.user_groups).toEqual([]);
    expect(idsOf(await api.get('/auth/group'))).toHaveLength(before.length + 1);
  },
};

async function createUser(api: Client, fields: object = {}): Promise<string> {
  const reply = await api.post('/user', { email, ...fields });
  expect(reply.status).toBe(201);
  return reply.body.id;
}

/** The path of a new group. */
async function createGroup(api: Client, fields: object): Promise<string> {
  return `/auth/group/${(await api.post('/auth/group', { name: 'Old', ...fields })).body.id}`;
}
