import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApiError, setClient, UserService, WorkspaceService } from 'windmill-client';
import { type ServedMock, serveMock } from './serve-mock.js';

const superAdmin = 'superadmin00000000000000000001';
const workspaceAdmin = 'workspaceadmin0000000000000001';
const member = 'member000000000000000000000001';
const nobody = 'nobody000000000000000000000001';
const workspace = 'starter';
const token = expect.stringMatching(/^[A-Za-z0-9]{30}$/);

let windmill: ServedMock;
beforeAll(async () => {
  windmill = await serveMock('windmill');
});
beforeEach(() => {
  windmill.reset();
  as(superAdmin);
});
afterAll(() => windmill.close());

/** The client keeps one configuration for the whole process. */
const as = (credential: string): void => setClient(credential, windmill.url);

interface Call {
  readonly operation: string;
  readonly as?: string;
  readonly call: () => Promise<unknown>;
  readonly answers: unknown;
}

const calls: readonly Call[] = [
  {
    operation: 'login',
    as: '',
    call: () => UserService.login({ requestBody: { email: 'admin@windmill.dev', password: 'changeme' } }),
    answers: token,
  },
  {
    operation: 'loginWithOauth',
    as: '',
    call: () => UserService.loginWithOauth({ clientName: 'github', requestBody: { code: '4f9d2c81', state: 'Zx83' } }),
    answers: token,
  },
  { operation: 'getCurrentEmail', call: () => UserService.getCurrentEmail(), answers: 'admin@windmill.dev' },
  {
    operation: 'globalWhoami',
    call: () => UserService.globalWhoami(),
    answers: expect.objectContaining({ email: 'admin@windmill.dev', login_type: 'password', super_admin: true }),
  },
  {
    operation: 'setPassword',
    call: () => UserService.setPassword({ requestBody: { password: 'correct horse battery staple' } }),
    answers: 'password of admin@windmill.dev updated',
  },
  {
    operation: 'createUserGlobally',
    call: () =>
      UserService.createUserGlobally({
        requestBody: { email: 'grace.otieno@example.com', password: 'Kilima-2025', super_admin: false },
      }),
    answers: 'email grace.otieno@example.com created',
  },
  {
    operation: 'globalUserUpdate',
    call: () => UserService.globalUserUpdate({ email: 'aiko+ops@example.com', requestBody: { is_super_admin: true } }),
    answers: 'email aiko+ops@example.com updated',
  },
  {
    operation: 'listUsersAsSuperAdmin',
    call: () => UserService.listUsersAsSuperAdmin({ page: 2, perPage: 2 }),
    answers: [
      expect.objectContaining({ email: 'tomasz.zielinski@example.com' }),
      expect.objectContaining({ email: 'aiko+ops@example.com' }),
    ],
  },
  {
    operation: 'createToken',
    call: () => UserService.createToken({ requestBody: { label: 'nightly', expiration: '2099-12-31T23:59:59Z' } }),
    answers: token,
  },
  {
    operation: 'listTokens',
    as: workspaceAdmin,
    call: () => UserService.listTokens(),
    answers: [expect.objectContaining({ token_prefix: 'workspacea', label: 'ready-made' })],
  },
  {
    operation: 'deleteToken',
    call: () => UserService.deleteToken({ tokenPrefix: 'cipipeline' }),
    answers: 'deleted 1 tokens with prefix cipipeline',
  },
  {
    operation: 'listWorkspaceInvites',
    as: nobody,
    call: () => UserService.listWorkspaceInvites(),
    answers: [
      { workspace_id: 'starter', email: 'nadia.haddad@example.net', is_admin: false },
      { workspace_id: 'staging', email: 'nadia.haddad@example.net', is_admin: true },
    ],
  },
  {
    operation: 'acceptInvite',
    as: nobody,
    call: () => UserService.acceptInvite({ requestBody: { workspace_id: 'staging', username: 'nadia' } }),
    answers: 'user nadia accepted invite to workspace staging',
  },
  {
    operation: 'declineInvite',
    as: nobody,
    call: () => UserService.declineInvite({ requestBody: { workspace_id: 'staging' } }),
    answers: 'user nadia.haddad@example.net declined invite to workspace staging',
  },
  {
    operation: 'listUsers',
    as: member,
    call: () => UserService.listUsers({ workspace }),
    answers: ['admin', 'ines', 'tomasz', 'aiko', 'mateo'].map((username) => expect.objectContaining({ username })),
  },
  {
    operation: 'listUsernames',
    as: member,
    call: () => UserService.listUsernames({ workspace }),
    answers: ['admin', 'ines', 'tomasz', 'aiko', 'mateo'],
  },
  {
    operation: 'whoami',
    as: member,
    call: () => UserService.whoami({ workspace }),
    answers: expect.objectContaining({ username: 'tomasz', is_admin: false, is_super_admin: false }),
  },
  {
    operation: 'whois',
    as: member,
    call: () => UserService.whois({ workspace, username: 'mateo' }),
    answers: expect.objectContaining({
      email: 'mateo.alvarez@example.org',
      usage: { duration_ms: 5120, jobs: 3, flows: 1 },
    }),
  },
  {
    operation: 'updateUser',
    as: workspaceAdmin,
    call: () => UserService.updateUser({ workspace, username: 'mateo', requestBody: { is_admin: true } }),
    answers: 'user mateo updated',
  },
  {
    operation: 'deleteUser',
    as: workspaceAdmin,
    call: () => UserService.deleteUser({ workspace, username: 'mateo' }),
    answers: 'username mateo deleted',
  },
];

