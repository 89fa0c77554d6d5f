import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { createGroup, createGroupOf, createUser, idsOf, patch, read, someone } from './steps.js';

const address = { city: 'Porto', country: 'PT' };

/** What is left after one or several writes. */
export const stateProbes: Probes = {
  'patch-not-stored': async (api) => {
    const { id } = await createUser(api);
    expect((await patch(api, `/users/${id}`, { jobTitle: 'Welder' })).body.jobTitle).toBe('Welder');
    expect((await read(api, `/users/${id}`)).jobTitle).toBe('Welder');
  },
  'replace-loses-address': async (api) => {
    const { id } = await createUser(api);
    await api.put(`/users/${id}`, { ...someone, address });
    expect((await read(api, `/users/${id}`)).address).toEqual(address);
  },
  'remove-member-does-nothing': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bo']);
    expect((await api.delete(`/groups/${group.id}/members/${users[0].id}`)).status).toBe(204);
    expect(idsOf(await read(api, `/groups/${group.id}/members`))).toEqual([users[1].id]);
  },
  'patch-resets-status': async (api) => {
    const { id } = await createUser(api, { status: 'suspended' });
    await patch(api, `/users/${id}`, { jobTitle: 'Welder' });
    expect((await read(api, `/users/${id}`)).status).toBe('suspended');
  },
  'replace-merges': async (api) => {
    const { id } = await createUser(api, { jobTitle: 'Welder', tags: ['night'] });
    await api.put(`/users/${id}`, someone);
    expect(await read(api, `/users/${id}`)).toMatchObject({ jobTitle: null, tags: [] });
  },
  'patch-null-ignored': async (api) => {
    const { id } = await createUser(api, { jobTitle: 'Welder' });
    await patch(api, `/users/${id}`, { jobTitle: null });
    expect((await read(api, `/users/${id}`)).jobTitle).toBe(null);
  },
  'address-cleared-by-patch': async (api) => {
    const { id } = await createUser(api, { address });
    await patch(api, `/users/${id}`, { jobTitle: 'Welder' });
    await patch(api, `/users/${id}`, { address: { city: 'Lisboa' } });
    await patch(api, `/users/${id}`, { status: 'suspended' });
    expect((await read(api, `/users/${id}`)).address).toEqual({ city: 'Lisboa', country: 'PT' });
  },
  'rename-changes-neighbour': async (api) => {
    const before = await createUser(api, { email: 'ana@probe.example', displayName: 'Ana' });
    const { id } = await createUser(api, { email: 'bo@probe.example', displayName: 'Bo' });
    await patch(api, `/users/${id}`, { displayName: 'Beatrix' });
    expect(await read(api, `/users/${before.id}`)).toEqual(before);
  },
  'delete-group-takes-neighbour': async (api) => {
    const before = await createGroup(api, { name: 'Early' });
    const { id } = await createGroup(api, { name: 'Late' });
    expect((await api.delete(`/groups/${id}`)).status).toBe(204);
    expect((await api.get(`/groups/${id}`)).status).toBe(404);
    expect(await read(api, `/groups/${before.id}`)).toEqual(before);
  },
  'remove-member-empties-group': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bo', 'cy']);
    await api.delete(`/groups/${group.id}/members/${users[1].id}`);
    const members = idsOf(await read(api, `/groups/${group.id}/members`));
    expect(members.sort()).toEqual([users[0].id, users[2].id].sort());
  },

  'email-case-sensitive': async (api) => {
    await createUser(api);
    expect((await api.post('/users', { ...someone, email: 'INES@probe.example' })).status).toBe(409);
  },
  'email-unchecked-on-update': async (api) => {
    await createUser(api);
    const { id } = await createUser(api, { email: 'bo@probe.example' });
    expect((await patch(api, `/users/${id}`, { email: someone.email })).status).toBe(409);
    expect((await patch(api, `/users/${id}`, { email: 'bo@probe.example' })).status).toBe(200);
  },
  'email-stays-taken': async (api) => {
    const { id } = await createUser(api);
    expect((await api.delete(`/users/${id}`)).status).toBe(204);
    await createUser(api);
  },
  'group-name-not-unique': async (api) => {
    await createGroup(api, { name: 'Early' });
    expect((await api.post('/groups', { name: 'Early' })).status).toBe(409);
  },
  'deleted-user-still-counted': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bo']);
    await api.delete(`/users/${users[0].id}`);
    expect(idsOf(await read(api, `/groups/${group.id}/members`))).toEqual([users[1].id]);
    expect((await read(api, `/groups/${group.id}`)).memberCount).toBe(1);
  },
  'double-add-counts-twice': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana']);
    expect((await api.put(`/groups/${group.id}/members/${users[0].id}`)).status).toBe(204);
    expect((await read(api, `/groups/${group.id}`)).memberCount).toBe(1);
  },
  'owner-stays-after-delete': async (api) => {
    const { id: ownerId } = await createUser(api);
    const { id } = await createGroup(api, { ownerId });
    await api.delete(`/users/${ownerId}`);
    expect((await read(api, `/groups/${id}`)).ownerId).toBe(null);
  },
  'half-applied-on-conflict': async (api) => {
    await createUser(api);
    const bo = await createUser(api, { email: 'bo@probe.example', displayName: 'Bo' });
    const refused = await patch(api, `/users/${bo.id}`, { displayName: 'Beatrix', email: someone.email });
    expect(refused.status).toBe(409);
    expect(await read(api, `/users/${bo.id}`)).toEqual(bo);
  },
  'refused-group-stays': async (api) => {
    const before = idsOf(await read(api, '/groups?limit=100'));
    expect((await api.post('/groups', { name: 'Orphans', ownerId: 'nobody-has-this-id' })).status).toBe(422);
    expect(idsOf(await read(api, '/groups?limit=100'))).toEqual(before);
  },

  'if-match-ignored': async (api) => {
    const { id } = await createUser(api);
    const tag = (await api.get(`/users/${id}`)).header('etag') ?? '';
    expect((await api.put(`/users/${id}`, { ...someone, jobTitle: 'Welder' }, { 'if-match': tag })).status).toBe(200);
    expect((await api.put(`/users/${id}`, { ...someone, jobTitle: 'Smith' }, { 'if-match': tag })).status).toBe(412);
    expect((await read(api, `/users/${id}`)).jobTitle).toBe('Welder');
  },
  'etag-ignores-members': async (api) => {
    const { group } = await createGroupOf(api, []);
    const user = await createUser(api);
    const tag = (await api.get(`/groups/${group.id}`)).header('etag') ?? '';
    await api.put(`/groups/${group.id}/members/${user.id}`);
    expect((await api.get(`/groups/${group.id}`, { 'if-none-match': tag })).status).toBe(200);
  },
  'idempotency-key-ignored': async (api) => {
    const key = { 'idempotency-key': 'probe-0001' };
    const first = await api.post('/groups', { name: 'Once' }, key);
    const second = await api.post('/groups', { name: 'Once' }, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
  },
  'same-email-inherits-groups': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana']);
    await api.delete(`/users/${users[0].id}`);
    const again = await createUser(api, { email: users[0].email });
    expect((await read(api, `/users/${again.id}/groups`)).items).toEqual([]);
    expect((await read(api, `/groups/${group.id}/members`)).items).toEqual([]);
  },
  'groups-of-user-stale': async (api) => {
    const user = await createUser(api);
    const { id } = await createGroup(api);
    expect((await read(api, `/users/${user.id}/groups`)).items).toEqual([]);
    await api.put(`/groups/${id}/members/${user.id}`);
    expect(idsOf(await read(api, `/groups/${id}/members`))).toEqual([user.id]);
    expect(idsOf(await read(api, `/users/${user.id}/groups`))).toEqual([id]);
  },
};
