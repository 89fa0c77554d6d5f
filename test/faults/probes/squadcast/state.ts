import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { add, addTwo, createToken, exchange, handOver, idsOf, nobody, read, someone, update } from './steps.js';

/** What is left after one or several writes. */
export const stateProbes: Probes = {
  'role-not-stored': async (api) => {
    const { id } = await add(api);
    expect((await update(api, id, 'stakeholder')).body.data.role).toBe('stakeholder');
    expect((await read(api, `/v3/users/${id}`)).role).toBe('stakeholder');
  },
  'removed-token-stays': async (api) => {
    const { id } = await createToken(api, (await add(api)).id);
    expect((await api.delete(`/v3/refresh-token/${id}`)).status).toBe(204);
    expect(await idsOf(api, '/v3/refresh-token')).not.toContain(id);
    expect((await api.delete(`/v3/refresh-token/${id}`)).status).toBe(404);
  },
  'role-id-left-behind': async (api) => {
    const { id } = await add(api);
    const roles: { id: string; name: string }[] = await read(api, '/v3/users/roles');
    await update(api, id, 'stakeholder');
    const { role_id } = await read(api, `/v3/users/${id}`);
    expect(roles.find((role) => role.id === role_id)?.name).toBe('Stakeholder');
  },
  'update-resets-display-name': async (api) => {
    const user = await add(api);
    await update(api, user.id, 'stakeholder');
    expect((await read(api, `/v3/users/${user.id}`)).username_for_display).toBe(user.username_for_display);
  },
  'remove-takes-neighbour': async (api) => {
    const [user, next] = await addTwo(api);
    expect((await api.delete(`/v3/users/${user.id}`)).status).toBe(204);
    expect((await api.get(`/v3/users/${user.id}`)).status).toBe(404);
    expect(await read(api, `/v3/users/${next.id}`)).toMatchObject(next);
  },
  'swap-the-wrong-way': async (api) => {
    const [user, heir] = await addTwo(api);
    expect((await handOver(api, user.id, heir.id)).status).toBe(200);
    expect((await api.get(`/v3/users/${user.id}`)).status).toBe(404);
    expect((await api.get(`/v3/users/${heir.id}`)).status).toBe(200);
  },
  'list-ends-after-ten': async (api) => {
    const added: string[] = [];
    for (let index = 0; index < 11; index++) added.push((await add(api, { email: `${index}@probe.example` })).id);
    expect(await idsOf(api, '/v3/users')).toEqual(expect.arrayContaining(added));
  },
  'email-case-sensitive': async (api) => {
    await add(api);
    const again = { ...someone, email: someone.email.toUpperCase() };
    expect((await api.post('/v3/users', again)).status).toBe(409);
  },
  'email-stays-taken': async (api) => {
    const { id } = await add(api);
    await api.delete(`/v3/users/${id}`);
    expect((await api.post('/v3/users', someone)).status).toBe(201);
  },
  'second-owner-accepted': async (api) => {
    expect((await api.post('/v3/users', { ...someone, role: 'account_owner' })).status).toBe(409);
  },
  'tokens-outlive-user': async (api) => {
    const user = await add(api);
    const { id } = await createToken(api, user.id);
    await api.delete(`/v3/users/${user.id}`);
    expect(await idsOf(api, '/v3/refresh-token')).not.toContain(id);
  },
  'swap-loses-tokens': async (api) => {
    const [user, heir] = await addTwo(api);
    const token = await createToken(api, user.id);
    await handOver(api, user.id, heir.id);
    expect(await read(api, '/v3/refresh-token')).toContainEqual({ ...token, user_id: heir.id });
  },
  'abilities-of-nobody': async (api) => {
    const data = [{ user_id: nobody, abilities: ['manage-teams'] }];
    expect((await api.put('/v3/users/abilities', { data })).status).toBe(404);
  },
  'refused-owner-stays': async (api) => {
    const before = await idsOf(api, '/v3/users');
    expect((await api.post('/v3/users', { ...someone, role: 'account_owner' })).status).toBe(409);
    expect(await idsOf(api, '/v3/users')).toEqual(before);
  },
  'refused-swap-deletes': async (api) => {
    const { id } = await add(api);
    expect((await handOver(api, id, nobody)).status).toBe(404);
    await read(api, `/v3/users/${id}`);
  },
  'access-outlives-refresh-token': async (api) => {
    const token = await createToken(api, (await add(api)).id);
    const client = await exchange(api, token);
    await read(client, '/v3/users');
    await api.delete(`/v3/refresh-token/${token.id}`);
    expect((await client.get('/v3/users')).status).toBe(401);
  },
  'granted-token-cannot-write': async (api) => {
    const client = await exchange(api, { token: api.as('refresh').headers['X-Refresh-Token'] ?? '' });
    await read(client, '/v3/users');
    expect((await client.post('/v3/users', someone)).status).toBe(201);
  },
  'update-revives-removed': async (api) => {
    const { id } = await add(api);
    await api.delete(`/v3/users/${id}`);
    expect((await update(api, id, 'stakeholder')).status).toBe(404);
    expect((await api.get(`/v3/users/${id}`)).status).toBe(404);
  },
  'list-remembered': async (api) => {
    const { id } = await add(api);
    await read(api, '/v3/users');
    await update(api, id, 'stakeholder');
    const listed = (await read(api, '/v3/users')).find((user: { id: string }) => user.id === id);
    expect(await read(api, `/v3/users/${id}`)).toMatchObject(listed);
  },
};
