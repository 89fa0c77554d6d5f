import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probe } from '../../support/corpus.js';
import { account, accounts, bearer, createToken, demo, invitesOf, logIn, member, starter } from './steps.js';

/** Every operation, done and refused in each documented way. */
export const tour: Probe = async (api) => {
  await sessions(api);
  await accountsOfTheInstance(api);
  await tokens(api);
  await members(api);
  await invites(api);
  await refusals(api);
};

const bodies = [
  '/auth/login',
  '/oauth/login_callback/github',
  '/users/setpassword',
  '/users/create',
  '/users/update/admin@windmill.dev',
  '/users/tokens/create',
  '/users/accept_invite',
  '/users/decline_invite',
  '/w/starter/workspaces/invite_user',
  '/w/starter/workspaces/delete_invite',
  '/w/starter/workspaces/add_user',
  '/w/starter/users/add',
  '/w/starter/users/update/admin',
];

const reads = [
  '/users/email',
  '/users/whoami',
  accounts,
  '/users/tokens/list',
  '/users/list_invites',
  '/w/starter/workspaces/list_pending_invites',
  `${starter}/list`,
  `${starter}/list_usernames`,
  `${starter}/whoami`,
  `${starter}/whois/admin`,
  '/workspaces/list',
];

/** Documented answers that the tour sees, besides the successes. */
export const statuses = [
  ...['login', 'loginWithOauth'].flatMap((id) => [`${id} 400`, `${id} 415`, `${id} 422`]),
  ...['createUserGlobally', 'setPassword', 'createToken'].flatMap((id) => [`${id} 401`, `${id} 415`, `${id} 422`]),
  ...['createUser', 'updateUser', 'acceptInvite', 'declineInvite', 'globalUserUpdate', 'inviteUser', 'addUser'].flatMap(
    (id) => [400, 401, 404, 415, 422].map((status) => `${id} ${status}`),
  ),
  ...['deleteUser', 'whois', 'globalUserDelete', 'leaveWorkspace'].flatMap((id) => [`${id} 401`, `${id} 404`]),
  ...['listUsers', 'listUsernames', 'whoami', 'listUsersAsSuperAdmin'].map((id) => `${id} 401`),
];

async function sessions(api: Client) {
  const hub = (await api.get(`${starter}/whois/hub`)).body.email;
  const github = await api.as(undefined).post('/oauth/login_callback/github', { code: hub });
  expect((await bearer(api, github.text).get('/users/email')).text).toBe(hub);
  expect((await bearer(api, github.text).post('/users/setpassword', { password: 'new' })).status).toBe(400);
  expect((await api.post('/oauth/login_callback/gitlab', {})).status).toBe(400);
  for (const password of ['changeme', ''])
    expect((await api.post('/auth/login', { email: hub, password })).status).toBe(400);
  expect((await api.post('/auth/login', { email: 'ghost@new.example', password: '' })).status).toBe(400);

  for (const path of ['/users/logout', '/auth/logout']) {
    const session = bearer(api, await logIn(api, { ...account, email: 'admin@windmill.dev', password: 'changeme' }));
    expect((await session.get('/users/whoami')).body).toMatchObject({ email: 'admin@windmill.dev', super_admin: true });
    expect((await session.post(path)).text).toBe('admin@windmill.dev');
    expect((await session.get('/users/email')).status).toBe(401);
  }
  expect((await api.as(undefined).get('/version')).status).toBe(200);
}

async function accountsOfTheInstance(api: Client) {
  expect((await api.post('/users/create', { ...account, name: 'Grace', company: 'Ö' })).status).toBe(201);
  expect((await api.post('/users/create', account)).status).toBe(400);
  const session = bearer(api, await logIn(api));
  expect((await session.post('/users/setpassword', { password: 'second' })).status).toBe(200);
  expect((await api.post('/auth/login', account)).status).toBe(400);
  expect(await logIn(api, { ...account, password: 'second' })).toMatch(/^\w{30}$/);
  expect((await session.get('/users/whoami')).body).toMatchObject({ name: 'Grace', company: 'Ö', super_admin: false });

  for (const email of [account.email, encodeURIComponent(account.email)]) {
    expect((await api.post(`/users/update/${email}`, { is_super_admin: true })).status).toBe(200);
  }
  const everything = [];
  for (let page = 1; page < 5; page++) everything.push(...(await api.get(`${accounts}?per_page=40&page=${page}`)).body);
  expect(new Set(everything.map(({ email }) => email)).size).toBe(everything.length);
  expect(everything.find(({ email }) => email === account.email).super_admin).toBe(true);
  for (const query of ['per_page=0', 'per_page=-3&page=1', 'page=-1&per_page=1.5']) {
    expect((await api.get(`${accounts}?${query}`)).body).toEqual([everything[0]]);
  }
  expect((await session.get('/workspaces/list')).body.length).toBeGreaterThanOrEqual(3);
  expect((await session.get(`${starter}/whoami`)).body).toMatchObject({ username: account.email, is_admin: true });
  expect((await session.post(`${starter}/leave_workspace`)).status).toBe(404);
  expect((await api.delete(`/users/delete/${account.email}`)).status).toBe(200);
  expect((await api.delete(`/users/delete/${account.email}`)).status).toBe(404);
  expect((await api.post(`/users/update/${account.email}`, {})).status).toBe(404);
  expect((await session.get('/users/email')).status).toBe(401);
}

