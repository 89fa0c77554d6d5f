import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { account, bearer, createToken, demo, invitesOf, logIn, member, readAccount, starter } from './steps.js';

/** What writes do to what they name, and to what they do not. */
export const recordProbes: Probes = {
  'company-is-not-kept': async (api) => {
    expect(await readAccount(api, { company: 'Trading' })).toMatchObject({ company: 'Trading' });
  },
  'labels-are-lost': async (api) => {
    await createToken(api, { label: 'backup' });
    expect((await api.get('/users/tokens/list')).body).toContainEqual(expect.objectContaining({ label: 'backup' }));
  },
  'once-admin-always-admin': async (api) => {
    await api.post(`${starter}/add`, { ...member, is_admin: true });
    await api.post(`${starter}/update/noah`, { is_admin: false });
    expect((await api.get(`${starter}/whois/noah`)).body.is_admin).toBe(false);
  },
  'left-out-flag-is-false': async (api) => {
    await api.post(`${starter}/add`, { ...member, is_admin: true });
    await api.post(`${starter}/update/noah`, {});
    expect((await api.get(`${starter}/whois/noah`)).body.is_admin).toBe(true);
  },
  'invited-admins-are-members': async (api) => {
    const guest = api.as('nobody');
    const [invite] = (await guest.get('/users/list_invites')).body.filter((one: { is_admin: boolean }) => one.is_admin);
    await guest.post('/users/accept_invite', { workspace_id: invite.workspace_id, username: 'nadia' });
    expect((await guest.get(`/w/${invite.workspace_id}/users/whoami`)).body.is_admin).toBe(true);
  },
  'update-reaches-every-workspace': async (api) => {
    for (const workspace of [starter, demo]) await api.post(`${workspace}/add`, member);
    await api.post(`${starter}/update/noah`, { is_admin: true });
    expect((await api.get(`${demo}/whois/noah`)).body.is_admin).toBe(false);
  },
  'delete-reaches-every-workspace': async (api) => {
    for (const workspace of [starter, demo]) {
      await api.post(`${workspace.replace('users', 'workspaces')}/add_user`, member);
    }
    await api.delete(`${starter}/delete/noah`);
    expect((await api.get(`${demo}/whois/noah`)).status).toBe(200);
  },
  'leaving-leaves-everything': async (api) => {
    const hand = api.as('workspace-member');
    await hand.post('/w/starter/workspaces/leave');
    expect((await hand.get(`${demo}/whoami`)).status).toBe(200);
  },
  'tokens-of-others-go-too': async (api) => {
    const token = await createToken(api.as('nobody'));
    await api.delete(`/users/tokens/delete/${token.slice(0, 10)}`);
    expect((await bearer(api, token).get('/users/email')).status).toBe(200);
  },
  'declining-declines-all': async (api) => {
    const guest = api.as('nobody');
    const [first, second] = await invitesOf(guest);
    await guest.post('/users/decline_invite', { workspace_id: first });
    expect(await invitesOf(guest)).toEqual([second]);
  },
  'password-of-everybody-alike': async (api) => {
    await api.post('/users/create', account);
    await api.post('/users/setpassword', { password: 'Sakura-2025' });
    expect((await api.post('/auth/login', account)).status).toBe(200);
  },
  'logout-ends-every-token': async (api) => {
    const [one, other] = [await createToken(api), await createToken(api)];
    await bearer(api, one).post('/users/logout');
    expect((await bearer(api, other).get('/users/email')).status).toBe(200);
  },
  'password-is-not-kept': async (api) => {
    await api.post('/users/create', account);
    const session = bearer(api, await logIn(api));
    await session.post('/users/setpassword', { password: 'Sakura-2025' });
    expect((await api.post('/auth/login', account)).status).toBe(400);
  },
};
