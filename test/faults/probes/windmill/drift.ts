import { expect } from 'vitest';
import type { Probes } from '../../support/corpus.js';
import { listProbes } from './lists.js';
import { messageProbes } from './messages.js';
import { recordProbes } from './records.js';
import { requestProbes } from './requests.js';
import { accounts, createToken, invitesOf, member, starter } from './steps.js';

const oauth = { code: '4f9d2c81b7e05a36', state: 'Zx83kQ1m' };
const shared = { ...messageProbes, ...requestProbes, ...recordProbes, ...listProbes };

/** How release 1.38 of the real server differs from its document. */
export const driftProbes: Probes = {
  'no-route-to-create-user': async (api) => {
    expect((await api.post(`${starter}/add`, member)).status).toBe(201);
  },
  'no-route-to-leave': async (api) => {
    expect((await api.post(`${starter}/leave_workspace`)).status).toBe(200);
  },
  'members-without-super-admin': async (api) => {
    for (const user of (await api.get(`${starter}/list`)).body) expect(user.is_super_admin).toBeTypeOf('boolean');
  },
  'oauth-answers-a-sentence': async (api) => {
    expect((await api.post('/oauth/login_callback/github', oauth)).text).toMatch(/^[A-Za-z0-9]{30}$/);
  },
  'oauth-needs-code-and-state': async (api) => {
    expect((await api.post('/oauth/login_callback/github', {})).status).toBe(200);
  },
  'update-names-the-caller': async (api) => {
    expect((await api.post(`${starter}/update/admin`, {})).text).toBe('user admin updated');
  },
  'pages-up-to-a-thousand': async (api) => {
    expect((await api.get(`${accounts}?per_page=1000`)).body).toHaveLength(100);
  },
  'unset-is-null': async (api) => {
    await createToken(api);
    for (const token of (await api.get('/users/tokens/list')).body) expect(token.label).not.toBeNull();
  },
  'database-errors-show': async (api) => {
    const workspace = (await invitesOf(api.as('nobody')))[0] ?? '';
    const add = `/w/${workspace}/workspaces/add_user`;
    await api.post(add, member);
    expect((await api.post(add, member)).text).not.toContain('Sql error');
  },
  'starter-is-open': async (api) => {
    expect((await api.as('nobody').get(`${starter}/list_usernames`)).status).toBe(401);
  },
  ...pick([
    'accepting-answers-201',
    'accounts-by-the-hundred',
    'delete-reaches-every-workspace',
    'logout-keeps-token',
    'updating-no-account-is-fine',
    'updating-no-member-is-fine',
  ]),
};

/** Those that are faults by themselves as well. */
function pick(ids: readonly string[]): Probes {
  return Object.fromEntries(Object.entries(shared).filter(([id]) => ids.includes(id)));
}
