import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { createGroup, createUser, idsAt, named, read, someone } from './steps.js';

async function statusOfCreation(api: Client, content: object): Promise<number> {
  return (await api.post('/users', { ...someone, ...content })).status;
}

/** Which requests are refused, and whose. */
export const requestProbes: Probes = {
  'username-pattern-unanchored': async (api) => {
    expect(await statusOfCreation(api, { username: 'ines c!' })).toBe(422);
    expect(await statusOfCreation(api, { username: 'ines c' })).toBe(422);
    expect(await statusOfCreation(api, { username: 'ines_c' })).toBe(201);
  },
  'phone-unchecked-on-patch': async (api) => {
    const { id } = await createUser(api);
    expect((await api.patch(`/users/${id}`, { phone: 'call me' })).status).toBe(422);
    expect((await api.patch(`/users/${id}`, { phone: '+351912345678' })).status).toBe(200);
  },
  'sort-by-unchecked': async (api) => {
    expect((await api.get('/users?sort_by=shoe_size')).status).toBe(400);
  },
  'text-id-coerced': async (api) => {
    const { id } = await createUser(api);
    const group = await createGroup(api);
    expect((await api.post(`/groups/${group.id}/memberships`, { user_id: String(id) })).status).toBe(422);
  },
  'null-name-accepted': async (api) => {
    const { id } = await createUser(api);
    expect((await api.put(`/users/${id}`, { ...someone, full_name: null })).status).toBe(422);
  },
  'created-at-writable': async (api) => {
    const { created_at } = await createUser(api, { created_at: '2001-01-01T00:00:00Z' });
    expect(created_at).not.toMatch(/^2001/);
  },

  'key-secret-unchecked': async (api) => {
    const key = api.headers['x-api-key'] ?? '';
    const forged = key.slice(0, -4) + (key.endsWith('0000') ? '1111' : '0000');
    expect((await api.with({ 'x-api-key': forged }).get('/users')).status).toBe(401);
  },
  'empty-key-accepted': async (api) => {
    expect((await api.with({ 'x-api-key': '' }).get('/groups')).status).toBe(401);
  },
  'reports-open': async (api) => {
    const { id } = await createUser(api);
    expect((await api.as(undefined).get(`/users/${id}/reports`)).status).toBe(401);
  },
  'auditor-may-deactivate': async (api) => {
    const { id } = await createUser(api);
    expect((await api.as('auditor').post(`/users/${id}/deactivate`)).status).toBe(403);
    expect((await read(api.as('auditor'), `/users/${id}`)).active).toBe(true);
  },
  'auditor-may-patch': async (api) => {
    const { id } = await createGroup(api);
    expect((await api.as('auditor').patch(`/groups/${id}`, { description: 'Seized' })).status).toBe(403);
  },
  'forbidden-delete-done': async (api) => {
    const group = await createGroup(api);
    expect((await api.as('auditor').delete(`/groups/${group.id}`)).status).toBe(403);
    expect((await api.get(`/groups/${group.id}`)).status).toBe(200);
  },

  'foreign-group-deletable': async (api) => {
    const { id } = await createGroup(api.as('outsider'));
    expect((await api.delete(`/groups/${id}`)).status).toBe(404);
    await read(api.as('outsider'), `/groups/${id}`);
  },
  'foreign-member-addable': async (api) => {
    const { id } = await createUser(api.as('outsider'));
    const group = await createGroup(api);
    expect((await api.post(`/groups/${group.id}/memberships`, { user_id: id })).status).toBe(422);
  },
  'foreign-users-found-by-q': async (api) => {
    await createUser(api.as('outsider'), named('stranger'));
    expect(await idsAt(api, '/users?q=stranger')).toEqual([]);
  },
  'username-unique-across-tenants': async (api) => {
    await createUser(api.as('outsider'));
    await createUser(api);
  },
};
