import { describeSecondOpinion } from './describe-second-opinion.js';
import { type Answer, valueAt } from './traffic.js';

const nobody = '00000000-0000-4000-8000-000000000000';
const beatriz = 'b1c30c20-c163-4a11-a9bb-8383bd4741e4';
const amina = { email: 'amina.diallo@fjordmetrics.example' };
const created = (answer: Answer) => ({ path: { id: valueAt(answer, 'id') } });

describeSecondOpinion({
  api: 'secoda',
  settings: { writeLimit: 2 },
  malformed: 400,
  unknownCredential: 'Bearer unknown',
  exchanges: [
    ...['UserGroups_list', 'Users_list'].flatMap((operation) => [
      { operation, because: 'for the first page', query: 'page=1', status: 200 },
      { operation, because: 'for a page after the last', query: 'page=2', status: 404 },
      { operation, because: 'for page 0', query: 'page=0', status: 400, broken: true as const },
      { operation, because: 'for a page that is no number', query: 'page=two', status: 400, broken: true as const },
    ]),
    ...['UserGroups_createNewGroup', 'UserGroups_updateById', 'Users_createNewUser', 'Users_updateById'].map(
      (operation) => ({
        operation,
        because: 'to the third write of a minute',
        after: [{ operation: 'UserGroups_createNewGroup' }, { operation: 'Users_createNewUser' }],
        status: 429,
      }),
    ),
    { operation: 'UserGroups_createNewGroup', because: 'to a group without a name', body: {}, status: 201 },
    {
      operation: 'UserGroups_createNewGroup',
      because: 'with a member whom nobody knows',
      body: { name: 'Ghosts', users: [nobody] },
      status: 400,
    },
    {
      operation: 'UserGroups_createNewGroup',
      because: 'with a member who is a number',
      body: { name: 'Numbers', users: [7] },
      status: 400,
      broken: true,
    },
    {
      operation: 'UserGroups_getUserGroupById',
      because: 'for a group that was just created',
      after: [{ operation: 'UserGroups_createNewGroup' }],
      using: created,
      status: 200,
    },
    {
      operation: 'UserGroups_getUserGroupById',
      because: 'for a group whose member was deleted',
      after: [{ operation: 'Users_deleteById' }],
      status: 200,
    },
    {
      operation: 'UserGroups_updateById',
      because: 'with a member whom nobody knows',
      body: { users: [nobody] },
      status: 400,
    },
    {
      operation: 'UserGroups_updateById',
      because: 'with properties that cannot be changed',
      body: { id: nobody, created_at: 'never', description: 'Changed.' },
      status: 200,
    },
    {
      operation: 'UserGroups_deleteById',
      because: 'the second time',
      after: [{ operation: 'UserGroups_deleteById' }],
      status: 404,
    },
    {
      operation: 'Users_getUserById',
      because: 'for a user who was just created',
      after: [{ operation: 'Users_createNewUser', body: amina }],
      using: created,
      status: 200,
    },
    {
      operation: 'Users_getUserById',
      because: 'for a user whose group was deleted',
      after: [{ operation: 'UserGroups_deleteById' }],
      status: 200,
    },
    { operation: 'Users_createNewUser', because: 'without an e-mail', body: { first_name: 'Amina' }, status: 400 },
    {
      operation: 'Users_createNewUser',
      because: 'where the e-mail is taken, in whatever case',
      body: { email: 'Beatriz.Almeida@FjordMetrics.example' },
      status: 400,
    },
    {
      operation: 'Users_createNewUser',
      because: 'with two roles',
      body: { ...amina, role: 'editor', _role: 'viewer' },
      status: 400,
    },
    {
      operation: 'Users_createNewUser',
      because: 'with a role in another case',
      body: { ...amina, role: 'ADMIN' },
      status: 201,
    },
    {
      operation: 'Users_createNewUser',
      because: 'with a role that there is not',
      body: { ...amina, role: 'king' },
      status: 400,
    },
    { operation: 'Users_updateById', because: 'with a role that there is not', body: { role: 'king' }, status: 400 },
    {
      operation: 'Users_updateById',
      because: 'with properties that cannot be changed',
      body: { email: 'other@fjordmetrics.example', last_name: 'Costa' },
      status: 200,
    },
    {
      operation: 'Users_deleteById',
      because: 'the second time',
      path: { id: beatriz },
      after: [{ operation: 'Users_deleteById', path: { id: beatriz } }],
      status: 404,
    },
  ],
  explanations: [
    {
      operations: 'any',
      status: 415,
      says: 'response: Unable to match the returned status code',
      because:
        'A body of another media type is refused before the operation is asked; the document does not name that.',
    },
  ],
  unprovoked: {},
});
