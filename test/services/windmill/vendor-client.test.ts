import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setClient, UserService, WorkspaceService } from 'windmill-client';
import { start } from './start.js';

const { mock } = await start();
const server = await mock.listen();

/** The vendor's client asks for JSON everywhere, begins to count pages at 0 and encodes what it puts into paths. */
describe('windmill-client', () => {
  beforeAll(() => setClient('superadmin00000000000000000001', server.url));
  afterAll(() => server.close());

  test('logs in and asks who it is', async () => {
    const token = await UserService.login({ requestBody: { email: 'admin@windmill.dev', password: 'changeme' } });
    expect(token).toMatch(/^[A-Za-z0-9]{30}$/);
    expect(await UserService.getCurrentEmail()).toBe('admin@windmill.dev');
    expect(await UserService.globalWhoami()).toMatchObject({ super_admin: true });
  });

  test('administers accounts', async () => {
    const email = 'grace+test@example.com';
    await UserService.createUserGlobally({ requestBody: { email, password: 'x', super_admin: false } });
    expect(await UserService.globalUserUpdate({ email, requestBody: { is_super_admin: true } })).toBe(
      `email ${email} updated`,
    );
    expect(await UserService.listUsersAsSuperAdmin({ page: 0, perPage: 100 })).toHaveLength(7);
    await UserService.globalUserDelete({ email });
    expect(await UserService.listUsersAsSuperAdmin({ page: 0, perPage: 2 })).toHaveLength(2);
  });

  test('administers tokens', async () => {
    const token = await UserService.createToken({ requestBody: { label: 'laptop' } });
    expect(await UserService.listTokens({})).toContainEqual(expect.objectContaining({ label: 'laptop' }));
    expect(await UserService.deleteToken({ tokenPrefix: token.slice(0, 10) })).toMatch(/^deleted 1 /);
  });

  test('administers a workspace', async () => {
    const workspace = 'starter';
    await UserService.updateUser({ workspace, username: 'mateo', requestBody: { is_admin: true } });
    expect(await UserService.whois({ workspace, username: 'mateo' })).toMatchObject({ is_admin: true });
    await UserService.deleteUser({ workspace, username: 'mateo' });
    expect(await UserService.listUsernames({ workspace })).toEqual(['admin', 'ines', 'tomasz', 'aiko']);
    const noah = { email: 'noah@example.net', is_admin: false, operator: false };
    await WorkspaceService.inviteUser({ workspace, requestBody: noah });
    expect(await WorkspaceService.listPendingInvites({ workspace })).toHaveLength(2);
    await WorkspaceService.deleteInvite({ workspace, requestBody: noah });
    await WorkspaceService.addUser({ workspace, requestBody: { ...noah, username: 'noah' } });
    expect(await UserService.listUsers({ workspace })).toHaveLength(5);
  });

  test('joins a workspace and leaves it', async () => {
    const [invite] = await UserService.listWorkspaceInvites();
    const workspace = invite?.workspace_id ?? '';
    await UserService.acceptInvite({ requestBody: { workspace_id: workspace, username: 'root' } });
    expect(await UserService.whoami({ workspace })).toMatchObject({ username: 'root', is_admin: true });
    await WorkspaceService.leaveWorkspace({ workspace });
    expect(await UserService.whoami({ workspace })).toMatchObject({ username: 'admin@windmill.dev' });
  });

  test('rejects with the text of a refusal', async () => {
    await expect(UserService.whois({ workspace: 'starter', username: 'ghost' })).rejects.toMatchObject({
      status: 404,
      body: 'Not found: user ghost in workspace starter',
    });
    await UserService.logout();
    await expect(UserService.getCurrentEmail()).rejects.toMatchObject({ status: 401, body: 'Unauthorized' });
  });
});
