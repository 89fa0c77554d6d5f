import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { createGroup, createGroupOf, createUser, mergePatch, read, someone } from './steps.js';

const password = 'a password to find';
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

async function statusOfCreation(api: Client, content: object): Promise<number> {
  return (await api.post('/users', { ...someone, ...content })).status;
}

/** What single answers look like, who gets them, and which requests are refused. */
export const messageProbes: Probes = {
  'list-omits-status': async (api) => {
    for (const user of (await read(api, '/users')).items) expect(['active', 'suspended']).toContain(user.status);
  },
  'empty-tags-null': async (api) => {
    expect((await createUser(api)).tags).toEqual([]);
  },
  'member-count-as-text': async (api) => {
    expect((await createGroup(api)).memberCount).toBe(0);
  },
  'created-at-without-zone': async (api) => {
    expect((await createUser(api)).createdAt).toMatch(isoTime);
  },
  'cursor-left-out-on-last-page': async (api) => {
    expect((await read(api, '/groups?limit=100')).nextCursor).toBe(null);
  },
  'create-user-answers-200': async (api) => {
    expect(await statusOfCreation(api, {})).toBe(201);
  },
  'unknown-group-crashes': async (api) => {
    expect((await api.get('/groups/nothing-has-this-id')).status).toBe(404);
  },
  'location-missing': async (api) => {
    const created = await api.post('/users', someone);
    expect(created.header('location') ?? '').toContain(created.body.id);
  },
  'etag-missing-on-read': async (api) => {
    const { id } = await createUser(api);
    expect((await api.get(`/users/${id}`)).header('etag') ?? '').toMatch(/^"[^"]+"$/);
  },
  'problem-sent-as-json': async (api) => {
    expect((await api.get('/users/nothing-has-this-id')).type).toBe('application/problem+json');
  },
  'if-none-match-ignored': async (api) => {
    const { id } = await createUser(api);
    const first = await api.get(`/users/${id}`);
    expect((await api.get(`/users/${id}`, { 'if-none-match': first.header('etag') ?? '' })).status).toBe(304);
  },

  'email-format-unchecked': async (api) => {
    expect(await statusOfCreation(api, { email: 'no address' })).toBe(422);
  },
  'limit-unchecked': async (api) => {
    for (const limit of ['0', '101', '-1', 'all']) expect((await api.get(`/users?limit=${limit}`)).status).toBe(400);
  },
  'unknown-status-accepted': async (api) => {
    const { id } = await createUser(api);
    expect((await api.put(`/users/${id}`, { ...someone, status: 'banned' })).status).toBe(422);
  },
  'patch-accepts-unknown-property': async (api) => {
    const { id } = await createUser(api);
    expect((await api.patch(`/users/${id}`, { shoeSize: 43 }, mergePatch)).status).toBe(422);
  },
  'malformed-json-crashes': async (api) => {
    expect((await api.post('/users', '{"email": ')).status).toBe(400);
  },
  'longest-name-refused': async (api) => {
    expect(await statusOfCreation(api, { displayName: 'n'.repeat(81) })).toBe(422);
    expect(await statusOfCreation(api, { displayName: 'n'.repeat(80) })).toBe(201);
  },
  'any-token-accepted': async (api) => {
    const stranger = api.with({ authorization: 'Bearer ppl.nobody.0000-nobody' });
    expect((await stranger.get('/users')).status).toBe(401);
  },
  'members-readable-by-anyone': async (api) => {
    const { id } = await createGroup(api);
    expect((await api.as(undefined).get(`/groups/${id}/members`)).status).toBe(401);
  },
  'read-scope-may-delete': async (api) => {
    const { id } = await createUser(api);
    expect((await api.as('reader').delete(`/users/${id}`)).status).toBe(403);
    await read(api, `/users/${id}`);
  },
  'client-id-accepted': async (api) => {
    expect((await createUser(api, { id: 'chosen-by-the-client' })).id).not.toBe('chosen-by-the-client');
  },

  'password-in-create-answer': async (api) => {
    expect(await createUser(api, { password })).not.toHaveProperty('password');
  },
  'password-hash-in-list': async (api) => {
    const { email } = await createUser(api, { password });
    for (const user of (await read(api, `/users?email=${email}`)).items) expect(user).not.toHaveProperty('password');
  },
  'refusal-echoes-password': async (api) => {
    const refused = await api.post('/users', { ...someone, displayName: '', password });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain(password);
  },
  'html-escaped': async (api) => {
    const displayName = "Aoife O'Dowd & <Søn>";
    const { id } = await createUser(api, { displayName });
    expect((await read(api, `/users/${id}`)).displayName).toBe(displayName);
  },
  'foreign-user-readable': async (api) => {
    const { id } = await createUser(api.as('outsider'));
    expect((await api.get(`/users/${id}`)).status).toBe(404);
  },
  'foreign-groups-listed': async (api) => {
    const { group } = await createGroupOf(api.as('outsider'), []);
    const listed = (await read(api, '/groups?limit=100')).items.map(({ id }: { id: string }) => id);
    expect(listed).not.toContain(group.id);
  },
};
