import { describe, expect, test } from 'vitest';
import { start } from './start.js';

const { superAdmin, as, logIn, anonymous } = await start();

const grace = { email: 'grace.otieno@example.com', password: 'Kilima-2025', super_admin: false };
const list = '/users/list_as_super_admin';

async function accounts(query = 'per_page=100'): Promise<readonly { readonly email: string }[]> {
  return (await superAdmin('get', `${list}?${query}`).expect(200)).body;
}

describe('createUserGlobally', () => {
  test('makes an account that can log in and belongs to no workspace', async () => {
    const { text, headers } = await superAdmin('post', '/users/create').send(grace).expect(201);
    expect(text).toBe('email grace.otieno@example.com created');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');

    const { text: token } = await logIn(grace.email, grace.password).expect(200);
    const { body } = await as(token)('get', '/users/whoami').expect(200);
    expect(body).toEqual({ email: grace.email, login_type: 'password', super_admin: false, verified: true });
    expect((await as(token)('get', '/workspaces/list').expect(200)).body).toEqual([]);
    expect(await accounts()).toContainEqual(body);
  });

  test('keeps name, company and the super admin', async () => {
    const more = { super_admin: true, name: 'Grace Otieno', company: 'Kilima' };
    await superAdmin('post', '/users/create')
      .send({ ...grace, ...more })
      .expect(201);
    expect((await accounts()).at(-1)).toEqual({ email: grace.email, login_type: 'password', verified: true, ...more });
  });

  test('answers 400 for an e-mail that has an account', async () => {
    const { text } = await superAdmin('post', '/users/create')
      .send({ ...grace, email: 'admin@windmill.dev' })
      .expect(400);
    expect(text).toBe('Bad request: email admin@windmill.dev is taken');
    await logIn('admin@windmill.dev', grace.password).expect(400);
  });

  test.each(['email', 'password', 'super_admin'])('answers 422 without %s', async (property) => {
    await superAdmin('post', '/users/create')
      .send({ ...grace, [property]: undefined })
      .expect(422);
  });
});

describe.each(['/users/update/aiko+ops@example.com', '/users/update/aiko%2Bops%40example.com'])(
  'globalUserUpdate at %s',
  (path) => {
    test('makes a super admin of somebody, and of a super admin somebody', async () => {
      for (const is_super_admin of [true, false]) {
        const { text } = await superAdmin('post', path).send({ is_super_admin }).expect(200);
        expect(text).toBe('email aiko+ops@example.com updated');
        const account = {
          email: 'aiko+ops@example.com',
          login_type: 'password',
          super_admin: is_super_admin,
          verified: true,
        };
        expect(await accounts()).toContainEqual(account);
      }
    });

    test('leaves alone what the body leaves out', async () => {
      await superAdmin('post', path).send({ is_super_admin: true }).expect(200);
      await superAdmin('post', path).send({}).expect(200);
      expect(await accounts()).toContainEqual(
        expect.objectContaining({ email: 'aiko+ops@example.com', super_admin: true }),
      );
      await logIn('aiko+ops@example.com', 'changeme').expect(200);
    });
  },
);

test('globalUserUpdate answers 404 for an unknown e-mail', async () => {
  const { text } = await superAdmin('post', '/users/update/ghost@example.com').send({}).expect(404);
  expect(text).toBe('Not found: email ghost@example.com');
});

describe('globalUserDelete', () => {
  test('takes the account with its tokens, memberships and invites', async () => {
    const { text: token } = await logIn('nadia.haddad@example.net', 'changeme').expect(200);
    await as(token)('post', '/users/accept_invite').send({ workspace_id: 'starter', username: 'nadia' }).expect(200);
    const { text } = await superAdmin('delete', '/users/delete/nadia.haddad@example.net').expect(200);
    expect(text).toBe('email nadia.haddad@example.net deleted');

    await as(token)('get', '/users/email').expect(401);
    await logIn('nadia.haddad@example.net', 'changeme').expect(400);
    await superAdmin('get', '/w/starter/users/whois/nadia').expect(404);
    const { body } = await superAdmin('get', '/w/staging/workspaces/list_pending_invites').expect(200);
    expect(body).toEqual([{ workspace_id: 'staging', email: 'admin@windmill.dev', is_admin: true }]);
    expect(await accounts()).toHaveLength(5);
  });

  test('leaves members without an account alone', async () => {
    await superAdmin('delete', '/users/delete/tomasz.zielinski@example.com').expect(200);
    const { body } = await superAdmin('get', '/w/demo/users/list_usernames').expect(200);
    expect(body).toEqual(['admin', 'lea']);
  });

  test('answers 404 for an unknown e-mail', async () => {
    await superAdmin('delete', '/users/delete/ghost@example.com').expect(404);
  });
});

describe('listUsersAsSuperAdmin', () => {
  const first = { email: 'admin@windmill.dev' };

  test('answers accounts in a stable order, without passwords', async () => {
    const { body, text } = await superAdmin('get', list).expect(200);
    expect(body).toHaveLength(6);
    expect(text).not.toContain('changeme');
    expect(text).not.toContain('created_at');
    expect(await accounts()).toEqual(body);
  });

  test.each([
    { query: 'page=0&per_page=1', emails: [first] },
    { query: 'page=-3&per_page=1', emails: [first] },
    { query: 'page=1&per_page=0', emails: [first] },
    { query: 'page=1&per_page=-5', emails: [first] },
    {
      query: 'page=2&per_page=2',
      emails: [{ email: 'tomasz.zielinski@example.com' }, { email: 'aiko+ops@example.com' }],
    },
    { query: 'page=4&per_page=2', emails: [] },
  ])('answers $emails to $query', async ({ query, emails }) => {
    expect(await accounts(query)).toMatchObject(emails);
  });

  test('answers 30 to a page, or as many as are asked for up to 100', async () => {
    for (let index = 0; index < 100; index++) {
      await superAdmin('post', '/users/create')
        .send({ ...grace, email: `user${index}@example.com` })
        .expect(201);
    }
    expect(await accounts('')).toHaveLength(30);
    expect(await accounts('per_page=99')).toHaveLength(99);
    expect(await accounts('per_page=1000')).toHaveLength(100);
    expect(await accounts('per_page=1000&page=2')).toHaveLength(6);
  });

  test.each(['page=one', 'per_page=many'])('answers 400 to %s', async (query) => {
    await superAdmin('get', `${list}?${query}`).expect(400);
  });
});

test('a fresh instance has its super admin, in starter and demo', async () => {
  const { text } = await logIn('admin@windmill.dev', 'changeme').expect(200);
  for (const workspace of ['starter', 'demo']) {
    const { body } = await as(text)('get', `/w/${workspace}/users/whoami`).expect(200);
    expect(body).toMatchObject({ username: 'admin', is_admin: true, is_super_admin: true });
  }
  await anonymous('get', '/users/email').expect(401);
});
