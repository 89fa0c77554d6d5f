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

const nobody = 7_000_000;

/** What is left after a write. */
export const writeProbes: Probes = {
  'membership-role-lost': async (api) => {
    const { id } = await createUser(api);
    const group = await createGroup(api);
    expect((await addMember(api, group, { user_id: id, role: 'owner' })).role).toBe('owner');
    expect((await read(api, `/groups/${group.id}/memberships`))[0].role).toBe('owner');
  },
  'visibility-change-lost': async (api) => {
    const { id } = await createGroup(api);
    expect((await patch(api, `/groups/${id}`, { visibility: 'public' })).visibility).toBe('public');
    expect((await read(api, `/groups/${id}`)).visibility).toBe('public');
  },
  'labels-sorted': async (api) => {
    expect((await createUser(api, { labels: ['night', 'day'] })).labels).toEqual(['night', 'day']);
  },
  'settings-replaced-by-patch': async (api) => {
    const { id } = await createUser(api, { settings: { timezone: 'Europe/Lisbon' } });
    await patch(api, `/users/${id}`, { settings: { newsletter: true } });
    expect((await read(api, `/users/${id}`)).settings).toEqual({ timezone: 'Europe/Lisbon', newsletter: true });
  },
  'false-ignored-in-patch': async (api) => {
    const { id } = await createUser(api);
    expect(await patch(api, `/users/${id}`, { active: false })).toMatchObject({
      active: false,
      deactivated_at: expect.any(String),
    });
  },
  'replace-keeps-omitted': async (api) => {
    const { id } = await createUser(api, { title: 'Welder', labels: ['night'] });
    expect(await put(api, `/users/${id}`, someone)).toMatchObject({ title: null, labels: [] });
  },
  'replace-drops-password': async (api) => {
    const { id } = await createUser(api, { password: 'a long password' });
    expect((await put(api, `/users/${id}`, someone)).has_password).toBe(true);
  },

  'deactivation-takes-reports': async (api) => {
    const manager = await createUser(api);
    const report = await createUser(api, { ...named('bob'), manager_id: manager.id });
    expect((await api.post(`/users/${manager.id}/deactivate`)).status).toBe(200);
    expect(await read(api, `/users/${report.id}`)).toEqual(report);
  },
  'new-owner-demotes-others': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bob']);
    for (const { id } of users) await patch(api, `/groups/${group.id}/memberships/${id}`, { role: 'owner' });
    const roles = (await read(api, `/groups/${group.id}/memberships`)).map(({ role }: { role: string }) => role);
    expect(roles).toEqual(['owner', 'owner']);
  },
  'removal-from-all-groups': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana', 'bob']);
    const other = await createGroup(api, { name: 'Day shift' });
    await addMember(api, other, { user_id: users[0].id });
    await remove(api, `/groups/${group.id}/memberships/${users[0].id}`);
    expect(await memberIds(api, group)).toEqual([users[1].id]);
    expect(await memberIds(api, other)).toEqual([users[0].id]);
  },

  'email-case-on-replace': async (api) => {
    await createUser(api);
    const { id } = await createUser(api, named('bob'));
    const taken = { ...named('bob'), email: someone.email.toUpperCase() };
    expect((await api.put(`/users/${id}`, taken)).status).toBe(409);
  },
  'username-unchecked-on-patch': async (api) => {
    await createUser(api);
    const { id } = await createUser(api, named('bob'));
    expect((await api.patch(`/users/${id}`, { username: someone.username })).status).toBe(409);
    expect((await api.patch(`/users/${id}`, { username: 'bob' })).status).toBe(200);
  },
  'own-username-conflicts': async (api) => {
    const { id } = await createUser(api);
    await put(api, `/users/${id}`, someone);
    await put(api, `/users/${id}`, someone);
  },
  'double-membership': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana']);
    expect((await api.post(`/groups/${group.id}/memberships`, { user_id: users[0].id })).status).toBe(409);
    expect((await read(api, `/groups/${group.id}`)).member_count).toBe(1);
  },

  'unknown-manager-accepted': async (api) => {
    expect((await api.post('/users', { ...someone, manager_id: nobody })).status).toBe(422);
  },
  'deleted-manager-stays': async (api) => {
    const manager = await createUser(api);
    const report = await createUser(api, { ...named('bob'), manager_id: manager.id });
    expect(await idsAt(api, `/users/${manager.id}/reports`)).toEqual([report.id]);
    await remove(api, `/users/${manager.id}`);
    expect((await read(api, `/users/${report.id}`)).manager_id).toBe(null);
  },
  'user-groups-lack-owned': async (api) => {
    const { id } = await createUser(api);
    const group = await createGroup(api);
    await addMember(api, group, { user_id: id, role: 'owner' });
    expect(await idsAt(api, `/users/${id}/groups`)).toEqual([group.id]);
  },
  'inactive-members-hidden': async (api) => {
    const { group, users } = await createGroupOf(api, ['ana']);
    await api.post(`/users/${users[0].id}/deactivate`);
    expect(await memberIds(api, group)).toEqual([users[0].id]);
  },
  'refused-replace-half-done': async (api) => {
    const user = await createUser(api);
    const refused = await api.put(`/users/${user.id}`, { ...someone, title: 'Welder', manager_id: nobody });
    expect(refused.status).toBe(422);
    expect(await read(api, `/users/${user.id}`)).toEqual(user);
  },
  'refused-user-stays': async (api) => {
    expect((await api.post('/users', { ...someone, manager_id: nobody })).status).toBe(422);
    expect(await idsAt(api, `/users?q=${someone.username}`)).toEqual([]);
  },
};
