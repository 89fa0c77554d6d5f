import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { account, accounts, bearer, createToken, demo, emailsOf, invitesOf, logIn, member, starter } from './steps.js';

/** Lists and keys, and what takes several requests to see. */
export const listProbes: Probes = {
  'accounts-by-the-hundred': async (api) => {
    expect((await api.get(accounts)).body).toHaveLength(30);
  },
  'page-size-without-end': async (api) => {
    expect((await api.get(`${accounts}?per_page=5000`)).body).toHaveLength(100);
  },
  'pages-from-zero': async (api) => {
    expect(await emailsOf(api, 'page=0&per_page=2')).toEqual(await emailsOf(api, 'page=1&per_page=2'));
  },
  'page-zero-is-refused': async (api) => {
    expect((await api.get(`${accounts}?page=0`)).status).toBe(200);
  },
  'pages-skip-one': async (api) => {
    const halves = [...(await emailsOf(api, 'per_page=2')), ...(await emailsOf(api, 'per_page=2&page=2'))];
    expect(halves).toEqual(await emailsOf(api, 'per_page=4'));
  },
  'one-email-two-members': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.post(`${starter}/add`, { ...member, username: 'fischer' })).status).toBe(400);
  },
  'taken-name-is-handed-over': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.post(`${starter}/add`, { ...member, email: 'noah.two@new.example' })).status).toBe(400);
  },
  'account-is-overwritten': async (api) => {
    await api.post('/users/create', account);
    expect((await api.post('/users/create', { ...account, password: 'Sakura-2025' })).status).toBe(400);
  },
  'names-are-taken-everywhere': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.post(`${demo}/add`, { ...member, email: 'noah.two@new.example' })).status).toBe(201);
  },
  'members-outlive-account': async (api) => {
    await api.post('/users/create', account);
    await api.post(`${starter}/add`, { ...member, email: account.email });
    await api.delete(`/users/delete/${account.email}`);
    expect((await api.get(`${starter}/whois/noah`)).status).toBe(404);
  },
  'accepted-invite-stays': async (api) => {
    const guest = api.as('nobody');
    const [first, second] = await invitesOf(guest);
    await guest.post('/users/accept_invite', { workspace_id: first, username: 'nadia' });
    expect(await invitesOf(guest)).toEqual([second]);
  },
  'refused-accept-uses-invite-up': async (api) => {
    const guest = api.as('nobody');
    const before = await invitesOf(guest);
    await api.post(`/w/${before[0]}/users/add`, member);
    await guest.post('/users/accept_invite', { workspace_id: before[0], username: 'noah' });
    expect(await invitesOf(guest)).toEqual(before);
  },
  'refused-member-is-added': async (api) => {
    await api.as('workspace-member').post(`${starter}/add`, member);
    expect((await api.get(`${starter}/whois/noah`)).status).toBe(404);
  },
  'tokens-outlive-account': async (api) => {
    await api.post('/users/create', account);
    const session = bearer(api, await logIn(api));
    await api.delete(`/users/delete/${account.email}`);
    await api.post('/users/create', account);
    expect((await session.get('/users/email')).status).toBe(401);
  },
  'deleted-tokens-still-work': async (api) => {
    const token = await createToken(api);
    await api.delete(`/users/tokens/delete/${token}`);
    expect((await bearer(api, token).get('/users/email')).status).toBe(401);
  },
  'rights-of-the-login': async (api) => {
    await api.post('/users/create', { ...account, super_admin: true });
    const session = bearer(api, await logIn(api));
    await api.post(`/users/update/${account.email}`, { is_super_admin: false });
    expect((await session.get(accounts)).status).toBe(401);
  },
  'rights-come-back-with-the-member': async (api) => {
    await api.post(`${starter}/add`, { ...member, is_admin: true });
    await api.delete(`${starter}/delete/noah`);
    await api.post(`${starter}/add`, member);
    expect((await api.get(`${starter}/whois/noah`)).body.is_admin).toBe(false);
  },
  'accounts-in-order-of-change': async (api) => {
    const before = await emailsOf(api, 'per_page=3');
    await api.post(`/users/update/${encodeURIComponent(before[1] ?? '')}`, { is_super_admin: false });
    expect(await emailsOf(api, 'per_page=3')).toEqual(before);
  },
  'sessions-are-not-listed': async (api) => {
    await api.post('/users/create', account);
    const token = await logIn(api);
    const listed = (await bearer(api, token).get('/users/tokens/list')).body;
    expect(listed).toEqual([expect.objectContaining({ token_prefix: token.slice(0, 10), label: 'session' })]);
  },
};
