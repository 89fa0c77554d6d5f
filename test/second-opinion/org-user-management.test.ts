import { describeSecondOpinion } from './describe-second-opinion.js';

const amara = { id: 'auth0|6543a1f0c2d84b0012e7a901' };
const lukas = { id: 'google-oauth2|107312345678901234567' };
const priya = { id: 'google-oauth2|107398765432109876543' };
const noor = { connection: null, email: 'noor.haddad@example.com', name: 'Noor Haddad', roles: ['developer'] };

describeSecondOpinion({
  api: 'org-user-management',
  malformed: 400,
  unknownCredential: 'amara.okafor@example.com:mpat_unknown',
  lacking: { as: 'analyst', status: 403 },
  exchanges: [
    {
      operation: 'getMe',
      because: "to a token with somebody else's e-mail",
      as: null,
      headers: { Authorization: 'lukas.brandt@example.com:mpat_admin000000000000000000000000001' },
      status: 401,
    },
    {
      operation: 'getMe',
      because: 'to the token of a user who was removed',
      as: 'developer',
      after: [{ operation: 'removeUser', path: priya }],
      status: 401,
    },
    { operation: 'getMe', because: 'to somebody who logs in with Google', as: 'developer', status: 200 },
    { operation: 'updateMe', because: 'to somebody who logs in with Google', as: 'developer', status: 403 },
    {
      operation: 'updateMe',
      because: 'where the e-mail is taken',
      body: { email: 'Lukas.Brandt@example.com' },
      status: 409,
    },
    { operation: 'updateMe', because: 'with nothing to change', body: {}, status: 200 },
    { operation: 'updateMe', because: 'with no e-mail address', body: { email: 'amara' }, status: 400, broken: true },
    ...[
      { because: 'for a page of more than 100', query: 'page_size=1000', status: 200 },
      { because: 'for an empty page', query: 'page_size=0', status: 200 },
      { because: 'for a page after the last', query: 'page_number=9', status: 200 },
      { because: 'in small pages', query: 'page_number=2&page_size=3', status: 200 },
      { because: 'to a search that finds nobody', query: 'name_search=zzz', status: 200 },
      { because: 'for page 0', query: 'page_number=0', status: 400, broken: true as const },
      { because: 'for a page that is no number', query: 'page_number=two', status: 400, broken: true as const },
      { because: 'for a page of less than nothing', query: 'page_size=-1', status: 400, broken: true as const },
      { because: 'for half a user', query: 'page_size=0.5', status: 400, broken: true as const },
      { because: 'to a search for two letters', query: 'name_search=pr', status: 400, broken: true as const },
      { because: 'to a search for digits', query: 'name_search=pr1ya', status: 400, broken: true as const },
    ].map((rest) => ({ operation: 'listUsers', ...rest })),
    { operation: 'getUser', because: 'to any member', as: 'analyst', path: amara, status: 200 },
    {
      operation: 'getUser',
      because: 'for a user who was removed',
      path: priya,
      after: [{ operation: 'removeUser', path: priya }],
      status: 404,
    },
    { operation: 'removeUser', because: 'where somebody would remove themselves', path: amara, status: 409 },
    {
      operation: 'removeUser',
      because: 'the second time',
      path: lukas,
      after: [{ operation: 'removeUser', path: lukas }],
      status: 404,
    },
    { operation: 'resetPassword', because: 'for somebody who logs in with Google', path: lukas, status: 409 },
    {
      operation: 'replaceUserRoles',
      because: 'with a role that there is not',
      body: ['boss'],
      status: 400,
      broken: true,
    },
    {
      operation: 'replaceUserRoles',
      because: 'where nobody would be an admin',
      path: amara,
      body: [],
      after: [{ operation: 'replaceUserRoles', path: lukas, body: [] }],
      status: 409,
    },
    {
      operation: 'getUser',
      because: 'for a user without roles',
      after: [{ operation: 'replaceUserRoles', body: [] }],
      status: 200,
    },
    {
      operation: 'inviteUser',
      because: 'for a member',
      body: { ...noor, email: 'Lukas.Brandt@example.com' },
      status: 409,
    },
    {
      operation: 'inviteUser',
      because: 'the second time',
      body: noor,
      after: [{ operation: 'inviteUser', body: noor }],
      status: 204,
    },
    {
      operation: 'inviteUser',
      because: 'for a login that there is not',
      body: { ...noor, connection: 'github' },
      status: 400,
      broken: true,
    },
  ],
  explanations: [],
  unprovoked: {},
});
