import { describe, expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { describeRole } from './describe-model.js';
import { list, object, type SmallApi, specOf } from './small-api.js';

const User = object({ 'id!': 'string', 'email!': 'string', name: 'string' });
const NewUser = object({ 'email!': 'string', name: 'string' });
const Token = object({ 'token!': 'string', label: 'string', uri: 'string' });
const NewToken = object({ 'label!': 'string' });
const schemas = { User, NewUser, Token, NewToken };

/** What each operation is supposed to do, and what it lacks to be sure; or its roles, where it has any. */
async function suppositionsOf(operations: SmallApi['operations']): Promise<Readonly<Record<string, string>>> {
  const spec = await specOf({ schemas, operations });
  const model = readResourceModel(spec);
  const said = spec.operations.map((operation) => {
    const action = model.actionOf(operation);
    if (action?.kind !== 'supposed') return [operation.id, model.rolesOf(operation).map(describeRole).join()] as const;
    return [operation.id, `${describeRole(action.role)} without its ${action.lacks}`] as const;
  });
  return Object.fromEntries(said);
}

describe('records whose key no answer shows', () => {
  test('are known by what paths call it', async () => {
    const managed = {
      'GET /tokens': { answer: object({ data: list('Token') }) },
      'POST /tokens': { body: 'NewToken', answer: object({ data: 'Token' }) },
      'GET /tokens/{token_id}': { answer: object({ data: 'Token' }) },
      'PATCH /tokens/{token_id}': { body: 'NewToken', answer: object({ data: 'Token' }) },
      'DELETE /tokens/{token_id}': { status: 204 },
    };
    expect(await suppositionsOf(managed)).toEqual({
      'GET /tokens': "list tokens in '/data'  without its key",
      'POST /tokens': "create tokens  takes '' shows '/data' without its key",
      'GET /tokens/{token_id}': "read tokens token_id=path:token_id shows '/data'",
      'PATCH /tokens/{token_id}': "patch tokens token_id=path:token_id takes '' shows '/data'",
      'DELETE /tokens/{token_id}': 'delete tokens token_id=path:token_id',
    });
  });

  test('are made where Location says so', async () => {
    const headers = { Location: { schema: { type: 'string' } } };
    const roles = await suppositionsOf({
      'POST /tokens': { body: 'NewToken', status: 201, answer: 'Token', headers },
      'DELETE /tokens/{token_id}': { status: 204 },
    });
    expect(roles['POST /tokens']).toBe("create tokens token_id=location takes '' shows ''");
  });

  test('are what requests take, where no answer has a schema', async () => {
    const silent = {
      'GET /tokens': {},
      'POST /tokens': { body: 'NewToken', status: 201 },
      'GET /tokens/{slug}': {},
      'PUT /tokens/{slug}': { body: 'NewToken' },
      'DELETE /tokens/{slug}': { status: 204 },
    };
    expect(await suppositionsOf(silent)).toEqual({
      'GET /tokens': "list tokens in ''  without its key",
      'POST /tokens': "create tokens  takes '' without its key",
      'GET /tokens/{slug}': 'read tokens slug=path:slug without its answer',
      'PUT /tokens/{slug}': "replace tokens slug=path:slug takes ''",
      'DELETE /tokens/{slug}': 'delete tokens slug=path:slug',
    });
  });

  test('are none where nothing but a reading is known', async () => {
    const Weather = object({ degrees: 'number' });
    expect(await suppositionsOf({ 'GET /weather/{city}': { answer: Weather } })).toEqual({ 'GET /weather/{city}': '' });
  });
});

describe('records that are made', () => {
  const item = { 'GET /users/{id}': { answer: 'User' } };

  test.each<{ because: string; operation: SmallApi['operations'][string]; role: string }>([
    {
      because: 'later, where the request is only taken in',
      operation: { body: 'NewUser', status: 202, answer: 'User' },
      role: "create users id=response/id takes '' shows '' without its end",
    },
    {
      because: 'and not shown, where the answer is empty',
      operation: { body: 'NewUser', status: 201 },
      role: "create users  takes '' without its key",
    },
    {
      because: 'and shown among others',
      operation: { body: 'NewUser', status: 201, answer: list('User') },
      role: "create users  takes '' without its key",
    },
    {
      because: 'in numbers, by no role',
      operation: { body: list('NewUser'), status: 201, answer: list('User') },
      role: '',
    },
  ])('$because', async ({ operation, role }) => {
    const roles = await suppositionsOf({ ...item, 'POST /users': operation });
    expect(roles['POST /users']).toBe(role);
  });
});

describe('other paths to known records', () => {
  test.each([
    { path: '/me/users', because: 'those of the caller' },
    { path: '/{account}/users', because: 'those of an account' },
    { path: '/search/users', because: 'those that are found' },
    { path: '/search/people', because: 'those that are found, called otherwise' },
  ])('$path lists some: $because', async ({ path }) => {
    const roles = await suppositionsOf({
      'GET /users/{id}': { answer: 'User' },
      [`GET ${path}`]: { answer: list('User') },
    });
    expect(roles[`GET ${path}`]).toBe("list users in '' id=item/id without its rest");
  });

  test('make them', async () => {
    const roles = await suppositionsOf({
      'GET /users/{id}': { answer: 'User' },
      'POST /{account}/users': { body: 'NewUser', answer: 'User' },
    });
    expect(roles['POST /{account}/users']).toBe("create users id=response/id takes '' shows ''");
  });

  test('make them inside of others, where no one is named that is there', async () => {
    const Site = object({ 'id!': 'string', name: 'string' });
    const roles = await suppositionsOf({
      'GET /users/{id}': { answer: 'User' },
      'GET /sites/{site_id}': { answer: Site },
      'GET /sites/{site_id}/users': { answer: list('User') },
      'POST /sites/{site_id}/users': { body: 'NewUser', answer: 'User' },
    });
    expect(roles['GET /sites/{site_id}/users']).toBe("list users in '' id=item/id without its rest");
    expect(roles['POST /sites/{site_id}/users']).toBe("create users id=response/id takes '' shows ''");
  });

  test('are a collection of their own where the records differ', async () => {
    const Badge = object({ 'id!': 'string', colour: 'string' });
    const roles = await suppositionsOf({
      'GET /users/{id}': { answer: 'User' },
      'GET /badges/users': { answer: list(Badge) },
    });
    expect(roles['GET /badges/users']).toBe("list badges.users in '' id=item/id");
  });
});

describe('records that a query picks', () => {
  test('are read by it, and found by a search', async () => {
    const Book = object({ 'uid!': 'string', title: 'string' });
    const roles = await suppositionsOf({
      'GET /book': { query: { 'uid!': { type: 'string' } }, answer: object({ book: Book }) },
      'POST /book/search': { answer: object({ page: object({ number: 'integer' }), books: list(Book) }) },
    });
    expect(roles).toEqual({
      'GET /book': "read book uid=query:uid shows '/book'",
      'POST /book/search': "list book in '/books' uid=item/uid without its rest",
    });
  });

  test('are listed where the answer is a list', async () => {
    const roles = await suppositionsOf({
      'GET /users': { query: { id: { type: 'string' } }, answer: list('User') },
      'GET /users/{id}': { answer: 'User' },
    });
    expect(roles['GET /users']).toBe("list users in '' id=item/id");
  });
});

test('a lone list inside of something else is a collection where its rows have ids', async () => {
  const outer = { 'GET /users/{id}': { answer: 'User' } };
  const Sale = object({ 'id!': 'string', amount: 'number' });
  const Sum = object({ name: 'string', amount: 'number' });
  const sales = await suppositionsOf({ ...outer, 'GET /users/{id}/sales': { answer: list(Sale) } });
  const sums = await suppositionsOf({ ...outer, 'GET /users/{id}/sums': { answer: list(Sum) } });
  expect(sales['GET /users/{id}/sales']).toBe("list sales in '' user_id=path:id,id=item/id");
  expect(sums['GET /users/{id}/sums']).toBe('');
});

test('a PUT of an object that nobody describes replaces', async () => {
  const roles = await suppositionsOf({
    'GET /users/{id}': { answer: 'User' },
    'PUT /users/{id}': { body: { type: 'object' }, status: 204 },
  });
  expect(roles['PUT /users/{id}']).toBe("replace users id=path:id takes ''");
});
