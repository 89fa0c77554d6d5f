import { describe, expect, test } from 'vitest';
import { type Client, connect, type Method, start } from './start.js';

const { anonymous, as, superAdmin, admin, member, nobody } = await start();

interface Call {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
}

const invite = { email: 'noah.fischer@example.net', is_admin: false };
const newUser = { ...invite, username: 'noah' };

const forEveryone: readonly Call[] = [
  { operation: 'getCurrentEmail', method: 'get', path: '/users/email' },
  { operation: 'globalWhoami', method: 'get', path: '/users/whoami' },
  { operation: 'setPassword', method: 'post', path: '/users/setpassword', body: { password: 'x' } },
  { operation: 'createToken', method: 'post', path: '/users/tokens/create', body: {} },
  { operation: 'listTokens', method: 'get', path: '/users/tokens/list' },
  { operation: 'deleteToken', method: 'delete', path: '/users/tokens/delete/none' },
  { operation: 'listWorkspaceInvites', method: 'get', path: '/users/list_invites' },
  { operation: 'listWorkspaces', method: 'get', path: '/workspaces/list' },
  { operation: 'logout', method: 'post', path: '/users/logout' },
  { operation: 'authLogout', method: 'post', path: '/auth/logout' },
];
const forInvited: readonly Call[] = [
  {
    operation: 'acceptInvite',
    method: 'post',
    path: '/users/accept_invite',
    body: { workspace_id: 'staging', username: 'me' },
  },
  { operation: 'declineInvite', method: 'post', path: '/users/decline_invite', body: { workspace_id: 'staging' } },
];
const forSuperAdmins: readonly Call[] = [
  {
    operation: 'createUserGlobally',
    method: 'post',
    path: '/users/create',
    body: { email: 'grace@example.com', password: 'x', super_admin: false },
  },
  { operation: 'globalUserUpdate', method: 'post', path: '/users/update/aiko+ops@example.com', body: {} },
  { operation: 'globalUserDelete', method: 'delete', path: '/users/delete/aiko+ops@example.com' },
  { operation: 'listUsersAsSuperAdmin', method: 'get', path: '/users/list_as_super_admin' },
];
const forAdmins: readonly Call[] = [
  { operation: 'inviteUser', method: 'post', path: '/w/starter/workspaces/invite_user', body: invite },
  {
    operation: 'deleteInvite',
    method: 'post',
    path: '/w/starter/workspaces/delete_invite',
    body: { email: 'nadia.haddad@example.net' },
  },
  { operation: 'listPendingInvites', method: 'get', path: '/w/starter/workspaces/list_pending_invites' },
  { operation: 'addUser', method: 'post', path: '/w/starter/workspaces/add_user', body: newUser },
  { operation: 'createUser', method: 'post', path: '/w/starter/users/add', body: newUser },
  { operation: 'updateUser', method: 'post', path: '/w/starter/users/update/mateo', body: {} },
  { operation: 'deleteUser', method: 'delete', path: '/w/starter/users/delete/mateo' },
];
const forMembers: readonly Call[] = [
  { operation: 'listUsers', method: 'get', path: '/w/starter/users/list' },
  { operation: 'listUsernames', method: 'get', path: '/w/starter/users/list_usernames' },
  { operation: 'whoami', method: 'get', path: '/w/starter/users/whoami' },
  { operation: 'whois', method: 'get', path: '/w/starter/users/whois/mateo' },
  { operation: 'leaveWorkspace', method: 'post', path: '/w/starter/users/leave_workspace' },
  { operation: 'workspacesLeave', method: 'post', path: '/w/starter/workspaces/leave' },
];
const withinWorkspace = [...forMembers, ...forAdmins];

async function expectRefusal(client: Client, { method, path, body }: Call): Promise<string> {
  const { headers, text } = await client(method, path).send(body).expect(401);
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  return text;
}

describe('credentials', () => {
  const guarded = [...forEveryone, ...forInvited, ...forSuperAdmins, ...withinWorkspace];

  test.each(guarded)('$operation answers 401 Unauthorized without any', async (call) => {
    expect(await expectRefusal(anonymous, call)).toBe('Unauthorized');
  });

  test.each(['unknown0000000000000000000000a', 'expired00000000000000000000001', ''])(
    'the token "%s" is a 401',
    async (token) => {
      const { headers, text } = await as(token)('get', '/users/email').expect(401);
      expect(text).toBe('Unauthorized');
      expect(headers['www-authenticate']).toContain('Bearer realm="windmill"');
    },
  );

  test('a token may come as a cookie', async () => {
    const { text } = await anonymous('get', '/users/email').set('Cookie', 'a=b; token=member000000000000000000000001');
    expect(text).toBe('tomasz.zielinski@example.com');
  });

  test('a cookie counts where the bearer token is no good', async () => {
    const { text } = await as('gone')('get', '/users/email')
      .set('Cookie', 'token=member000000000000000000000001')
      .expect(200);
    expect(text).toBe('tomasz.zielinski@example.com');
  });

  test('none are needed for the version', async () => {
    const { text } = await anonymous('get', '/version').expect(200);
    expect(text).toMatch(/^v\d/);
  });
});

