import { beforeEach, describe, expect, test } from 'vitest';
import { createManualClock } from '../manual-clock.js';
import { amarasToken, jonasToken, kwame, meiling, meilingsToken, nobody, startSquadcast } from './start-squadcast.js';

const noon = Date.UTC(2026, 5, 1, 12);
const day = 24 * 60 * 60 * 1000;

let squadcast: Awaited<ReturnType<typeof startSquadcast>>;
let clock: ReturnType<typeof createManualClock>;
beforeEach(async () => {
  clock = createManualClock(noon);
  squadcast = await startSquadcast({ clock });
});

const tradeIn = (secret: string) => squadcast.anonymous.get('/oauth/access-token').set('X-Refresh-Token', secret);
const listTokens = async () => (await squadcast.reader.get('/v3/refresh-token').expect(200)).body.data;

describe('refresh tokens', () => {
  test('are all listed, whoever they belong to', async () => {
    const tokens = await listTokens();
    expect(tokens.map(({ id }: { id: string }) => id)).toEqual([amarasToken, jonasToken, meilingsToken]);
    expect(tokens[2]).toEqual({
      id: meilingsToken,
      organization_id: '6900c5d2a7b19e0011f0c0de',
      user_id: meiling,
      token: 'squadcast-refresh-user',
      last_refresh: '2025-12-03T11:20:00.000Z',
      rate_limit: 300,
      deleted: false,
    });
  });

  test('are made for a user and listed last', async () => {
    const { body } = await squadcast.writer.post('/v3/refresh-token').send({ user_id: kwame }).expect(201);
    expect(body.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      organization_id: '6900c5d2a7b19e0011f0c0de',
      user_id: kwame,
      token: expect.stringMatching(/^\w{32}$/),
      last_refresh: '2026-06-01T12:00:00.000Z',
      rate_limit: 300,
      deleted: false,
    });
    expect((await listTokens()).at(-1)).toEqual(body.data);
  });

  test('are not made for somebody unknown', async () => {
    const { body } = await squadcast.writer.post('/v3/refresh-token').send({ user_id: nobody }).expect(404);
    expect(body).toEqual({ meta: { status: 404, error_message: `There is no user ${nobody}.` } });
    expect(await listTokens()).toHaveLength(3);
  });

  test('are removed by the id of their record, once', async () => {
    const path = `/v3/refresh-token/${jonasToken}`;
    const { text } = await squadcast.writer.delete(path).expect(204);
    expect(text).toBe('');
    expect((await listTokens()).map(({ id }: { id: string }) => id)).toEqual([amarasToken, meilingsToken]);

    const { body } = await squadcast.writer.delete(path).expect(404);
    expect(body).toEqual({ meta: { status: 404, error_message: `There is no refresh token ${jonasToken}.` } });
  });

  test('are not removed by their secret', async () => {
    await squadcast.writer.delete('/v3/refresh-token/squadcast-refresh-admin').expect(404);
    expect(await listTokens()).toHaveLength(3);
  });

  test('take the access tokens made from them along', async () => {
    const granted = await tradeIn('squadcast-refresh-user').expect(200);
    const caller = squadcast.bearing(granted.body.data.access_token);
    await caller.get('/v3/users').expect(200);

    await squadcast.writer.delete(`/v3/refresh-token/${meilingsToken}`).expect(204);
    await caller.get('/v3/users').expect(401);
    await squadcast.reader.get('/v3/users').expect(401);
    await tradeIn('squadcast-refresh-user').expect(401);
    await squadcast.writer.get('/v3/users').expect(200);
  });
});

test('a refresh token that is marked as deleted is good for nothing', async () => {
  const { collections } = squadcast.mock.snapshot();
  const refreshTokens = (collections.refreshTokens ?? []).map((token) => ({ ...token, deleted: true }));
  const { anonymous, reader } = await startSquadcast({ fixtures: { collections: { ...collections, refreshTokens } } });

  await anonymous.get('/oauth/access-token').set('X-Refresh-Token', 'squadcast-refresh-user').expect(401);
  await reader.get('/v3/users').expect(401);
});

describe('access tokens', () => {
  test('are made from a refresh token', async () => {
    const { body } = await tradeIn('squadcast-refresh-owner').expect(200);
    expect(body.data).toEqual({
      access_token: expect.stringMatching(/^\w{32}$/),
      expires_at: (noon + day) / 1000,
      issued_at: noon / 1000,
      refresh_token: 'squadcast-refresh-owner',
      type: 'bearer',
    });
  });

  test('can read and write', async () => {
    const { body } = await tradeIn('squadcast-refresh-user').expect(200);
    const caller = squadcast.bearing(body.data.access_token);
    await caller.get('/v3/users').expect(200);
    await caller.put(`/v3/users/${kwame}`).send({ role: 'stakeholder' }).expect(200);
  });

  test('are another one each time, and the earlier ones go on working', async () => {
    const first = (await tradeIn('squadcast-refresh-owner').expect(200)).body.data.access_token;
    const second = (await tradeIn('squadcast-refresh-owner').expect(200)).body.data.access_token;
    expect(second).not.toBe(first);
    await squadcast.bearing(first).get('/v3/users').expect(200);
    await squadcast.bearing(second).get('/v3/users').expect(200);
  });

  test('live for 24 hours, and a new one is to be had after that', async () => {
    const granted = await tradeIn('squadcast-refresh-owner').expect(200);
    const caller = squadcast.bearing(granted.body.data.access_token);

    clock.advance(day - 1);
    await caller.get('/v3/users').expect(200);
    clock.advance(1);
    await caller.get('/v3/users').expect(401);

    const renewed = await tradeIn('squadcast-refresh-owner').expect(200);
    await squadcast.bearing(renewed.body.data.access_token).get('/v3/users').expect(200);
  });

  test('are dated on their refresh token', async () => {
    await tradeIn('squadcast-refresh-admin').expect(200);
    const [, token] = await listTokens();
    expect(token).toMatchObject({ id: jonasToken, last_refresh: '2026-06-01T12:00:00.000Z' });
  });

  test('that the fixture brings do not expire', async () => {
    clock.advance(1000 * day);
    await squadcast.writer.get('/v3/users').expect(200);
  });

  test.each(['made-up', 'squadcast-write', amarasToken])('are not made from "%s"', async (secret) => {
    const { body } = await tradeIn(secret).expect(401);
    expect(body.meta.status).toBe(401);
  });

  test('are not made without a refresh token', async () => {
    const { headers } = await squadcast.writer.get('/oauth/access-token').expect(401);
    expect(headers['www-authenticate']).toBeDefined();
  });

  test('come from a refresh token that has just been made', async () => {
    const made = await squadcast.writer.post('/v3/refresh-token').send({ user_id: kwame }).expect(201);
    const granted = await tradeIn(made.body.data.token).expect(200);
    await squadcast.bearing(granted.body.data.access_token).get(`/v3/users/${kwame}`).expect(200);
  });
});
