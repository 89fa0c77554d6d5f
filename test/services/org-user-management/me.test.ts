import { describe, expect, test } from 'vitest';
import { amara, priya, start, userPath } from './start.js';

const { admin, developer, analyst, as } = await start();

test('getOrganization answers the organization', async () => {
  const { body } = await developer('get', '/organization').expect(200);
  expect(body).toEqual({
    id: '7c1f6a52-8e0b-4d3c-9a57-2f1b0c9d4e61',
    name: 'Halden Robotics',
    short_name: 'halden',
    created_at: '2025-10-06T08:30:00Z',
    updated_at: '2025-11-20T16:45:12Z',
  });
});

test('getMe answers who the token belongs to, with roles and nothing that is only stored', async () => {
  const { body } = await developer('get', '/users/me').expect(200);
  expect(body).toEqual({
    id: priya,
    email: 'priya.raghunathan@example.com',
    name: 'Priya Raghunathan',
    roles: ['developer'],
  });
});

describe('updateMe', () => {
  test.each([
    { change: { name: 'Amara Lind' }, email: 'amara.okafor@example.com', name: 'Amara Lind' },
    { change: { email: 'amara@example.org' }, email: 'amara@example.org', name: 'Amara Okafor' },
    { change: { email: 'a@example.org', name: 'A' }, email: 'a@example.org', name: 'A' },
    { change: {}, email: 'amara.okafor@example.com', name: 'Amara Okafor' },
  ])('changes what $change names and leaves the rest alone', async ({ change, email, name }) => {
    const { body } = await admin('patch', '/users/me').send(change).expect(200);
    expect(body).toEqual({ id: amara, email, name });

    const { body: me } = await admin('get', '/users/me').expect(200);
    expect(me).toEqual({ id: amara, email, name, roles: ['admin', 'developer'] });
    const { body: read } = await analyst('get', userPath(amara)).expect(200);
    expect(read).toEqual(me);
    const { body: list } = await analyst('get', '/users').expect(200);
    expect(list.items[0]).toEqual({ id: amara, email, name });
  });

  test('cannot set what is not the caller’s to set', async () => {
    await analyst('patch', '/users/me')
      .send({ id: 'auth0|1', roles: ['admin'], connection: 'google-oauth2' })
      .expect(200);
    const { body } = await analyst('get', '/users/me').expect(200);
    expect(body).toMatchObject({ id: expect.stringMatching(/^auth0\|6547/), roles: ['analyst'] });
    await analyst('patch', '/users/me').send({ name: 'Still a password user' }).expect(200);
  });

  test('answers 403 to somebody who logs in through a third party', async () => {
    const { body } = await developer('patch', '/users/me').send({ name: 'Priya R.' }).expect(403);
    expect(body).toEqual({ message: expect.stringContaining('google-oauth2'), code: 'forbidden' });
    expect((await developer('get', '/users/me')).body.name).toBe('Priya Raghunathan');
  });

  test.each(['lukas.brandt@example.com', 'LUKAS.Brandt@example.com'])(
    'answers 409 for %s, which is in use',
    async (email) => {
      const { body } = await admin('patch', '/users/me').send({ email, name: 'Changed' }).expect(409);
      expect(body).toEqual({ message: `The e-mail ${email} is in use.`, code: 'conflict' });
      expect((await admin('get', '/users/me')).body.name).toBe('Amara Okafor');
    },
  );

  test('lets the caller keep their own e-mail in another case', async () => {
    const { body } = await admin('patch', '/users/me').send({ email: 'Amara.Okafor@example.com' }).expect(200);
    expect(body.email).toBe('Amara.Okafor@example.com');
  });

  test.each([[{ email: 'not an address' }], [{ email: null }], [{ name: 7 }], [[]], ['name']])(
    'answers 400 to the body %j',
    async (change) => {
      const { body } = await admin('patch', '/users/me').type('json').send(JSON.stringify(change)).expect(400);
      expect(body).toEqual({ message: expect.stringContaining('/body'), code: 'bad_request' });
    },
  );

  test('answers 400 without a body', async () => {
    await admin('patch', '/users/me').expect(400);
  });

  test('frees the old e-mail', async () => {
    await admin('patch', '/users/me').send({ email: 'amara@example.org' }).expect(200);
    await analyst('patch', '/users/me').send({ email: 'amara.okafor@example.com' }).expect(200);
    const token = 'mpat_analyst0000000000000000000000001';
    await as(`amara.okafor@example.com:${token}`)('get', '/users/me').expect(200);
  });
});
