import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { account, bearer, createToken, invitesOf, logIn, member, readAccount, starter } from './steps.js';

/** What an answer shows by itself. */
export const messageProbes: Probes = {
  'members-without-operator': async (api) => {
    for (const user of (await api.get(`${starter}/list`)).body) expect(user.operator).toBeTypeOf('boolean');
  },
  'flags-as-numbers': async (api) => {
    expect((await api.get('/users/whoami')).body.super_admin).toBe(true);
  },
  'usernames-as-objects': async (api) => {
    for (const name of (await api.get(`${starter}/list_usernames`)).body) expect(name).toBeTypeOf('string');
  },
  'seconds-since-1970': async (api) => {
    for (const token of (await api.get('/users/tokens/list')).body) expect(token.created_at).toBeTypeOf('string');
  },
  'last-use-is-never-noted': async (api) => {
    await createToken(api);
    for (const token of (await api.get('/users/tokens/list')).body) expect(token.last_used_at).toBeTypeOf('string');
  },
  'email-in-quotes': async (api) => {
    expect((await api.get('/users/email')).text).toBe('admin@windmill.dev');
  },
  'adding-answers-200': async (api) => {
    expect((await api.post(`${starter}/add`, member)).status).toBe(201);
  },
  'accepting-answers-201': async (api) => {
    const guest = api.as('nobody');
    const [workspace_id] = await invitesOf(guest);
    expect((await guest.post('/users/accept_invite', { workspace_id, username: 'nadia' })).status).toBe(200);
  },
  'unknown-member-is-a-crash': async (api) => {
    expect((await api.get(`${starter}/whois/ghost`)).status).toBe(404);
  },
  'missing-rights-are-403': async (api) => {
    expect((await api.as('workspace-member').post(`${starter}/add`, member)).status).toBe(401);
  },
  'updating-no-member-is-fine': async (api) => {
    expect((await api.post(`${starter}/update/ghost`, { is_admin: true })).status).toBe(404);
  },
  'deleting-no-member-is-fine': async (api) => {
    expect((await api.delete(`${starter}/delete/ghost`)).status).toBe(404);
  },
  'updating-no-account-is-fine': async (api) => {
    expect((await api.post('/users/update/ghost@new.example', {})).status).toBe(404);
  },
  'deleting-no-token-is-refused': async (api) => {
    expect((await api.delete('/users/tokens/delete/none')).status).toBe(200);
  },
  'get-logs-out-too': async (api) => {
    expect([404, 405]).toContain((await api.get('/users/logout')).status);
  },
  'login-without-cookie': async (api) => {
    await api.post('/users/create', account);
    expect((await api.post('/auth/login', account)).header('set-cookie') ?? '').toMatch(/^token=\w{30};/);
  },
  'text-is-said-to-be-json': async (api) => {
    await api.post(`${starter}/add`, member);
    await expect(api.delete(`${starter}/delete/noah`)).resolves.toMatchObject({ type: 'text/plain' });
  },
  'list-shows-whole-tokens': async (api) => {
    const token = await createToken(api);
    expect((await api.get('/users/tokens/list')).text).not.toContain(token);
  },
  'account-shows-password': async (api) => {
    await api.post('/users/create', account);
    const token = await logIn(api);
    const { text } = await bearer(api, token).get('/users/whoami');
    expect(text).not.toContain(account.password);
  },
  'new-password-is-echoed': async (api) => {
    expect((await api.post('/users/setpassword', { password: 'Sakura-2025' })).text).not.toContain('Sakura-2025');
  },
  'plus-is-a-space': async (api) => {
    await api.post('/users/create', { ...account, email: 'grace+ops@new.example' });
    expect((await api.post('/users/update/grace+ops@new.example', {})).status).toBe(200);
  },
  'paths-are-not-decoded': async (api) => {
    await api.post('/users/create', account);
    expect((await api.post(`/users/update/${encodeURIComponent(account.email)}`, {})).status).toBe(200);
  },
  'names-in-latin-1': async (api) => {
    expect(await readAccount(api, { name: 'Zoë Łucka' })).toMatchObject({ name: 'Zoë Łucka' });
  },
};
