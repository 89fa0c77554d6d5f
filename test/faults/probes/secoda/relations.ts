import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { nobody } from './messages.js';
import { countUsers, idsOf } from './records.js';

/** What records do to each other, and what takes several requests to see. */
export const relationProbes: Probes = {
  'deletes-before-it-asks-who': async (api) => {
    const group = await createGroup(api);
    expect((await api.as(undefined).delete(`/auth/group/${group}`)).status).toBe(401);
    expect((await api.get(`/auth/group/${group}`)).status).toBe(200);
  },
  'delete-takes-the-rest': async (api) => {
    const [first, second] = [await createGroup(api), await createGroup(api)];
    await api.delete(`/auth/group/${first}`);
    expect((await api.get(`/auth/group/${second}`)).status).toBe(200);
  },
  'duplicate-is-refused-after-insert': async (api) => {
    const user = { email: 'new@example.test' };
    await api.post('/user', user);
    const before = await countUsers(api);
    expect((await api.post('/user', user)).status).toBe(400);
    expect(await countUsers(api)).toBe(before);
  },
  'deleted-group-stays-on-users': async (api) => {
    const user = await createUser(api);
    const group = await createGroup(api, [user]);
    await api.delete(`/auth/group/${group}`);
    expect(await groupsOf(api, user)).toEqual([]);
  },
  'deleted-user-stays-in-groups': async (api) => {
    const user = await createUser(api);
    const group = await createGroup(api, [user]);
    await api.delete(`/user/${user}`);
    expect(await usersOf(api, group)).toEqual([]);
  },
  'group-change-misses-users': async (api) => {
    const [one, other] = [await createUser(api, 'one'), await createUser(api, 'other')];
    const group = await createGroup(api, [one]);
    await api.patch(`/auth/group/${group}`, { users: [other] });
    expect(await groupsOf(api, other)).toEqual([group]);
  },
  'removed-member-keeps-group': async (api) => {
    const user = await createUser(api);
    const group = await createGroup(api, [user]);
    await api.patch(`/auth/group/${group}`, { users: [] });
    expect(await groupsOf(api, user)).toEqual([]);
  },
  'members-are-only-added': async (api) => {
    const group = await createGroup(api, [await createUser(api)]);
    expect((await api.patch(`/auth/group/${group}`, { users: [] })).body.users).toEqual([]);
  },
  'unknown-members-are-taken': async (api) => {
    expect((await api.post('/auth/group', { users: [nobody] })).status).toBe(400);
  },
  'group-stays-when-members-are-refused': async (api) => {
    const before = idsOf(await api.get('/auth/group'));
    await api.post('/auth/group', { users: [nobody] });
    expect(idsOf(await api.get('/auth/group'))).toEqual(before);
  },
  'rename-comes-before-the-check': async (api) => {
    const group = await createGroup(api);
    expect((await api.patch(`/auth/group/${group}`, { name: 'New', users: [nobody] })).status).toBe(400);
    expect((await api.get(`/auth/group/${group}`)).body.name).toBe('Old');
  },
  'empty-groups-share-members': async (api) => {
    const user = await createUser(api);
    const [one, other] = [await createGroup(api), await createGroup(api)];
    await api.patch(`/auth/group/${one}`, { users: [user] });
    expect(await usersOf(api, other)).toEqual([]);
  },
  'read-cache-survives-patch': async (api) => {
    const user = await createUser(api);
    await api.get(`/user/${user}`);
    await api.patch(`/user/${user}`, { first_name: 'Second' });
    expect((await api.get(`/user/${user}`)).body.first_name).toBe('Second');
  },
  'read-cache-survives-delete': async (api) => {
    const group = await createGroup(api);
    await api.get(`/auth/group/${group}`);
    await api.delete(`/auth/group/${group}`);
    expect((await api.get(`/auth/group/${group}`)).status).toBe(404);
  },
  'patch-starts-from-the-first-version': async (api) => {
    const user = await createUser(api);
    await api.patch(`/user/${user}`, { first_name: 'Second' });
    expect((await api.patch(`/user/${user}`, { last_name: 'Third' })).body.first_name).toBe('Second');
  },
  'deleted-user-still-listed': async (api) => {
    const user = await createUser(api);
    await api.delete(`/user/${user}`);
    expect(idsOf(await api.get('/user'))).not.toContain(user);
  },
};

async function createUser(api: Client, name = 'new'): Promise<string> {
  return (await api.post('/user', { email: `${name}@example.test`, first_name: 'First' })).body.id;
}

async function createGroup(api: Client, users?: string[]): Promise<string> {
  return (await api.post('/auth/group', { name: 'Old', ...(users && { users }) })).body.id;
}

async function usersOf(api: Client, group: string): Promise<string[]> {
  return (await api.get(`/auth/group/${group}`)).body.users;
}

async function groupsOf(api: Client, user: string): Promise<string[]> {
  return (await api.get(`/user/${user}`)).body.user_groups;
}