describe('windmill-client', () => {
  test.each(calls)('calls $operation', async ({ operation, as: credential = superAdmin, call, answers }) => {
    as(credential);
    expect(await call()).toEqual(answers);
    expect(windmill.exchanges).toEqual([expect.stringMatching(documented(operation))]);
  });

  test('is called for every documented operation but the three that have moved', () => {
    const documentedIds = windmill.mock.spec.operations
      .filter(({ extension }) => !extension.companion)
      .map(({ id }) => id);
    const moved = ['createUser', 'leaveWorkspace', 'logout'];
    expect([...calls.map(({ operation }) => operation), ...moved].sort()).toEqual(documentedIds.sort());
    expect(calls).toHaveLength(20);
  });

  test('finds the three that have moved in their new places', async () => {
    await WorkspaceService.addUser({
      workspace,
      requestBody: { email: 'noah@example.net', username: 'noah', is_admin: false, operator: false },
    });
    expect(await UserService.listUsernames({ workspace })).toContain('noah');

    as(member);
    expect(await WorkspaceService.leaveWorkspace({ workspace })).toBe('left workspace starter');
    await expect(UserService.whoami({ workspace })).rejects.toMatchObject({ status: 401 });
    expect(await UserService.whoami({ workspace: 'demo' })).toMatchObject({ username: 'tomasz' });

    expect(await UserService.logout()).toBe('tomasz.zielinski@example.com');
    await expect(UserService.globalWhoami()).rejects.toMatchObject({ status: 401 });
  });

  test('sees a refusal as an ApiError with the status and the sentence', async () => {
    const refused = UserService.login({ requestBody: { email: 'admin@windmill.dev', password: 'guessed' } });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({ status: 400, body: 'Bad request: Invalid login' });
  });

  test('invites, accepts and declines', async () => {
    const email = 'nadia.haddad@example.net';
    await WorkspaceService.inviteUser({ workspace: 'demo', requestBody: { email, is_admin: true, operator: false } });
    expect(await WorkspaceService.listPendingInvites({ workspace: 'demo' })).toEqual([
      { workspace_id: 'demo', email, is_admin: true },
    ]);

    as(nobody);
    expect(await UserService.listWorkspaceInvites()).toHaveLength(3);
    await expect(UserService.whoami({ workspace: 'demo' })).rejects.toMatchObject({ status: 401 });
    await UserService.acceptInvite({ requestBody: { workspace_id: 'demo', username: 'nadia' } });
    expect(await UserService.whoami({ workspace: 'demo' })).toMatchObject({ email, username: 'nadia', is_admin: true });

    await UserService.declineInvite({ requestBody: { workspace_id: 'staging' } });
    expect(await UserService.listWorkspaceInvites()).toEqual([{ workspace_id: 'starter', email, is_admin: false }]);
    await expect(
      UserService.acceptInvite({ requestBody: { workspace_id: 'staging', username: 'nadia' } }),
    ).rejects.toMatchObject({ status: 404 });

    as(workspaceAdmin);
    await WorkspaceService.deleteInvite({ workspace, requestBody: { email, is_admin: false, operator: false } });
    expect(await WorkspaceService.listPendingInvites({ workspace })).toEqual([]);
  });

  test('creates an account, logs in with it, promotes and deletes it', async () => {
    const email = 'grace.otieno@example.com';
    const credentials = { email, password: 'Kilima-2025' };
    await UserService.createUserGlobally({ requestBody: { ...credentials, super_admin: false, name: 'Grace Otieno' } });

    as(await UserService.login({ requestBody: credentials }));
    expect(await UserService.globalWhoami()).toMatchObject({ email, super_admin: false, name: 'Grace Otieno' });
    await expect(UserService.listUsersAsSuperAdmin()).rejects.toMatchObject({ status: 401 });

    as(superAdmin);
    await UserService.globalUserUpdate({ email, requestBody: { is_super_admin: true } });
    expect(await UserService.listUsersAsSuperAdmin()).toContainEqual(
      expect.objectContaining({ email, super_admin: true }),
    );
    await UserService.globalUserDelete({ email });
    await expect(UserService.login({ requestBody: credentials })).rejects.toMatchObject({ status: 400 });
  });

  test('uses a token that it made until it deletes it', async () => {
    const made = await UserService.createToken({ requestBody: { label: 'nightly backup' } });
    const token_prefix = made.slice(0, 10);
    as(made);
    expect(await UserService.listTokens()).toContainEqual(
      expect.objectContaining({ token_prefix, label: 'nightly backup' }),
    );
    await UserService.deleteToken({ tokenPrefix: token_prefix });
    await expect(UserService.getCurrentEmail()).rejects.toMatchObject({ status: 401 });
  });

  test('may enter a workspace in the list, and no other', async () => {
    as(member);
    expect(await WorkspaceService.listWorkspaces()).toEqual([
      expect.objectContaining({ id: 'starter' }),
      expect.objectContaining({ id: 'demo' }),
    ]);
    await expect(UserService.listUsers({ workspace: 'staging' })).rejects.toMatchObject({ status: 401 });
  });
});

/** How an exchange of this operation looks, in the place that the document gives it. */
function documented(operationId: string): RegExp {
  const { method = '', path = '' } = windmill.mock.spec.operations.find(({ id }) => id === operationId) ?? {};
  return new RegExp(`^${method.toUpperCase()} /api${path.replaceAll(/\{[^}]+\}/g, '[^/]+')} 20[01]$`);
}
