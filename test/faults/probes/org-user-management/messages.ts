import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { at, bystander, bystanders, invitation, listed, read } from './steps.js';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const unknown = '/users/auth0%7C000000000000000000000000';

/** What single answers look like, who gets them, and which requests are refused. */
export const messageProbes: Probes = {
  'count-as-text': async (api) => {
    expect((await read(api, '/users')).count).toEqual(expect.any(Number));
  },
  'roles-as-text': async (api) => {
    expect((await read(api, '/users/me')).roles).toEqual(expect.arrayContaining(['admin']));
  },
  'organization-times-without-zone': async (api) => {
    expect((await read(api, '/organization')).created_at).toMatch(rfc3339);
  },
  'errors-lack-code': async (api) => {
    expect((await api.get(unknown)).body).toEqual(
      expect.objectContaining({ message: expect.any(String), code: expect.any(String) }),
    );
  },
  'remove-answers-200': async (api) => {
    expect((await api.delete(at(await bystander(api)))).status).toBe(204);
  },
  'unknown-user-crashes': async (api) => {
    expect((await api.get(unknown)).status).toBe(404);
  },
  'errors-as-html': async (api) => {
    expect((await api.get(unknown)).type).toBe('application/json');
  },

  'negative-page-size-accepted': async (api) => {
    expect((await api.get('/users?page_size=-1')).status).toBe(400);
  },
  'short-search-accepted': async (api) => {
    expect((await api.get('/users?name_search=an')).status).toBe(400);
  },
  'connection-may-be-missing': async (api) => {
    expect((await api.post('/users/invite', { ...invitation, connection: undefined })).status).toBe(400);
  },
  'unknown-role-accepted': async (api) => {
    expect((await api.put(`${at(await bystander(api))}/roles`, ['owner'])).status).toBe(400);
  },
  'address-not-compared': async (api) => {
    const { email } = await read(api, '/users/me');
    const other = (await listed(api)).find((person) => person.email !== email);
    const authorization = (api.headers.Authorization ?? '').replace(/^[^:]*/, String(other?.email));
    expect((await api.with({ Authorization: authorization }).get('/users/me')).status).toBe(401);
  },
  'organization-readable-by-anyone': async (api) => {
    expect((await api.as(undefined).get('/organization')).status).toBe(401);
  },
  'developer-may-remove': async (api) => {
    const person = await bystander(api);
    expect((await api.as('developer').delete(at(person))).status).toBe(403);
    await read(api, at(person));
  },
  'anybody-may-invite': async (api) => {
    expect((await api.as('analyst').post('/users/invite', invitation)).status).toBe(403);
  },
  'token-shown-in-me': async (api) => {
    const reply = await api.get('/users/me');
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain('mpat_');
  },
  'ids-not-decoded': async (api) => {
    for (const person of await listed(api)) expect((await read(api, at(person))).id).toBe(person.id);
  },
  'plus-in-id-read-as-space': async (api) => {
    const person = (await listed(api)).find(({ id }) => id.includes('+'));
    expect((await read(api, `/users/${encodeURIComponent(String(person?.id))}`)).id).toBe(person?.id);
  },
  'foreign-users-listed': async (api) => {
    for (const person of await bystanders(api)) expect((await api.get(at(person))).status).toBe(200);
  },
};
