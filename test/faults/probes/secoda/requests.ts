import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { nobody } from './messages.js';

const email = 'new@example.test';

/** What is let in, and what is made of it. */
export const requestProbes: Probes = {
  'put-is-taken-for-patch': async (api) => {
    const { body } = await api.post('/user', { email });
    expect([404, 405]).toContain((await api.put(`/user/${body.id}`, { first_name: 'Other' })).status);
  },
  'numbers-pass-for-names': async (api) => {
    expect((await api.post('/auth/group', { name: 7 })).status).toBe(400);
  },
  'null-clears-a-name': async (api) => {
    const { body } = await api.post('/user', { email, first_name: 'Amina' });
    expect((await api.patch(`/user/${body.id}`, { first_name: null })).status).toBe(400);
  },
  'group-needs-no-body': async (api) => {
    expect((await api.post('/auth/group')).status).toBe(400);
  },
  'page-zero-is-the-first': async (api) => {
    expect((await api.get('/user?page=0')).status).toBe(400);
  },
  'page-of-letters-is-the-first': async (api) => {
    expect((await api.get('/auth/group?page=first')).status).toBe(400);
  },
  'email-is-optional': async (api) => {
    expect((await api.post('/user', { first_name: 'Amina' })).status).toBe(400);
  },
  'roles-may-differ': async (api) => {
    expect((await api.post('/user', { email, role: 'editor', _role: 'viewer' })).status).toBe(400);
  },
  'only-lower-case-roles': async (api) => {
    expect(await api.post('/user', { email, _role: 'Viewer' })).toMatchObject({
      status: 201,
      body: { role: 'viewer' },
    });
  },
  'any-role-by-patch': async (api) => {
    const { body } = await api.post('/user', { email });
    expect((await api.patch(`/user/${body.id}`, { role: 'owner' })).status).toBe(400);
  },
  'groups-are-public': async (api) => {
    expect((await api.as(undefined).get('/auth/group')).status).toBe(401);
  },
  'any-key-may-patch': async (api) => {
    const { body } = await api.post('/user', { email });
    const stranger = api.with({ authorization: 'Bearer somebody-elses-key' });
    expect((await stranger.patch(`/user/${body.id}`, {})).status).toBe(401);
  },
  'key-is-compared-in-part': async (api) => {
    const key = keyOf(api);
    const last = key.endsWith('0') ? '1' : '0';
    expect((await api.with({ authorization: `${key.slice(0, -1)}${last}` }).get('/user')).status).toBe(401);
  },
  'user-shows-the-api-key': async (api) => {
    const { text } = await api.post('/user', { email });
    expect(text).not.toContain(keyOf(api).slice('Bearer '.length));
  },
  'created-group-is-cut': async (api) => {
    await expect(api.post('/auth/group', { icon: '💶' })).resolves.toMatchObject({ body: { icon: '💶' } });
  },
  'id-may-be-chosen': async (api) => {
    expect((await api.post('/user', { email, id: nobody })).body.id).not.toBe(nobody);
  },
  'superuser-by-mass-assignment': async (api) => {
    expect((await api.post('/user', { email, secoda_is_superuser: true })).body.secoda_is_superuser).not.toBe(true);
  },
  'email-may-be-patched': async (api) => {
    const { body } = await api.post('/user', { email });
    expect((await api.patch(`/user/${body.id}`, { email: 'other@example.test' })).body.email).toBe(email);
  },
  'latin-1-names': async (api) => {
    expect((await api.post('/user', { email, last_name: 'Sørensen' })).body.last_name).toBe('Sørensen');
  },
  'names-are-escaped': async (api) => {
    expect((await api.post('/auth/group', { name: 'Finance & Revenue' })).body.name).toBe('Finance & Revenue');
  },
};

function keyOf(api: Client): string {
  return api.headers.authorization ?? '';
}