async function tokens(api: Client) {
  const guest = api.as('nobody');
  const token = await createToken(guest, { label: 'tour', expiration: '2099-12-31T23:59:59+01:00' });
  const listed = (await guest.get('/users/tokens/list')).body;
  expect(listed).toContainEqual(expect.objectContaining({ token_prefix: token.slice(0, 10), label: 'tour' }));
  expect((await bearer(api, token).get('/users/email')).status).toBe(200);
  expect((await guest.delete(`/users/tokens/delete/${token.slice(0, 10)}`)).text).toContain('1');
  expect((await guest.delete(`/users/tokens/delete/${token.slice(0, 10)}`)).text).toContain('0');
  expect((await bearer(api, token).get('/users/email')).status).toBe(401);
}

async function members(api: Client) {
  const lead = api.as('workspace-admin');
  for (const path of [`${starter}/add`, '/w/starter/workspaces/add_user']) {
    expect((await lead.post(path, member)).status).toBe(201);
    expect((await lead.post(path, { ...member, username: 'other' })).status).toBe(400);
    expect((await lead.post(path, { ...member, email: 'other@new.example' })).status).toBe(400);
    expect((await lead.get(`${starter}/list_usernames`)).body).toContain('noah');
    expect((await lead.post(`${starter}/update/noah`, { is_admin: true })).status).toBe(200);
    expect((await lead.post(`${starter}/update/noah`, {})).status).toBe(200);
    expect((await lead.get(`${starter}/whois/noah`)).body).toMatchObject({ ...member, is_admin: true });
    expect((await lead.get(`${starter}/list`)).body).toContainEqual(expect.objectContaining({ username: 'noah' }));
    expect((await lead.delete(`${starter}/delete/noah`)).status).toBe(200);
    expect((await lead.get(`${starter}/whois/noah`)).status).toBe(404);
    expect((await lead.delete(`${starter}/delete/noah`)).status).toBe(404);
    expect((await lead.post(`${starter}/update/noah`, {})).status).toBe(404);
    expect((await api.post(path.replace('starter', 'nowhere'), member)).status).toBe(404);
  }
  const hand = api.as('workspace-member');
  expect((await hand.post(`${starter}/leave_workspace`)).status).toBe(200);
  expect((await hand.get(`${starter}/whoami`)).status).toBe(401);
  expect((await hand.get('/workspaces/list')).body).toHaveLength(1);
  expect((await hand.post('/w/demo/workspaces/leave')).status).toBe(200);
  expect((await hand.get(`${demo}/list`)).status).toBe(401);
}

async function invites(api: Client) {
  const guest = api.as('nobody');
  const [first = '', second = ''] = await invitesOf(guest);
  expect((await guest.post('/users/accept_invite', { workspace_id: first, username: 'lead' })).status).toBe(400);
  expect((await guest.post('/users/accept_invite', { workspace_id: first, username: 'nadia' })).status).toBe(200);
  expect((await guest.get(`/w/${first}/users/whoami`)).body.username).toBe('nadia');
  expect((await guest.post('/users/decline_invite', { workspace_id: second })).status).toBe(200);
  expect(await invitesOf(guest)).toEqual([]);
  for (const path of ['/users/accept_invite', '/users/decline_invite']) {
    expect((await guest.post(path, { workspace_id: second, username: 'nadia' })).status).toBe(404);
  }
  const { email } = member;
  for (const is_admin of [true, false]) {
    expect((await api.post('/w/demo/workspaces/invite_user', { email, is_admin })).status).toBe(200);
    const pending = (await api.get('/w/demo/workspaces/list_pending_invites')).body;
    expect(pending).toEqual([expect.objectContaining({ email, is_admin })]);
  }
  expect(
    (await api.post('/w/demo/workspaces/invite_user', { email: 'admin@windmill.dev', is_admin: true })).status,
  ).toBe(400);
  for (const status of [200, 404]) {
    expect((await api.post('/w/demo/workspaces/delete_invite', { email })).status).toBe(status);
  }
  expect((await api.post('/w/nowhere/workspaces/invite_user', { email, is_admin: true })).status).toBe(404);
}

async function refusals(api: Client) {
  for (const path of bodies) {
    expect((await api.post(path, '{"')).status).toBe(400);
    expect((await api.post(path, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await api.post(path, { email: 1, is_super_admin: 1, is_admin: 1, label: 1, code: 1 })).status).toBe(422);
  }
  const strangers = [api.as(undefined), bearer(api, 'unknown'), api.as(undefined).with({ cookie: 'token=unknown' })];
  for (const stranger of strangers) {
    for (const path of reads) expect((await stranger.get(path)).status).toBe(401);
    for (const path of bodies.slice(2)) expect((await stranger.post(path, {})).status).toBe(401);
    for (const path of [`${starter}/leave_workspace`, '/users/logout']) {
      expect((await stranger.post(path)).status).toBe(401);
    }
    for (const path of [`${starter}/delete/admin`, '/users/delete/admin@windmill.dev', '/users/tokens/delete/x']) {
      expect((await stranger.delete(path)).status).toBe(401);
    }
  }
  const { status, headers } = await api.put('/users/create', {});
  expect([{ status: 404 }, { status: 405, allow: 'POST' }]).toContainEqual({ status, allow: headers.allow });
}
