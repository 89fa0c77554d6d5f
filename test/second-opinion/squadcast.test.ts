import { describeSecondOpinion } from './describe-second-opinion.js';
import { type Answer, valueAt } from './traffic.js';

const owner = { userID: '6908a1f0c4e2b70012d3a001' };
const priya = '6908a1f0c4e2b70012d3a005';
const tokenOfReader = { refreshTokenID: '690a10c4d5e6f70013b4c003' };
const unknown = '6908a1f0c4e2b70012d3afff';
const noor = { email: 'noor.haddad@lumenlabs.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' };
const handOver = { user_id: priya, swap_user_id: owner.userID, suppress_incidents: false, reassign_incidents: true };

const added = (answer: Answer) => ({ path: { userID: valueAt(answer, 'data', 'id') } });
const made = (answer: Answer) => ({ path: { refreshTokenID: valueAt(answer, 'data', 'id') } });
const refreshing = (answer: Answer) => ({ as: null, headers: { 'X-Refresh-Token': valueAt(answer, 'data', 'token') } });
const granted = (answer: Answer) => ({
  as: null,
  headers: { Authorization: `Bearer ${valueAt(answer, 'data', 'access_token')}` },
});

describeSecondOpinion({
  api: 'squadcast',
  malformed: 422,
  unknownCredential: 'Bearer unknown',
  lacking: { as: 'read', status: 403 },
  exchanges: [
    { operation: 'Users_getAllUsers', because: 'to a reader', as: 'read', status: 200 },
    {
      operation: 'Users_getAllUsers',
      because: 'to an expired token',
      as: null,
      headers: { Authorization: 'Bearer squadcast-expired' },
      status: 401,
    },
    {
      operation: 'Users_addUser',
      because: 'where the e-mail is taken, in whatever case',
      body: { ...noor, email: 'KWAME.Mensah@lumenlabs.example' },
      status: 409,
    },
    {
      operation: 'Users_addUser',
      because: 'for a second Account Owner',
      body: { ...noor, role: 'account_owner' },
      status: 409,
    },
    {
      operation: 'Users_addUser',
      because: 'for a role that cannot be given',
      body: { ...noor, role: 'admin' },
      status: 422,
      broken: true,
    },
    {
      operation: 'Users_getUserById',
      because: 'for a user who was just added',
      after: [{ operation: 'Users_addUser', body: noor }],
      using: added,
      status: 200,
    },
    {
      operation: 'Users_updateUserByID',
      because: 'for a user who was just added',
      body: { role: 'stakeholder' },
      after: [{ operation: 'Users_addUser', body: noor }],
      using: added,
      status: 200,
    },
    {
      operation: 'Users_updateUserByID',
      because: 'for a second Account Owner',
      body: { role: 'account_owner' },
      status: 409,
    },
    {
      operation: 'Users_updateUserByID',
      because: 'where the only Account Owner would step down',
      path: owner,
      status: 409,
    },
    {
      operation: 'Users_removeUserFromOrg',
      because: 'where the only Account Owner would leave',
      path: owner,
      status: 409,
    },
    {
      operation: 'Users_removeUserFromOrg',
      because: 'the second time',
      after: [{ operation: 'Users_removeUserFromOrg' }],
      status: 404,
    },
    {
      operation: 'Users_getUserById',
      because: 'for a user who was removed',
      after: [{ operation: 'Users_removeUserFromOrg' }],
      status: 404,
    },
    {
      operation: 'Users_deleteUser',
      because: 'where the same user would take over',
      body: { ...handOver, swap_user_id: priya },
      status: 422,
    },
    {
      operation: 'Users_deleteUser',
      because: 'for an unknown user',
      body: { ...handOver, user_id: unknown },
      status: 404,
    },
    {
      operation: 'Users_deleteUser',
      because: 'where an unknown user would take over',
      body: { ...handOver, swap_user_id: unknown },
      status: 404,
    },
    {
      operation: 'Users_deleteUser',
      because: 'for the only Account Owner',
      body: { ...handOver, user_id: owner.userID, swap_user_id: priya },
      status: 409,
    },
    {
      operation: 'Users_updateOrgLevelPermissions',
      because: 'where one of the users is unknown',
      body: {
        data: [
          { user_id: priya, abilities: [] },
          { user_id: unknown, abilities: [] },
        ],
      },
      status: 404,
    },
    {
      operation: 'Users_updateOrgLevelPermissions',
      because: 'for an ability that there is not',
      body: { data: [{ user_id: priya, abilities: ['manage-weather'] }] },
      status: 422,
      broken: true,
    },
    { operation: 'Users_createToken', because: 'for an unknown user', body: { user_id: unknown }, status: 404 },
    {
      operation: 'Users_removeToken',
      because: 'for a token that was just made',
      after: [{ operation: 'Users_createToken' }],
      using: made,
      status: 204,
    },
    {
      operation: 'Users_removeToken',
      because: 'the second time',
      after: [{ operation: 'Users_removeToken' }],
      status: 404,
    },
    {
      operation: 'Users_getAllUsers',
      because: 'to an access token whose refresh token was removed',
      as: 'read',
      after: [{ operation: 'Users_removeToken', path: tokenOfReader }],
      status: 401,
    },
    {
      operation: 'Auth_getAccessToken',
      because: 'to a refresh token that was just made',
      after: [{ operation: 'Users_createToken' }],
      using: refreshing,
      status: 200,
    },
    {
      operation: 'Users_getAllTokens',
      because: 'to an access token that was just made',
      after: [{ operation: 'Users_createToken' }, { operation: 'Auth_getAccessToken', using: refreshing }],
      using: granted,
      status: 200,
    },
  ],
  explanations: [],
  // The vendor declares every status on every operation; these are the ones without an occasion.
  unprovoked: {
    Users_getAllTokens: [400, 402, 403, 404, 409, 422],
    Users_createToken: [402, 409],
    Users_removeToken: [400, 402, 409, 422],
    Users_getAllUsers: [400, 402, 403, 404, 409, 422],
    Users_addUser: [402, 404],
    Users_updateOrgLevelPermissions: [402, 409],
    Users_deleteUser: [402],
    Users_getUserRoles: [400, 402, 403, 404, 409, 422],
    Users_getUserById: [400, 402, 403, 409, 422],
    Users_updateUserByID: [402],
    Users_removeUserFromOrg: [400, 402, 422],
    Auth_getAccessToken: [400, 402, 403, 404, 409, 422],
  },
});
