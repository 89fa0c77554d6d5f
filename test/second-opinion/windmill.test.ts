import { describeSecondOpinion } from './describe-second-opinion.js';
import type { Answer } from './traffic.js';

const starter = { workspace: 'starter' };
const staging = { workspace: 'staging' };
const ghost = { workspace: 'starter', username: 'ghost' };
const noah = { email: 'noah.fischer@example.net', username: 'noah', is_admin: false };
const ines = { email: 'ines.carvalho@example.com', password: 'changeme' };
const grace = { email: 'grace.otieno@example.com', password: 'Kilima-2025', super_admin: false };

/** A session's or a new token, as the caller's credential. */
const answered = ({ body }: Answer) => ({ as: null, headers: { Authorization: `Bearer ${body}` } });
const cookie = ({ headers }: Answer) => ({
  as: null,
  headers: { Cookie: headers.get('Set-Cookie')?.split(';')[0] ?? '' },
});

describeSecondOpinion({
  api: 'windmill',
  malformed: 422,
  unknownCredential: 'Bearer unknown',
  lacking: { as: 'nobody', status: 401 },
  unknown: { 'deleteToken token_prefix': 200, 'loginWithOauth client_name': 400 },
  exchanges: [
    { operation: 'login', because: 'to a wrong password', body: { ...ines, password: 'guessed' }, status: 400 },
    { operation: 'login', because: 'to an unknown e-mail', body: { ...ines, email: 'ghost@example.com' }, status: 400 },
    {
      operation: 'login',
      because: 'to a new password',
      body: { ...ines, password: 'new' },
      after: [{ operation: 'setPassword', as: 'workspace-admin', body: { password: 'new' } }],
      status: 200,
    },
    {
      operation: 'login',
      because: 'to an account that was just created',
      body: { email: grace.email, password: grace.password },
      after: [{ operation: 'createUserGlobally', body: grace }],
      status: 200,
    },
    {
      operation: 'login',
      because: 'to an account that was deleted',
      body: ines,
      after: [{ operation: 'globalUserDelete', path: { email: ines.email } }],
      status: 400,
    },
    { operation: 'loginWithOauth', because: 'without code and state', body: {}, status: 200 },
    {
      operation: 'globalWhoami',
      because: 'to a session',
      after: [{ operation: 'login', body: ines }],
      using: answered,
      status: 200,
    },
    {
      operation: 'globalWhoami',
      because: 'to a cookie',
      after: [{ operation: 'login', body: ines }],
      using: cookie,
      status: 200,
    },
    {
      operation: 'globalWhoami',
      because: 'to somebody who came through GitHub',
      after: [{ operation: 'loginWithOauth' }],
      using: answered,
      status: 200,
    },
    ...['logout', 'authLogout'].flatMap((operation) => [
      { operation, because: 'to a cookie', after: [{ operation: 'login', body: ines }], using: cookie, status: 200 },
      { operation: 'getCurrentEmail', because: `after ${operation}`, after: [{ operation }], status: 401 },
    ]),
    {
      operation: 'setPassword',
      because: 'to somebody who came through GitHub',
      after: [{ operation: 'loginWithOauth' }],
      using: answered,
      status: 400,
    },
    {
      operation: 'createUserGlobally',
      because: 'where the e-mail is taken',
      body: { ...grace, email: ines.email },
      status: 400,
    },
    {
      operation: 'createUserGlobally',
      because: 'with no e-mail address',
      body: { ...grace, email: 'grace' },
      status: 422,
      broken: true,
    },
    ...[
      { because: 'from page 0 on', query: 'page=0&per_page=10', status: 200 },
      { because: 'for pages of a thousand', query: 'per_page=1000', status: 200 },
      { because: 'for pages of less than nothing', query: 'per_page=-1', status: 200 },
      { because: 'for a page after the last', query: 'page=9', status: 200 },
      { because: 'for a page that is no number', query: 'page=two', status: 400, broken: true as const },
    ].map((rest) => ({ operation: 'listUsersAsSuperAdmin', ...rest })),
    {
      operation: 'listTokens',
      because: 'to a token that was just created',
      after: [{ operation: 'createToken', body: { label: 'nightly', expiration: '2099-12-31T23:59:59Z' } }],
      using: answered,
      status: 200,
    },
    {
      operation: 'listTokens',
      because: 'to an expired token',
      after: [{ operation: 'createToken', body: { expiration: '2020-01-01T00:00:00Z' } }],
      using: answered,
      status: 401,
    },
    {
      operation: 'createToken',
      because: 'for an expiration that is no time',
      body: { expiration: 'tomorrow' },
      status: 422,
      broken: true,
    },
    { operation: 'listWorkspaceInvites', because: 'to somebody with two', as: 'nobody', status: 200 },
    {
      operation: 'acceptInvite',
      because: 'without an invite',
      body: { workspace_id: 'demo', username: 'nadia' },
      as: 'nobody',
      status: 404,
    },
    {
      operation: 'acceptInvite',
      because: 'where the user name is taken',
      body: { workspace_id: 'staging', username: 'ines' },
      as: 'nobody',
      status: 400,
    },
    {
      operation: 'whoami',
      because: 'to somebody who accepted an invite',
      path: staging,
      as: 'nobody',
      after: [{ operation: 'acceptInvite', as: 'nobody' }],
      status: 200,
    },
    {
      operation: 'declineInvite',
      because: 'without an invite',
      body: { workspace_id: 'demo' },
      as: 'nobody',
      status: 404,
    },
    {
      operation: 'declineInvite',
      because: 'the second time',
      as: 'nobody',
      after: [{ operation: 'declineInvite', as: 'nobody' }],
      status: 404,
    },
    { operation: 'inviteUser', because: 'for a member', body: { email: ines.email, is_admin: true }, status: 400 },
    { operation: 'inviteUser', because: 'the second time', after: [{ operation: 'inviteUser' }], status: 200 },
    {
      operation: 'listPendingInvites',
      because: 'to an admin of the workspace',
      path: staging,
      as: 'workspace-admin',
      status: 200,
    },
    { operation: 'deleteInvite', because: 'the second time', after: [{ operation: 'deleteInvite' }], status: 404 },
    ...['createUser', 'addUser'].flatMap((operation) => [
      { operation, because: 'where the user name is taken', body: { ...noah, username: 'mateo' }, status: 400 },
      { operation, because: 'where the e-mail is taken', body: { ...noah, email: ines.email }, status: 400 },
      {
        operation,
        because: 'for a user name with a space',
        body: { ...noah, username: 'no ah' },
        status: 422,
        broken: true as const,
      },
      {
        operation: 'whois',
        because: `after ${operation}`,
        path: { ...starter, username: 'noah' },
        after: [{ operation }],
        status: 200,
      },
    ]),
    {
      operation: 'updateUser',
      because: 'to an admin who is made a member',
      path: { ...starter, username: 'ines' },
      body: { is_admin: false },
      status: 200,
    },
    { operation: 'updateUser', because: 'to a member', as: 'workspace-member', path: ghost, status: 401 },
    {
      operation: 'whois',
      because: 'for a member who was taken out',
      after: [{ operation: 'deleteUser' }],
      status: 404,
    },
    {
      operation: 'whois',
      because: 'in the workspace of others',
      as: 'workspace-member',
      path: { ...staging, username: 'ines' },
      status: 401,
    },
    { operation: 'whoami', because: 'to a super admin who looks in', path: staging, status: 200 },
    ...['leaveWorkspace', 'workspacesLeave'].flatMap((operation) => [
      {
        operation: 'whoami',
        because: `after ${operation}`,
        as: 'workspace-member',
        after: [{ operation, as: 'workspace-member' }],
        status: 401,
      },
      {
        operation: 'listUsernames',
        because: `after a super admin's ${operation}`,
        after: [{ operation }],
        status: 200,
      },
    ]),
    { operation: 'listUsers', because: 'to a member', as: 'workspace-member', status: 200 },
    { operation: 'listWorkspaces', because: 'to a member of none', as: 'nobody', status: 200 },
  ],
  explanations: [],
  // No query and no path can be wrong here.
  unprovoked: { backendVersion: [400] },
});
