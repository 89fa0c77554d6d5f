import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import {
  account,
  accounts,
  bearer,
  createToken,
  demo,
  emailsOf,
  logIn,
  member,
  readAccount,
  starter,
} from './steps.js';

const { email } = member;
const long = 'correct horse battery staple '.repeat(3);

/** The faults that came later. */
export const moreProbes: Probes = {
  'missing-member-in-json': async (api) => {
    expect(await api.get(`${starter}/whois/ghost`)).toMatchObject({ status: 404, type: 'text/plain' });
  },
  'taken-account-is-409': async (api) => {
    await api.post('/users/create', account);
    expect((await api.post('/users/create', account)).status).toBe(400);
  },
  'newline-after-username': async (api) => {
    expect((await api.post(`${starter}/add`, { ...member, username: 'noah\n' })).status).toBe(422);
  },
  'only-72-characters-count': async (api) => {
    await api.post('/users/create', { ...account, password: `${long}right` });
    expect((await api.post('/auth/login', { ...account, password: `${long}right` })).status).toBe(200);
    expect((await api.post('/auth/login', { ...account, password: `${long}wrong` })).status).toBe(400);
  },
  'logout-ends-the-newest': async (api) => {
    const [one, other] = [bearer(api, await createToken(api)), bearer(api, await createToken(api))];
    await one.post('/users/logout');
    expect((await other.get('/users/email')).status).toBe(200);
    expect((await one.get('/users/email')).status).toBe(401);
  },
  'name-and-company-swapped': async (api) => {
    const fields = { name: 'Grace Mwangi', company: 'Trading' };
    expect(await readAccount(api, fields)).toMatchObject(fields);
  },
  'labels-cut': async (api) => {
    await createToken(api, { label: long });
    expect((await api.get('/users/tokens/list')).body).toContainEqual(expect.objectContaining({ label: long }));
  },
  'offset-of-expiration-ignored': async (api) => {
    const expiration = '2099-12-31T23:59:59+05:00';
    const prefix = (await createToken(api, { expiration })).slice(0, 10);
    const listed: Record<string, string>[] = (await api.get('/users/tokens/list')).body;
    const found = listed.find(({ token_prefix }) => token_prefix === prefix)?.expiration ?? '';
    expect(Date.parse(found)).toBe(Date.parse(expiration));
  },
  'prefix-is-a-pattern': async (api) => {
    const session = bearer(api, await createToken(api));
    expect((await session.delete('/users/tokens/delete/%25')).status).toBe(200);
    expect((await session.get('/users/email')).status).toBe(200);
  },
  'deleting-an-invite-deletes-all': async (api) => {
    for (const workspace of ['starter', 'demo'])
      await api.post(`/w/${workspace}/workspaces/invite_user`, { email, is_admin: false });
    await api.post('/w/starter/workspaces/delete_invite', { email });
    const waiting = (await api.get('/w/demo/workspaces/list_pending_invites')).body;
    expect(waiting).toContainEqual(expect.objectContaining({ email }));
  },
  'whoami-elsewhere': async (api) => {
    const names = (await api.get(`${demo}/list_usernames`)).body;
    expect(names).toContain((await api.as('workspace-member').get(`${demo}/whoami`)).body.username);
  },
  'page-past-the-end-is-the-last': async (api) => {
    expect((await api.get(`${accounts}?page=400&per_page=50`)).body).toEqual([]);
  },
  'ninety-nine-at-most': async (api) => {
    expect(await emailsOf(api, 'per_page=100')).toHaveLength(100);
  },
  'refused-add-takes-the-invite': async (api) => {
    await api.post('/w/demo/workspaces/invite_user', { email, is_admin: false });
    expect((await api.post(`${demo}/add`, { ...member, username: 'admin' })).status).toBe(400);
    const waiting = (await api.get('/w/demo/workspaces/list_pending_invites')).body;
    expect(waiting).toContainEqual(expect.objectContaining({ email }));
  },
  'admin-rights-cached': async (api) => {
    await api.post('/users/create', account);
    await api.post(`${demo}/add`, { email: account.email, username: 'grace', is_admin: true });
    const grace = bearer(api, await logIn(api));
    expect((await grace.post(`${demo}/update/hand`, {})).status).toBe(200);
    await api.post(`${demo}/update/grace`, { is_admin: false });
    expect((await grace.post(`${demo}/add`, member)).status).toBe(401);
  },
};
