import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { addMember, createGroup, createGroupOf, createUser, patch, read, readPage, someone } from './steps.js';

const password = 'a password to find';
const nobody = 7_000_000;

/** What single answers look like. */
export const messageProbes: Probes = {
  'total-as-text': async (api) => {
    expect((await readPage(api, '/groups')).pagination.total).toBe(3);
  },
  'no-manager-is-zero': async (api) => {
    expect((await createUser(api)).manager_id).toBe(null);
  },
  'added-at-as-epoch': async (api) => {
    const group = await createGroup(api);
    const { id } = await createUser(api);
    expect((await addMember(api, group, { user_id: id })).added_at).toEqual(expect.stringMatching(/^\d{4}-\d\d-\d\dT/));
  },
  'empty-groups-null': async (api) => {
    const { id } = await createUser(api);
    expect(await read(api, `/users/${id}/groups`)).toEqual([]);
  },
  'error-as-text': async (api) => {
    expect((await api.get(`/groups/${nobody}`)).body.error).toMatchObject({ code: 'not_found' });
  },
  'huge-id-crashes': async (api) => {
    expect((await api.get('/groups/9999999999')).status).toBe(404);
  },
  'duplicate-username-crashes': async (api) => {
    await createUser(api);
    expect((await api.post('/users', { ...someone, email: 'other@probe.example' })).status).toBe(409);
  },
  'unknown-user-is-null': async (api) => {
    expect((await api.get(`/users/${nobody}`)).status).toBe(404);
  },
  'location-undefined': async (api) => {
    const { header, body } = await api.post('/users', someone);
    expect(header('location') ?? '').toMatch(new RegExp(`users/${body.data.id}$`));
  },
  'not-found-in-html': async (api) => {
    expect((await api.get(`/users/${nobody}`)).type).toBe('application/json');
  },

  'password-in-patch-answer': async (api) => {
    const { id } = await createUser(api);
    expect(await patch(api, `/users/${id}`, { password })).not.toHaveProperty('password');
  },
  'password-hash-in-list': async (api) => {
    await createUser(api, { password });
    for (const user of await read(api, '/users')) expect(user).not.toHaveProperty('password');
  },
  'forbidden-echoes-key': async (api) => {
    const auditor = api.as('auditor');
    const refused = await auditor.post('/groups', { name: 'Refused' });
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain(auditor.headers['x-api-key']);
  },
  'emoji-cuts-text': async (api) => {
    const full_name = 'Nō 🦊 Fox & <Søn>';
    const { id } = await createUser(api, { full_name });
    expect((await read(api, `/users/${id}`)).full_name).toBe(full_name);
  },
  'name-length-in-bytes': async (api) => {
    expect((await api.post('/users', { ...someone, full_name: 'λ'.repeat(121) })).status).toBe(422);
    await createUser(api, { full_name: 'λ'.repeat(120) });
  },
  'percent-in-q-crashes': async (api) => {
    const { users } = await createGroupOf(api, ['ana']);
    expect((await api.get('/users?q=100%25')).status).toBe(200);
    expect((await read(api, '/users?q=ana%40probe'))[0].id).toBe(users[0].id);
  },
  'email-lowercased': async (api) => {
    expect((await createUser(api)).email).toBe(someone.email);
  },
};
