import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  amarasToken,
  amaraTheOwner,
  diego,
  jonasTheAdmin,
  jonasToken,
  kwame,
  meiling,
  meilingsToken,
  nobody,
  priya,
  siobhanTheStakeholder,
  startSquadcast,
} from './start-squadcast.js';

const noor = { email: 'noor.haddad@lumenlabs.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' };
const roleIds = {
  owner: '6900c5d2a7b19e0011f0a003',
  user: '6900c5d2a7b19e0011f0a001',
  stakeholder: '6900c5d2a7b19e0011f0a000',
};

let squadcast: Awaited<ReturnType<typeof startSquadcast>>;
beforeAll(async () => {
  squadcast = await startSquadcast();
});
beforeEach(() => squadcast.mock.reset());

const listIds = async (): Promise<string[]> =>
  (await squadcast.writer.get('/v3/users').expect(200)).body.data.map(({ id }: { id: string }) => id);
const read = async (id: string) => (await squadcast.writer.get(`/v3/users/${id}`).expect(200)).body.data;

describe('users', () => {
  test('are listed in one answer', async () => {
    expect(await listIds()).toEqual([
      amaraTheOwner,
      jonasTheAdmin,
      meiling,
      diego,
      priya,
      siobhanTheStakeholder,
      kwame,
    ]);
  });

  test('are the same in the list and by their id', async () => {
    const { body } = await squadcast.reader.get('/v3/users').expect(200);
    for (const user of body.data) expect(await read(user.id)).toEqual(user);
  });

  test('show what the fixture says, no more and no less', async () => {
    expect(await read(siobhanTheStakeholder)).toEqual({
      id: siobhanTheStakeholder,
      first_name: 'Siobhán',
      last_name: 'O’Connor',
      username_for_display: 'Siobhán O’Connor',
      email: 'siobhan.oconnor@lumenlabs.example',
      contact: { dial_code: '', phone_number: '' },
      secondary_emails: null,
      email_verified: true,
      time_zone: 'Europe/Dublin',
      title: 'Customer success',
      bio: '',
      notification_rules: [{ type: 'Email', time: 0 }],
      user_image: false,
      role_id: roleIds.stakeholder,
      role: 'stakeholder',
    });
  });

  test('may be Admins, whom the API cannot make', async () => {
    expect(await read(jonasTheAdmin)).toMatchObject({ role: 'admin' });
    await squadcast.writer.put(`/v3/users/${kwame}`).send({ role: 'admin' }).expect(422);
    await squadcast.writer
      .post('/v3/users')
      .send({ ...noor, role: 'admin' })
      .expect(422);
  });

  test.each([nobody, 'no-id', 'a%2Fb', 'AMARA', '%F0%9F%91%A4'])('have no id %s', async (id) => {
    const { body } = await squadcast.reader.get(`/v3/users/${id}`).expect(404);
    expect(body).toEqual({ meta: { status: 404, error_message: `There is no user ${decodeURIComponent(id)}.` } });
  });

  test('have one of four roles', async () => {
    const { body } = await squadcast.reader.get('/v3/users/roles').expect(200);
    expect(body.data).toEqual([
      { id: roleIds.owner, name: 'Account Owner', limit: 1, order: 3 },
      { id: '6900c5d2a7b19e0011f0a002', name: 'Admin', limit: -1, order: 2 },
      { id: roleIds.user, name: 'User', limit: -1, order: 1 },
      { id: roleIds.stakeholder, name: 'Stakeholder', limit: -1, order: 0 },
    ]);
  });
});

describe('adding a user', () => {
  test('starts them unverified, with an empty contact and the first notification rules', async () => {
    const { body } = await squadcast.writer.post('/v3/users').send(noor).expect(201);
    expect(body.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      first_name: 'Noor',
      last_name: 'Haddad',
      username_for_display: 'Noor Haddad',
      email: 'noor.haddad@lumenlabs.example',
      contact: { dial_code: '', phone_number: '' },
      secondary_emails: [],
      email_verified: false,
      time_zone: 'UTC',
      title: '',
      bio: '',
      notification_rules: [
        { type: 'Email', time: 0 },
        { type: 'Push', time: 0 },
        { type: 'SMS', time: 1 },
        { type: 'Phone', time: 2 },
      ],
      user_image: false,
      role_id: roleIds.user,
      role: 'user',
    });
    expect(await read(body.data.id)).toEqual(body.data);
    expect((await listIds()).at(-1)).toBe(body.data.id);
  });

  test('gives every user an id of their own', async () => {
    const first = await squadcast.writer.post('/v3/users').send(noor).expect(201);
    const second = await squadcast.writer
      .post('/v3/users')
      .send({ ...noor, email: 'n2@lumenlabs.example' })
      .expect(201);
    expect(second.body.data.id).not.toBe(first.body.data.id);
  });

  test('gives the role that was asked for', async () => {
    const { body } = await squadcast.writer
      .post('/v3/users')
      .send({ ...noor, role: 'stakeholder' })
      .expect(201);
    expect(body.data).toMatchObject({ role: 'stakeholder', role_id: roleIds.stakeholder });
  });

  test('stores nothing that the API does not know', async () => {
    const sent = { ...noor, id: nobody, email_verified: true, is_superuser: true };
    const { body } = await squadcast.writer.post('/v3/users').send(sent).expect(201);
    expect(body.data).not.toHaveProperty('is_superuser');
    expect(body.data).toMatchObject({ email_verified: false, id: expect.not.stringContaining(nobody) });
  });

  test.each(['kwame.mensah@lumenlabs.example', 'KWAME.Mensah@LumenLabs.example'])(
    'is refused when %s is in use',
    async (email) => {
      const { body } = await squadcast.writer
        .post('/v3/users')
        .send({ ...noor, email })
        .expect(409);
      expect(body.meta).toEqual({
        status: 409,
        error_message: 'A user with this e-mail exists.',
        conflict_data: { email },
      });
      expect(await listIds()).toHaveLength(7);
    },
  );

  test('works with the e-mail of somebody who has left', async () => {
    await squadcast.writer.delete(`/v3/users/${kwame}`).expect(204);
    await squadcast.writer
      .post('/v3/users')
      .send({ ...noor, email: 'kwame.mensah@lumenlabs.example' })
      .expect(201);
  });

  test('is refused for a second Account Owner', async () => {
    const { body } = await squadcast.writer
      .post('/v3/users')
      .send({ ...noor, role: 'account_owner' })
      .expect(409);
    expect(body).toEqual({ meta: { status: 409, error_message: 'This organisation has its Account Owner already.' } });
    expect(await listIds()).toHaveLength(7);
  });
});

