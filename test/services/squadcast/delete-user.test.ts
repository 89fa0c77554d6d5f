import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  amarasToken,
  amaraTheOwner,
  jonasTheAdmin,
  jonasToken,
  kwame,
  meiling,
  meilingsToken,
  nobody,
  priya,
  startSquadcast,
} from './start-squadcast.js';

let squadcast: Awaited<ReturnType<typeof startSquadcast>>;
beforeAll(async () => {
  squadcast = await startSquadcast();
});
beforeEach(() => squadcast.mock.reset());

const deleteUser = (user_id: string, swap_user_id: string) =>
  squadcast.writer
    .put('/v3/users/delete-user')
    .send({ user_id, swap_user_id, suppress_incidents: false, reassign_incidents: true });

const abilitiesOf = (user_id: string) =>
  squadcast.recordsOf('abilities').find((record) => 'user_id' in record && record.user_id === user_id);

describe('deleting a user in favour of another one', () => {
  test('deletes the one and leaves the other', async () => {
    const { body } = await deleteUser(priya, kwame).expect(200);
    expect(body).toEqual({ data: {} });
    await squadcast.reader.get(`/v3/users/${priya}`).expect(404);
    await squadcast.reader.get(`/v3/users/${kwame}`).expect(200);
    const list = await squadcast.reader.get('/v3/users').expect(200);
    expect(list.body.data).toHaveLength(6);
  });

  test('hands their tokens over, which go on working', async () => {
    await deleteUser(meiling, kwame).expect(200);
    const { body } = await squadcast.reader.get('/v3/refresh-token').expect(200);
    expect(body.data).toMatchObject([
      { id: amarasToken, user_id: amaraTheOwner },
      { id: jonasToken, user_id: jonasTheAdmin },
      { id: meilingsToken, user_id: kwame },
    ]);
    await squadcast.anonymous.get('/oauth/access-token').set('X-Refresh-Token', 'squadcast-refresh-user').expect(200);
  });

  test('hands all of several tokens over', async () => {
    for (let count = 0; count < 3; count += 1)
      await squadcast.writer.post('/v3/refresh-token').send({ user_id: priya }).expect(201);
    await deleteUser(priya, kwame).expect(200);
    const { body } = await squadcast.reader.get('/v3/refresh-token').expect(200);
    expect(body.data.filter(({ user_id }: { user_id: string }) => user_id === kwame)).toHaveLength(3);
  });

  test('gives their abilities to somebody who had none', async () => {
    await deleteUser(priya, kwame).expect(200);
    expect(abilitiesOf(kwame)).toEqual({ user_id: kwame, abilities: ['manage-webhooks'] });
    expect(abilitiesOf(priya)).toBeUndefined();
  });

  test('adds their abilities to what the other one has, each of them once', async () => {
    const data = [{ user_id: priya, abilities: ['manage-webhooks', 'manage-postmortem-templates'] }];
    await squadcast.writer.put('/v3/users/abilities').send({ data }).expect(200);
    await deleteUser(priya, meiling).expect(200);
    expect(abilitiesOf(meiling)).toEqual({
      user_id: meiling,
      abilities: ['manage-postmortem-templates', 'manage-webhooks'],
    });
  });

  test('leaves the abilities of the other one where there are none to add', async () => {
    const before = abilitiesOf(meiling);
    await deleteUser(kwame, meiling).expect(200);
    expect(abilitiesOf(meiling)).toEqual(before);
  });

  test('lets one delete oneself and stay signed in through the other', async () => {
    const granted = await squadcast.anonymous
      .get('/oauth/access-token')
      .set('X-Refresh-Token', 'squadcast-refresh-admin');
    const jonas = squadcast.bearing(granted.body.data.access_token);
    const body = { user_id: jonasTheAdmin, swap_user_id: kwame, suppress_incidents: true, reassign_incidents: false };
    await jonas.put('/v3/users/delete-user').send(body).expect(200);
    await jonas.get('/v3/users').expect(200);
  });

  test.each([
    { because: 'the one is unknown', one: nobody, other: kwame, status: 404, names: nobody },
    { because: 'the other is unknown', one: kwame, other: nobody, status: 404, names: nobody },
    { because: 'both are the same', one: kwame, other: kwame, status: 422, names: 'same user' },
    {
      because: 'the one is the last Account Owner',
      one: amaraTheOwner,
      other: kwame,
      status: 409,
      names: 'Account Owner',
    },
  ])('is refused and changes nothing when $because', async ({ one, other, status, names }) => {
    const before = squadcast.mock.snapshot();
    const { body } = await deleteUser(one, other).expect(status);
    expect(body.meta).toEqual({ status, error_message: expect.stringContaining(names) });
    expect(squadcast.mock.snapshot()).toEqual(before);
  });
});
