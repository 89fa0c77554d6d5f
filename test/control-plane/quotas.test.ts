import { beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { createSandboxes } from '../../src/sandboxes/index.js';
import { createSeededClock } from '../../src/state/index.js';
import { createSteered } from './steer.js';

let now = 0;
const deploy = (quotas = {}) =>
  createSteered({
    seed: 1,
    sandboxes: createSandboxes({
      createClock: createSeededClock,
      creation: 'on-first-use',
      maximum: 10,
      now: () => now,
      quotas,
    }),
  });
let { steer, ask, mock } = await deploy();
beforeEach(async () => {
  ({ steer, ask, mock } = await deploy());
});

const invite = (name: string, sandbox = '') =>
  ask(`POST ${sandbox}/user`, { email: `${name}@example.com`, role: 'viewer' });
const used = async (sandbox = 'default') => (await steer(`GET /sandboxes/${sandbox}/quotas`)).body.used;
const limit = (quotas: object, sandbox = 'default') => steer(`PATCH /sandboxes/${sandbox}`, { quotas });

describe('a quota of records', () => {
  test('refuses more in the words of the API, keeps nothing of it, and takes less', async () => {
    await limit({ records: (await used()).records + 1 });
    const { body: user } = await invite('first');
    const refused = await invite('second');
    expect(refused).toMatchObject({
      status: 507,
      body: { detail: expect.stringMatching(/^The sandbox may hold \d+ records/) },
    });
    expect((await ask('GET /user')).body.results).not.toContainEqual(
      expect.objectContaining({ email: 'second@example.com' }),
    );
    expect((await steer('GET /sandboxes/default/outbox')).body.total).toBe(1);
    expect((await ask(`PATCH /user/${user.id}`, { first_name: 'Nell' })).status).toBe(200);
    expect((await ask(`DELETE /user/${user.id}`)).status).toBe(204);
    expect((await invite('second')).status).toBe(201);
  });

  test('is that of one sandbox, and outlives its reset', async () => {
    await steer('POST /sandboxes', { name: 'small', quotas: { records: 1 } });
    expect((await invite('a', '/~small')).status).toBe(507);
    expect((await invite('a')).status).toBe(201);
    await steer('POST /sandboxes/small/reset');
    expect((await invite('a', '/~small')).status).toBe(507);
    await limit({ records: null }, 'small');
    expect((await invite('a', '/~small')).status).toBe(201);
  });
});

describe('a quota of bytes', () => {
  test('refuses what makes a sandbox larger than that', async () => {
    const { bytes } = await used();
    await limit({ bytes: bytes + 700 });
    const { body: user } = await invite('first');
    expect((await used()).bytes).toBeGreaterThan(bytes + 300);
    expect((await invite('second')).status).toBe(507);
    expect((await ask(`PATCH /user/${user.id}`, { first_name: 'N'.repeat(600) })).status).toBe(507);
    expect((await ask(`PATCH /user/${user.id}`, { first_name: 'Nell' })).status).toBe(200);
    expect((await ask(`DELETE /user/${user.id}`)).status).toBe(204);
    expect((await used()).bytes).toBe(bytes);
  });

  test('is kept in step with what is written', async () => {
    await limit({ bytes: 1_000_000 });
    const ids: string[] = [];
    for (let index = 0; index < 20; index++) ids.push((await invite(`u${index}`)).body.id);
    await ask(`PATCH /user/${ids[3]}`, { first_name: 'Nell' });
    await ask(`DELETE /user/${ids[4]}`);
    await ask('DELETE /user/none');
    const { bytes } = await used();
    const { collections } = mock.snapshot();
    const records = Object.values(collections).flat();
    expect(bytes).toBe(records.reduce((sum, record) => sum + JSON.stringify(record).length, 0));
  });

  test('of one record refuses a larger one', async () => {
    await limit({ recordBytes: 600 });
    const { body: user } = await invite('first');
    expect(await ask(`PATCH /user/${user.id}`, { first_name: 'N'.repeat(600) })).toMatchObject({
      status: 507,
      body: { detail: expect.stringContaining('A record may have 600 bytes') },
    });
  });
});

describe('a quota of requests', () => {
  test('answers 429 to more in a second, and lets as many through again', async () => {
    await limit({ requestsPerSecond: 3 });
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let index = 0; index < count; index++) found.push((await ask('GET /user')).status);
      return found;
    };
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    expect((await ask('GET /user')).headers.get('retry-after')).toBe('1');
    expect((await ask('GET /~other/user')).status).toBe(200);
    now += 1_000;
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    now += 400;
    expect(await statuses(2)).toEqual([200, 429]);
  });
});

describe('quotas', () => {
  test('of a deployment hold in each sandbox that has none of its own', async () => {
    ({ steer, ask, mock } = await deploy({ records: 1, requestsPerSecond: 100 }));
    expect((await invite('a')).status).toBe(507);
    await steer('POST /sandboxes', { name: 'large', quotas: { records: 1_000 } });
    expect((await invite('a', '/~large')).status).toBe(201);
    expect((await steer('GET /sandboxes/large/quotas')).body.quotas).toEqual({
      records: 1_000,
      requestsPerSecond: 100,
    });
  });

  test('bind handlers that wait for something, and controls, too', async () => {
    const mocked = await createMock('org-user-management', { seed: 1 });
    const send = (path: string, init: RequestInit) => mocked.fetch(`http://mock${path}`, init);
    await send('/_twinspec/sandboxes/default', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"quotas":{"recordBytes":10}}',
    });
    const [invitation] = mocked.snapshot().collections.invitations as { id: string }[];
    const control = `/_twinspec/org-user-management/invitations/${invitation?.id}/accept`;
    expect((await send(control, { method: 'POST' })).status).toBe(507);
    mocked.on('resetPassword', async ({ transaction, state }) => {
      await Promise.resolve();
      const [user] = state.users?.slice(0, 1) ?? [];
      await transaction(() => state.users?.update({ ...user, name: 'Other' }));
      return { status: 204 };
    });
    const [admin] = mocked.credentials;
    const answer = await send('/api/oum/v1/users/auth0%7C6543a1f0c2d84b0012e7a901/reset-password', {
      method: 'POST',
      headers: { [admin?.header ?? '']: admin?.value ?? '' },
    });
    expect(answer.status).toBe(507);
    expect(mocked.snapshot().collections.users).not.toContainEqual(expect.objectContaining({ name: 'Other' }));
  });

  test.each([{ records: 0 }, { bytes: -1 }, { requestsPerSecond: 1.5 }, { cars: 3 }])('are not %j', async (quotas) => {
    expect((await limit(quotas)).status).toBe(422);
  });
});