describe('roles', () => {
  test.each(forEveryone)('$operation is open to everybody with a token', async ({ method, path, body }) => {
    expect((await nobody(method, path).send(body)).ok).toBe(true);
  });

  test.each(forSuperAdmins)('$operation answers 401 Not authorized to whoever is no super admin', async (call) => {
    for (const client of [admin, member, nobody])
      expect(await expectRefusal(client, call)).toMatch(/^Not authorized: /);
  });

  test.each(forSuperAdmins)('$operation is open to super admins', async ({ method, path, body }) => {
    expect((await superAdmin(method, path).send(body)).ok).toBe(true);
  });

  test.each(forAdmins)('$operation answers 401 Not authorized to a member who is no admin', async (call) => {
    expect(await expectRefusal(member, call)).toMatch(/^Not authorized: /);
  });

  test.each(withinWorkspace)('$operation answers 401 Unauthorized to a stranger', async (call) => {
    expect(await expectRefusal(nobody, call)).toBe('Unauthorized');
    expect(await expectRefusal(nobody, { ...call, path: call.path.replace('starter', 'nowhere') })).toBe(
      'Unauthorized',
    );
  });

  test.each(withinWorkspace)('$operation is open to an admin of the workspace', async ({ method, path, body }) => {
    expect((await admin(method, path).send(body)).ok).toBe(true);
  });

  test.each(withinWorkspace)('$operation is open to a super admin', async ({ method, path, body }) => {
    expect((await superAdmin(method, path).send(body)).ok).toBe(true);
  });

  test.each(withinWorkspace)('$operation answers 404 to a super admin in an unknown workspace', async (call) => {
    const path = call.path.replace('starter', 'nowhere');
    const { text } = await superAdmin(call.method, path).send(call.body).expect(404);
    expect(text).toBe('Not found: workspace nowhere');
  });

  test('of one workspace mean nothing in another', async () => {
    await admin('get', '/w/staging/users/list').expect(200);
    await admin('get', '/w/demo/users/list').expect(401, 'Unauthorized');
  });

  test('a super admin may look into a workspace that they do not belong to', async () => {
    await superAdmin('get', '/w/staging/users/list').expect(200);
  });

  test('count from the moment that they are given and taken', async () => {
    const promotion = '/w/starter/users/update/tomasz';
    await admin('post', promotion).send({ is_admin: true }).expect(200);
    await member('post', promotion).send({ is_admin: false }).expect(200);
    await member('post', promotion).send({ is_admin: true }).expect(401);
    await superAdmin('post', '/users/update/tomasz.zielinski@example.com').send({ is_super_admin: true }).expect(200);
    await member('post', promotion).send({ is_admin: true }).expect(200);
  });
});

describe('problems', () => {
  const path = '/users/setpassword';

  test('a body of the wrong shape is a 422', async () => {
    const { text } = await member('post', path).send({ password: 7 }).expect(422);
    expect(text).toMatch(/^Unprocessable entity: .*\/body\/password/);
  });

  test('a body that is missing something is a 422', async () => {
    await member('post', path).send({}).expect(422);
  });

  test('a body that is not JSON is a 400', async () => {
    const { text } = await member('post', path).type('json').send('{').expect(400);
    expect(text).toMatch(/^Bad request: /);
  });

  test('a body that is not said to be JSON is a 415', async () => {
    const { text } = await member('post', path).type('text/plain').send('{"password":"x"}').expect(415);
    expect(text).toMatch(/^Unsupported media type: /);
  });

  test('an unknown path is a 404, another method a 405', async () => {
    expect((await member('get', '/users/nothing').expect(404)).text).toMatch(/^Not found: /);
    expect((await member('get', path).expect(405)).text).toMatch(/^Method not allowed: /);
  });

  test.each(['application/json', 'image/png'])('Accept: %s is passed over on text operations', async (accept) => {
    const { headers } = await member('get', '/users/email').set('Accept', accept).expect(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  test('Accept: text/plain is passed over where the answer is JSON', async () => {
    const { headers } = await member('get', '/users/whoami').set('Accept', 'text/plain').expect(200);
    expect(headers['content-type']).toBe('application/json');
  });
});

describe('with authentication off', () => {
  test('requests without a token act for the super admin', async () => {
    const free = await connect({ auth: 'off' });
    await free.anonymous('get', '/users/email').expect(200, 'admin@windmill.dev');
    await free.anonymous('get', '/w/staging/users/list').expect(200);
  });

  test('there may be nobody to act for', async () => {
    const free = await connect({ auth: 'off', fixtures: { collections: {} } });
    await free.anonymous('get', '/users/email').expect(401, 'Unauthorized');
  });
});