describe('changing a role', () => {
  test('changes the role and its id, and nothing else', async () => {
    const before = await read(kwame);
    const sent = { role: 'stakeholder', first_name: 'Somebody', email: 'else@lumenlabs.example' };
    const { body } = await squadcast.writer.put(`/v3/users/${kwame}`).send(sent).expect(200);
    expect(body.data).toEqual({ ...before, role: 'stakeholder', role_id: roleIds.stakeholder });
    expect(await read(kwame)).toEqual(body.data);
  });

  test('keeps the user in their place of the list', async () => {
    const before = await listIds();
    await squadcast.writer.put(`/v3/users/${meiling}`).send({ role: 'stakeholder' }).expect(200);
    expect(await listIds()).toEqual(before);
  });

  test('takes the role Admin from somebody', async () => {
    await squadcast.writer.put(`/v3/users/${jonasTheAdmin}`).send({ role: 'user' }).expect(200);
    expect(await read(jonasTheAdmin)).toMatchObject({ role: 'user', role_id: roleIds.user });
  });

  test('is refused for the last Account Owner', async () => {
    const { body } = await squadcast.writer.put(`/v3/users/${amaraTheOwner}`).send({ role: 'user' }).expect(409);
    expect(body).toEqual({ meta: { status: 409, error_message: 'The last Account Owner has to stay.' } });
    expect(await read(amaraTheOwner)).toMatchObject({ role: 'account_owner' });
  });

  test('is refused for a second Account Owner', async () => {
    const { body } = await squadcast.writer.put(`/v3/users/${kwame}`).send({ role: 'account_owner' }).expect(409);
    expect(body.meta.status).toBe(409);
    expect(await read(kwame)).toMatchObject({ role: 'user' });
  });

  test('to the role that they have is fine, even for the Account Owner', async () => {
    const before = await read(amaraTheOwner);
    const { body } = await squadcast.writer
      .put(`/v3/users/${amaraTheOwner}`)
      .send({ role: 'account_owner' })
      .expect(200);
    expect(body.data).toEqual(before);
  });

  test('is refused for somebody unknown', async () => {
    await squadcast.writer.put(`/v3/users/${nobody}`).send({ role: 'user' }).expect(404);
  });
});

describe('removing a user', () => {
  test('takes them out of the list, once', async () => {
    const { text } = await squadcast.writer.delete(`/v3/users/${kwame}`).expect(204);
    expect(text).toBe('');
    expect(await listIds()).not.toContain(kwame);
    await squadcast.writer.get(`/v3/users/${kwame}`).expect(404);
    await squadcast.writer.delete(`/v3/users/${kwame}`).expect(404);
  });

  test('takes their tokens and abilities along', async () => {
    await squadcast.writer.delete(`/v3/users/${meiling}`).expect(204);
    const { body } = await squadcast.writer.get('/v3/refresh-token').expect(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([amarasToken, jonasToken]);
    expect(squadcast.recordsOf('abilities')).not.toContainEqual(expect.objectContaining({ user_id: meiling }));
    expect(squadcast.recordsOf('accessTokens')).not.toContainEqual(
      expect.objectContaining({ refresh_token_id: meilingsToken }),
    );
    await squadcast.reader.get('/v3/users').expect(401);
  });

  test('is refused for the last Account Owner', async () => {
    const { body } = await squadcast.writer.delete(`/v3/users/${amaraTheOwner}`).expect(409);
    expect(body.meta.error_message).toBe('The last Account Owner has to stay.');
    await read(amaraTheOwner);
  });

  test('that is an Account Owner is fine where there are two', async () => {
    const second = { ...(await read(kwame)), role: 'account_owner', role_id: roleIds.owner };
    const { collections } = squadcast.mock.snapshot();
    const users = (collections.users ?? []).map((user) => ('id' in user && user.id === kwame ? second : user));
    const { writer } = await startSquadcast({ fixtures: { collections: { ...collections, users } } });

    await writer.delete(`/v3/users/${kwame}`).expect(204);
    await writer.delete(`/v3/users/${amaraTheOwner}`).expect(409);
  });
});
