import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { add, addTwo, createToken, idsOf, nobody, read, someone } from './steps.js';

async function refusal(api: Client, content: object): Promise<number> {
  const { status } = await api.post('/v3/users', { ...someone, ...content });
  return status;
}

const invalid = (status: number) => expect([400, 422]).toContain(status);

/** What single answers look like, who gets them, and which requests are refused. */
export const messageProbes: Probes = {
  'display-name-missing': async (api) => {
    expect(await add(api)).toHaveProperty('username_for_display');
  },
  'rules-null-in-list': async (api) => {
    for (const user of await read(api, '/v3/users')) expect(user.notification_rules).toEqual(expect.any(Array));
  },
  'role-limit-as-text': async (api) => {
    for (const role of await read(api, '/v3/users/roles')) expect(role.limit).toEqual(expect.any(Number));
  },
  'token-list-unwrapped': async (api) => {
    expect((await api.get('/v3/refresh-token')).body.data).toEqual(expect.any(Array));
  },
  'errors-without-meta': async (api) => {
    const meta = expect.objectContaining({ error_message: expect.any(String), status: expect.anything() });
    expect((await api.get(`/v3/users/${nobody}`)).body).toEqual(expect.objectContaining({ meta }));
  },
  'add-answers-200': async (api) => {
    expect((await api.post('/v3/users', someone)).status).toBe(201);
  },
  'remove-answers-200': async (api) => {
    const { id } = await add(api);
    expect((await api.delete(`/v3/users/${id}`)).status).toBe(204);
  },
  'foreign-form-of-id-crashes': async (api) => {
    expect((await api.get('/v3/users/nobody-has-this-id')).status).toBe(404);
  },
  'list-sent-as-html': async (api) => {
    expect((await api.get('/v3/users')).type).toBe('application/json');
  },

  'any-role-can-be-given': async (api) => {
    invalid(await refusal(api, { role: 'admin' }));
  },
  'last-name-may-be-missing': async (api) => {
    invalid(await refusal(api, { last_name: undefined }));
  },
  'number-as-email-crashes': async (api) => {
    invalid(await refusal(api, { email: 7 }));
  },
  'unknown-ability-accepted': async (api) => {
    const { id } = await add(api);
    const data = [{ user_id: id, abilities: ['manage-everything'] }];
    invalid((await api.put('/v3/users/abilities', { data })).status);
  },
  'flags-may-be-missing': async (api) => {
    const [user, heir] = await addTwo(api);
    const reply = await api.put('/v3/users/delete-user', { user_id: user.id, swap_user_id: heir.id });
    invalid(reply.status);
  },
  'any-token-reads': async (api) => {
    expect((await api.with({ Authorization: 'Bearer sqc.nobody' }).get('/v3/users')).status).toBe(401);
  },
  'roles-open-to-all': async (api) => {
    expect((await api.as(undefined).get('/v3/users/roles')).status).toBe(401);
  },
  'refresh-token-as-access-token': async (api) => {
    const secret = api.as('refresh').headers['X-Refresh-Token'];
    expect((await api.with({ Authorization: `Bearer ${secret}` }).get('/v3/users')).status).toBe(401);
  },
  'read-token-revokes': async (api) => {
    const { id } = await createToken(api, (await add(api)).id);
    expect((await api.as('read').delete(`/v3/refresh-token/${id}`)).status).toBe(403);
    expect(await idsOf(api, '/v3/refresh-token')).toContain(id);
  },
  'read-token-sets-abilities': async (api) => {
    expect((await api.as('read').put('/v3/users/abilities', { data: [] })).status).toBe(403);
  },
  'refresh-token-in-user': async (api) => {
    const { id } = await add(api);
    const { token } = await createToken(api, id);
    expect(JSON.stringify(await read(api, `/v3/users/${id}`))).not.toContain(token);
  },
  'accents-stripped': async (api) => {
    const names = { first_name: 'Zoë', last_name: 'Müller-Ørsted' };
    const { id } = await add(api, names);
    expect(await read(api, `/v3/users/${id}`)).toMatchObject(names);
  },
  'foreign-tokens-listed': async (api) => {
    const users = await idsOf(api, '/v3/users');
    for (const token of await read(api, '/v3/refresh-token')) expect(users).toContain(token.user_id);
  },
};
