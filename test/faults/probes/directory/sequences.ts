import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import {
  addMember,
  createGroup,
  createGroupOf,
  createUser,
  idsAt,
  memberIds,
  named,
  patch,
  put,
  read,
  remove,
  someone,
} from './steps.js';

/** What shows only after several requests in one order. */
export const sequenceProbes: Probes = {
  'user-cache-stale-after-replace': async (api) => {
    const { id } = await createUser(api);
    await read(api, `/users/${id}`);
    await put(api, `/users/${id}`, { ...someone, title: 'Welder' });
    expect((await read(api, `/users/${id}`)).title).toBe('Welder');
  },
  'patch-undoes-replace': async (api) => {
    const { id } = await createUser(api);
    await put(api, `/users/${id}`, { ...someone, title: 'Welder' });
    await patch(api, `/users/${id}`, { phone: '+351912345678' });
    expect(await read(api, `/users/${id}`)).toMatchObject({ title: 'Welder', phone: '+351912345678' });
  },
  'put-revives-deleted': async (api) => {
    const { id } = await createUser(api);
    await remove(api, `/users/${id}`);
    expect((await api.put(`/users/${id}`, someone)).status).toBe(404);
    expect((await api.get(`/users/${id}`)).status).toBe(404);
  },
  'id-reused-after-delete': async (api) => {
    const { id } = await createUser(api);
    await remove(api, `/users/${id}`);
    expect((await createUser(api, named('bob'))).id).not.toBe(id);
  },
  'second-deactivation-activates': async (api) => {
    const { id } = await createUser(api);
    const first = await api.post(`/users/${id}/deactivate`);
    const second = await api.post(`/users/${id}/deactivate`);
    expect([first.body.data.active, second.body.data.active]).toEqual([false, false]);
    expect(second.body.data).toEqual(first.body.data);
  },
  'deactivated-at-survives': async (api) => {
    const { id } = await createUser(api);
    await api.post(`/users/${id}/deactivate`);
    expect(await patch(api, `/users/${id}`, { active: true })).toMatchObject({ active: true, deactivated_at: null });
  },
  'reactivation-loses-groups': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana']);
    await api.post(`/users/${users[0].id}/deactivate`);
    await patch(api, `/users/${users[0].id}`, { active: true });
    expect(await idsAt(api, `/users/${users[0].id}/groups`)).toEqual([group.id]);
  },
  'renamed-username-stays-taken': async (api) => {
    const { id } = await createUser(api);
    await patch(api, `/users/${id}`, { username: 'ines.married' });
    await createUser(api, { email: 'other@probe.example' });
  },
  'refused-update-frees-email': async (api) => {
    await createUser(api);
    const { id } = await createUser(api, named('bob'));
    expect((await api.patch(`/users/${id}`, { email: someone.email })).status).toBe(409);
    expect((await api.post('/users', { ...named('bobby'), email: 'bob@probe.example' })).status).toBe(409);
  },
  'old-manager-keeps-report': async (api) => {
    const [ana, bob] = [await createUser(api, named('ana')), await createUser(api, named('bob'))];
    const { id } = await createUser(api, { manager_id: ana.id });
    await patch(api, `/users/${id}`, { manager_id: bob.id });
    expect(await idsAt(api, `/users/${ana.id}/reports`)).toEqual([]);
    expect(await idsAt(api, `/users/${bob.id}/reports`)).toEqual([id]);
  },
  'same-name-inherits-members': async (api) => {
    const { group } = await createGroupOf(api, ['ana']);
    await remove(api, `/groups/${group.id}`);
    const again = await createGroup(api);
    expect(again.member_count).toBe(0);
    expect(await memberIds(api, again)).toEqual([]);
  },
  'readded-member-keeps-role': async (api) => {
    const { id } = await createUser(api);
    const group = await createGroup(api);
    await addMember(api, group, { user_id: id, role: 'owner' });
    await remove(api, `/groups/${group.id}/memberships/${id}`);
    expect((await addMember(api, group, { user_id: id, role: 'member' })).role).toBe('member');
  },
  'count-lowered-twice': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bob']);
    await remove(api, `/groups/${group.id}/memberships/${users[0].id}`);
    await remove(api, `/users/${users[0].id}`);
    expect((await read(api, `/groups/${group.id}`)).member_count).toBe(1);
  },
};
