import { describe, expect, test } from 'vitest';
import { connect, createStillClock, start } from './start.js';

const { anonymous, as, logIn, member, superAdmin, nobody } = await start();
const hour = 60 * 60 * 1000;

describe('login', () => {
  test('answers a token, and the same as a cookie', async () => {
    const { text, headers } = await logIn('admin@windmill.dev', 'changeme').expect(200);
    expect(text).toMatch(/^[A-Za-z0-9]{30}$/);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'set-cookie': [`token=${text}; Path=/`],
    });
    await as(text)('get', '/users/email').expect(200, 'admin@windmill.dev');
    await anonymous('get', '/users/email').set('Cookie', `token=${text}`).expect(200, 'admin@windmill.dev');
  });

  test('opens a session of its own each time', async () => {
    const { text: first } = await logIn('admin@windmill.dev', 'changeme');
    const { text: second } = await logIn('admin@windmill.dev', 'changeme');
    expect(first).not.toBe(second);
    await as(first)('get', '/users/email').expect(200);
  });

  test.each([
    ['a wrong password', 'admin@windmill.dev', 'changeMe'],
    ['an unknown e-mail', 'nobody@windmill.dev', 'changeme'],
    ['an account without a password', 'mateo.alvarez@example.org', 'changeme'],
    ['an account without a password and an empty one', 'mateo.alvarez@example.org', ''],
  ])('answers 400 to %s', async (_, email, password) => {
    const { text, headers } = await logIn(email, password).expect(400);
    expect(text).toBe('Bad request: Invalid login');
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('answers 422 without a password', async () => {
    await anonymous('post', '/auth/login').send({ email: 'admin@windmill.dev' }).expect(422);
  });
});

describe('a session', () => {
  test('is listed with the label session and ends after 72 hours', async () => {
    const clock = createStillClock('2026-03-01T12:00:00.000Z');
    const timed = await connect({ clock });
    const { text } = await timed.logIn('nadia.haddad@example.net', 'changeme').expect(200);
    const session = timed.as(text);

    const { body } = await session('get', '/users/tokens/list').expect(200);
    expect(body[1]).toEqual({
      token_prefix: text.slice(0, 10),
      label: 'session',
      created_at: '2026-03-01T12:00:00.000Z',
      last_used_at: '2026-03-01T12:00:00.000Z',
      expiration: '2026-03-04T12:00:00.000Z',
    });

    clock.advance(72 * hour - 1);
    await session('get', '/users/email').expect(200);
    clock.advance(1);
    await session('get', '/users/email').expect(401, 'Unauthorized');
  });
});

describe('loginWithOauth', () => {
  const callback = '/oauth/login_callback/github';

  test.each([{}, { code: 'abc', state: 'xyz' }])(
    'answers a session of an account of the provider to %j',
    async (body) => {
      const { text, headers } = await anonymous('post', callback).send(body).expect(200);
      expect(text).toMatch(/^[A-Za-z0-9]{30}$/);
      expect(headers['set-cookie']).toEqual([`token=${text}; Path=/`]);
      const { body: account } = await as(text)('get', '/users/whoami').expect(200);
      expect(account).toMatchObject({ email: 'mateo.alvarez@example.org', login_type: 'github' });
    },
  );

  test('does not let a code log in to an account with a password', async () => {
    const { text } = await anonymous('post', callback).send({ code: 'admin@windmill.dev' }).expect(200);
    await as(text)('get', '/users/email').expect(200, 'mateo.alvarez@example.org');
  });

  test('answers 400 where no account is the provider’s', async () => {
    await superAdmin('delete', '/users/delete/mateo.alvarez@example.org').expect(200);
    const { text } = await anonymous('post', callback).send({}).expect(400);
    expect(text).toMatch(/^Bad request: /);
  });

  test('answers 400 to a client that the instance does not know', async () => {
    const { text } = await anonymous('post', '/oauth/login_callback/gitlab').send({}).expect(400);
    expect(text).toMatch(/^Bad request: gitlab/);
  });

  test('knows the clients of the settings', async () => {
    const configured = await connect({ settings: { oauthClients: ['gitlab', 'google'] } });
    await configured.anonymous('post', '/oauth/login_callback/gitlab').send({}).expect(200);
    await configured.anonymous('post', callback).send({}).expect(400);
  });
});

describe.each(['/users/logout', '/auth/logout'])('POST %s', (path) => {
  test('answers the e-mail, expires the cookie and ends the session, and no other', async () => {
    const { text: first } = await logIn('tomasz.zielinski@example.com', 'changeme');
    const { text: second } = await logIn('tomasz.zielinski@example.com', 'changeme');
    const { headers } = await anonymous('post', path)
      .set('Cookie', `token=${first}`)
      .expect(200, 'tomasz.zielinski@example.com');
    expect(headers['set-cookie']).toEqual(['token=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);

    await as(first)('get', '/users/email').expect(401);
    await as(second)('get', '/users/email').expect(200);
    const { body } = await as(second)('get', '/users/tokens/list').expect(200);
    expect(body.filter(({ label }: { label: string }) => label === 'session')).toHaveLength(1);
  });

  test('ends an API token as well', async () => {
    await nobody('post', path).expect(200, 'nadia.haddad@example.net');
    await nobody('get', '/users/email').expect(401);
  });
});

test('globalWhoami answers the account and nothing that is only stored', async () => {
  const { body } = await superAdmin('get', '/users/whoami').expect(200);
  expect(body).toEqual({
    email: 'admin@windmill.dev',
    login_type: 'password',
    super_admin: true,
    verified: true,
    name: 'Windmill Admin',
    company: 'Windmill Labs',
  });
});

test('getCurrentEmail answers the e-mail', async () => {
  const { headers } = await member('get', '/users/email').expect(200, 'tomasz.zielinski@example.com');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
});

describe('setPassword', () => {
  test('makes the new password work and the old one not', async () => {
    const { text } = await member('post', '/users/setpassword').send({ password: 'neu' }).expect(200);
    expect(text).toBe('password of tomasz.zielinski@example.com updated');
    await logIn('tomasz.zielinski@example.com', 'neu').expect(200);
    await logIn('tomasz.zielinski@example.com', 'changeme').expect(400);
  });

  test('answers 400 to an account that logs in through GitHub', async () => {
    const { text: token } = await anonymous('post', '/oauth/login_callback/github').send({});
    const { text } = await as(token)('post', '/users/setpassword').send({ password: 'neu' }).expect(400);
    expect(text).toMatch(/^Bad request: .*github/);
    await logIn('mateo.alvarez@example.org', 'neu').expect(400);
  });
});
