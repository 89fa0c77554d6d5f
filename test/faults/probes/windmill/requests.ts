import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { account, accounts, bearer, createToken, demo, member, starter } from './steps.js';

/** What is let in, and who. */
export const requestProbes: Probes = {
  'any-username': async (api) => {
    expect((await api.post(`${starter}/add`, { ...member, username: 'noah f' })).status).toBe(422);
  },
  'any-text-is-an-email': async (api) => {
    expect((await api.post('/users/create', { ...account, email: 'grace' })).status).toBe(422);
  },
  'any-expiration': async (api) => {
    expect((await api.post('/users/tokens/create', { expiration: 'tomorrow' })).status).toBe(422);
  },
  'admin-flag-is-optional': async (api) => {
    const { email, username } = member;
    expect((await api.post(`${starter}/add`, { email, username })).status).toBe(422);
  },
  'flags-as-text': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.post(`${starter}/update/noah`, { is_admin: 'false' })).status).toBe(422);
  },
  'unknown-properties-are-stored': async (api) => {
    await api.post(`${starter}/add`, { ...member, operator: true });
    expect((await api.get(`${starter}/whois/noah`)).body.operator).toBe(false);
  },
  'any-media-type': async (api) => {
    expect((await api.post('/users/create', account, { 'content-type': 'text/plain' })).status).toBe(415);
  },
  'no-number-is-the-default': async (api) => {
    expect((await api.get(`${accounts}?per_page=many`)).status).toBe(400);
  },
  'cookies-are-not-read': async (api) => {
    const token = await createToken(api);
    expect((await api.as(undefined).get('/users/email', { cookie: `token=${token}` })).status).toBe(200);
  },
  'cookie-of-another-session': async (api) => {
    await api.post('/users/create', account);
    const cookie = (await api.post('/auth/login', account)).header('set-cookie')?.split(';')[0] ?? '';
    expect((await api.as(undefined).get('/users/email', { cookie })).text).toBe(account.email);
  },
  'expired-tokens-work': async (api) => {
    const token = await createToken(api, { expiration: '2001-01-01T00:00:00Z' });
    expect((await bearer(api, token).get('/users/email')).status).toBe(401);
  },
  'logout-keeps-token': async (api) => {
    const session = bearer(api, await createToken(api));
    await session.post('/users/logout');
    expect((await session.get('/users/email')).status).toBe(401);
  },
  'usernames-are-public': async (api) => {
    expect((await api.as(undefined).get(`${starter}/list_usernames`)).status).toBe(401);
  },
  'password-in-any-case': async (api) => {
    await api.post('/users/create', account);
    const password = account.password.toUpperCase();
    expect((await api.post('/auth/login', { ...account, password })).status).toBe(400);
  },
  'members-delete-members': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.as('workspace-member').delete(`${starter}/delete/noah`)).status).toBe(401);
  },
  'everybody-lists-accounts': async (api) => {
    expect((await api.as('workspace-member').get(accounts)).status).toBe(401);
  },
  'any-admin-promotes': async (api) => {
    const path = '/users/update/admin@windmill.dev';
    expect((await api.as('workspace-admin').post(path, { is_super_admin: true })).status).toBe(401);
  },
  'outsiders-list-members': async (api) => {
    expect((await api.as('nobody').get(`${starter}/list`)).status).toBe(401);
  },
  'admin-anywhere-is-admin-here': async (api) => {
    const lead = api.as('workspace-admin');
    const email = (await lead.get('/users/email')).text;
    await api.post(`${demo}/add`, { email, username: 'lead', is_admin: false });
    expect((await lead.post(`${demo}/add`, member)).status).toBe(401);
  },
  'whois-looks-everywhere': async (api) => {
    await api.post(`${starter}/add`, member);
    expect((await api.get(`${demo}/whois/noah`)).status).toBe(404);
  },
};
