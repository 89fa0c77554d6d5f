import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { add, addTwo, createToken, exchange, handOver, idsOf, nobody, read, someone, update } from './steps.js';

/** The faults that came later. */
export const moreProbes: Probes = {
  'names-swapped-in-list': async (api) => {
    const { id } = await add(api);
    const listed = (await read(api, '/v3/users')).find((user: { id: string }) => user.id === id);
    expect(listed).toMatchObject({ first_name: someone.first_name, last_name: someone.last_name });
  },
  'token-errors-bare': async (api) => {
    expect((await api.delete(`/v3/refresh-token/${nobody}`)).body.meta).toEqual(expect.anything());
  },
  'read-token-update-is-401': async (api) => {
    expect((await update(api.as('read'), (await add(api)).id, 'stakeholder')).status).toBe(403);
  },
  'token-removed-by-secret': async (api) => {
    const { id, token } = await createToken(api, (await add(api)).id);
    expect((await api.delete(`/v3/refresh-token/${encodeURIComponent(token)}`)).status).toBe(404);
    expect(await idsOf(api, '/v3/refresh-token')).toContain(id);
  },
  'names-cut': async (api) => {
    const names = { first_name: 'Wolfeschlegel'.repeat(6), last_name: 'Ångström-'.repeat(20) };
    const { id } = await add(api, names);
    expect(await read(api, `/v3/users/${id}`)).toMatchObject(names);
  },
  'names-escaped': async (api) => {
    const names = { first_name: 'Tom & Jo', last_name: "O'Hara" };
    const { id } = await add(api, names);
    expect(await read(api, `/v3/users/${id}`)).toMatchObject(names);
  },
  'second-update-lost': async (api) => {
    const { id } = await add(api);
    for (const role of ['stakeholder', 'user']) {
      expect((await update(api, id, role)).status).toBe(200);
      expect((await read(api, `/v3/users/${id}`)).role).toBe(role);
    }
  },
  'invalid-role-sticks': async (api) => {
    const { id } = await add(api);
    expect([400, 422]).toContain((await update(api, id, 'admin')).status);
    expect((await read(api, `/v3/users/${id}`)).role).toBe('user');
  },
  'list-drops-stakeholders': async (api) => {
    const { id } = await add(api, { role: 'stakeholder' });
    expect(await idsOf(api, '/v3/users')).toContain(id);
  },
  'ids-reused': async (api) => {
    const { id } = await add(api);
    await api.delete(`/v3/users/${id}`);
    await add(api, { email: 'bo@probe.example' });
    expect((await api.get(`/v3/users/${id}`)).status).toBe(404);
  },
  'revoking-ends-all-of-user': async (api) => {
    const { id } = await add(api);
    const [gone, other] = [await createToken(api, id), await createToken(api, id)];
    expect((await api.delete(`/v3/refresh-token/${gone.id}`)).status).toBe(204);
    expect(await idsOf(api, '/v3/refresh-token')).toContain(other.id);
  },
  'swap-drops-heirs-tokens': async (api) => {
    const [user, heir] = await addTwo(api);
    const { id } = await createToken(api, heir.id);
    expect((await handOver(api, user.id, heir.id)).status).toBe(200);
    expect(await idsOf(api, '/v3/refresh-token')).toContain(id);
  },
  'recreated-is-the-old-one': async (api) => {
    const names = { first_name: 'Nora', last_name: 'Winter' };
    await api.delete(`/v3/users/${(await add(api)).id}`);
    const { id } = await add(api, names);
    expect(await read(api, `/v3/users/${id}`)).toMatchObject(names);
  },
  'grant-ends-other-sessions': async (api) => {
    const { id } = await add(api);
    const [one, other] = [await createToken(api, id), await createToken(api, id)];
    const session = await exchange(api, one);
    await exchange(api, other);
    expect((await session.get('/v3/users')).status).toBe(200);
  },
  'access-outlives-user': async (api) => {
    const { id } = await add(api);
    const session = await exchange(api, await createToken(api, id));
    await api.delete(`/v3/users/${id}`);
    expect((await session.get('/v3/users')).status).toBe(401);
  },
};
