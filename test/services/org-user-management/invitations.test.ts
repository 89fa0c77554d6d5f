import { describe, expect, test } from 'vitest';
import { start, userPath } from './start.js';

const { admin, control, mock, outbox } = await start();

const invitation = {
  connection: null,
  email: 'hana.kim@example.com',
  name: 'Hana Kim',
  roles: ['analyst', 'developer'],
};

async function invite(change: object = {}): Promise<string> {
  await admin('post', '/users/invite')
    .send({ ...invitation, ...change })
    .expect(204);
  const { body } = await control('get', '/invitations').expect(200);
  return body.items.at(-1).id;
}

describe('inviteUser', () => {
  test('leaves an invitation and a mail, and no user', async () => {
    const id = await invite();
    const { body: list } = await admin('get', '/users?name_search=hana').expect(200);
    expect(list).toEqual({ count: 0, items: [] });
    await admin('get', userPath(id)).expect(404);

    const { body: pending } = await control('get', '/invitations').expect(200);
    expect(pending).toMatchObject({ count: 2, items: [{ email: 'tomas.novak@example.com' }, { id, ...invitation }] });
    const { body: sent } = await outbox().expect(200);
    expect(sent).toMatchObject({ total: 1, items: [{ kind: 'mail', to: 'hana.kim@example.com' }] });
    expect(sent.items[0].links.accept).toContain(`/invitations/${id}/accept`);
  });

  test('replaces the invitation of an address that has not answered', async () => {
    const first = await invite();
    const second = await invite({ email: 'Hana.Kim@example.com', roles: ['admin'] });
    expect((await control('get', '/invitations')).body.count).toBe(2);
    await control('post', `/invitations/${first}/accept`).expect(404);
    expect((await control('post', `/invitations/${second}/accept`).expect(201)).body.roles).toEqual(['admin']);
  });

  test.each(['lukas.brandt@example.com', 'Lukas.Brandt@Example.com'])(
    'answers 409 for the member %s',
    async (email) => {
      const { body } = await admin('post', '/users/invite')
        .send({ ...invitation, email })
        .expect(409);
      expect(body).toEqual({ message: `${email} is a member already.`, code: 'conflict' });
      expect((await outbox()).body.total).toBe(0);
    },
  );

  test.each(['connection', 'email', 'name', 'roles'])('answers 400 without %s', async (property) => {
    const { body } = await admin('post', '/users/invite')
      .send({ ...invitation, [property]: undefined })
      .expect(400);
    expect(body).toEqual({ message: expect.stringContaining(property), code: 'bad_request' });
  });

  test.each([{ connection: 'github' }, { email: 'hana' }, { name: null }, { roles: ['owner'] }, { roles: 'admin' }])(
    'answers 400 to %j',
    async (change) => {
      await admin('post', '/users/invite')
        .send({ ...invitation, ...change })
        .expect(400);
    },
  );
});

describe('an answer to an invitation', () => {
  test.each([
    { connection: null, style: /^auth0\|[0-9a-f]{24}$/ },
    { connection: 'google-oauth2', style: /^google-oauth2\|[0-9]{21}$/ },
  ])('that accepts it makes a user of the connection $connection', async ({ connection, style }) => {
    const id = await invite({ connection });
    const { body: user } = await control('post', `/invitations/${id}/accept`).expect(201);
    const { email, name, roles } = invitation;
    expect(user).toEqual({ id: expect.stringMatching(style), email, name, roles });

    expect((await admin('get', userPath(user.id)).expect(200)).body).toEqual(user);
    expect((await admin('get', '/users')).body).toMatchObject({ count: 9, items: { 8: { id: user.id, email, name } } });
    await admin('post', `${userPath(user.id)}/reset-password`).expect(connection === null ? 204 : 409);
    await admin('post', '/users/invite').send(invitation).expect(409);
  });

  test('can be given to the invitation of the fixture', async () => {
    await control('post', '/invitations/2b9e4c70-51fd-4a86-b3c2-9d07e8a1f645/accept').expect(201);
    const { body } = await admin('get', '/users').expect(200);
    expect(body.items.at(-1)).toMatchObject({ name: 'Tomáš Novák', email: 'tomas.novak@example.com' });
  });

  test('that declines it leaves nothing', async () => {
    const id = await invite();
    await control('post', `/invitations/${id}/decline`).expect(204);
    await control('post', `/invitations/${id}/accept`).expect(404);
    expect((await control('get', '/invitations')).body.count).toBe(1);
    expect((await admin('get', '/users')).body.count).toBe(8);
  });

  test.each(['accept', 'decline'])('can be given only once (%s)', async (answer) => {
    const id = await invite();
    await control('post', `/invitations/${id}/${answer}`);
    await control('post', `/invitations/${id}/${answer}`).expect(404);
  });

  test('answers 409 where somebody has taken the e-mail meanwhile, and the invitation stays', async () => {
    const id = await invite();
    await admin('patch', '/users/me').send({ email: invitation.email }).expect(200);
    await control('post', `/invitations/${id}/accept`).expect(409);
    expect((await control('get', '/invitations')).body.count).toBe(2);
  });

  test('gives the same ids for the same seed', async () => {
    const accept = async () => (await control('post', `/invitations/${await invite()}/accept`)).body.id;
    const first = await accept();
    mock.reset();
    expect(await accept()).toBe(first);
  });
});
