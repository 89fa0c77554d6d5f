import { describe, expect, test } from 'vitest';
import { start } from './start.js';

const { superAdmin, admin, member, nobody } = await start();

const noah = { email: 'noah.fischer@example.net', is_admin: false };
const nadia = { email: 'nadia.haddad@example.net', is_admin: false };
const pendingPath = '/w/starter/workspaces/list_pending_invites';
const pending = async () => (await admin('get', pendingPath).expect(200)).body;
const own = async () => (await nobody('get', '/users/list_invites').expect(200)).body;

describe('inviteUser', () => {
  test('leaves an invite that the workspace and the invited see', async () => {
    await admin('post', '/w/starter/workspaces/invite_user')
      .send(noah)
      .expect(200, `user with email ${noah.email} invited`);
    expect(await pending()).toEqual([
      { workspace_id: 'starter', ...nadia },
      { workspace_id: 'starter', ...noah },
    ]);
    await superAdmin('post', '/w/demo/workspaces/invite_user').send(nadia).expect(200);
    expect(await own()).toEqual([
      { workspace_id: 'starter', ...nadia },
      { workspace_id: 'staging', ...nadia, is_admin: true },
      { workspace_id: 'demo', ...nadia },
    ]);
  });

  test('changes an invite that is waiting', async () => {
    await admin('post', '/w/starter/workspaces/invite_user')
      .send({ ...nadia, is_admin: true })
      .expect(200);
    expect(await pending()).toEqual([{ workspace_id: 'starter', ...nadia, is_admin: true }]);
  });

  test('answers 400 for a member', async () => {
    const invite = { email: 'mateo.alvarez@example.org', is_admin: true };
    const { text } = await admin('post', '/w/starter/workspaces/invite_user').send(invite).expect(400);
    expect(text).toMatch(/^Bad request: email mateo/);
  });

  test.each([{ email: noah.email }, { is_admin: true }, { ...noah, email: 'noah' }])(
    'answers 422 to %j',
    async (body) => {
      await admin('post', '/w/starter/workspaces/invite_user').send(body).expect(422);
    },
  );
});

describe('deleteInvite', () => {
  test.each([{ email: nadia.email }, { ...nadia, is_admin: true }])('takes the invite back for %j', async (body) => {
    await admin('post', '/w/starter/workspaces/delete_invite')
      .send(body)
      .expect(200, `invite to email ${nadia.email} deleted`);
    expect(await pending()).toEqual([]);
    expect(await own()).toHaveLength(1);
  });

  test('answers 404 without an invite', async () => {
    const { text } = await admin('post', '/w/starter/workspaces/delete_invite').send(noah).expect(404);
    expect(text).toMatch(/^Not found: /);
  });
});

describe('acceptInvite', () => {
  const accept = (workspace_id: string, username: string) =>
    nobody('post', '/users/accept_invite').send({ workspace_id, username });

  test.each([
    { workspace: 'starter', is_admin: false },
    { workspace: 'staging', is_admin: true },
  ])('makes a member of $workspace as the invite says and uses it up', async ({ workspace, is_admin }) => {
    const { text } = await accept(workspace, 'nadia').expect(200);
    expect(text).toBe(`user nadia accepted invite to workspace ${workspace}`);
    const { body } = await nobody('get', `/w/${workspace}/users/whoami`).expect(200);
    expect(body).toMatchObject({ email: nadia.email, username: 'nadia', is_admin, is_super_admin: false });

    expect(await own()).toHaveLength(1);
    await accept(workspace, 'nadia').expect(404);
    expect((await nobody('get', '/workspaces/list')).body).toMatchObject([{ id: workspace }]);
  });

  test('answers 400 for a name that is taken, and the invite stays', async () => {
    await accept('starter', 'mateo').expect(400, 'Bad request: username mateo is taken in workspace starter');
    expect(await own()).toHaveLength(2);
    await nobody('get', '/w/starter/users/whoami').expect(401);
  });

  test.each(['demo', 'nowhere'])('answers 404 without an invite to %s', async (workspace) => {
    const { text } = await accept(workspace, 'nadia').expect(404);
    expect(text).toBe(`Not found: invite of ${nadia.email} to workspace ${workspace}`);
  });

  test("does not use somebody else's invite", async () => {
    await member('post', '/users/accept_invite').send({ workspace_id: 'staging', username: 'tomasz' }).expect(404);
  });

  test('answers 422 for a name that is none', async () => {
    await accept('starter', 'na dia').expect(422);
  });
});

describe('declineInvite', () => {
  const decline = (workspace_id: string) => nobody('post', '/users/decline_invite').send({ workspace_id });

  test('removes the invite', async () => {
    await decline('starter').expect(200, `user ${nadia.email} declined invite to workspace starter`);
    expect(await own()).toEqual([{ workspace_id: 'staging', ...nadia, is_admin: true }]);
    expect(await pending()).toEqual([]);
    await nobody('get', '/w/starter/users/whoami').expect(401);
  });

  test('answers 404 without an invite', async () => {
    await decline('demo').expect(404, `Not found: invite of ${nadia.email} to workspace demo`);
    await decline('starter').expect(200);
    await decline('starter').expect(404);
  });
});
