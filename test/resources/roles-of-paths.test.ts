import { describe, expect, test } from 'vitest';
import { list, object, rolesOf, type SmallApi } from './small-api.js';

const User = object({ 'id!': 'string', 'email!': 'string', name: 'string', createdAt: 'string' });
const NewUser = object({ 'email!': 'string', name: 'string' });
const Group = object({ 'id!': 'string', 'name!': 'string' });
const NewGroup = object({ 'name!': 'string' });
const schemas = { User, NewUser, Group, NewGroup };

const api = (operations: SmallApi['operations']): SmallApi => ({ schemas, operations });

describe('what operations do to records', () => {
  test('paths of collections and items', async () => {
    const roles = await rolesOf(
      api({
        'GET /users': { answer: list('User') },
        'POST /users': { body: 'NewUser', status: 201, answer: 'User' },
        'GET /users/{userId}': { answer: 'User' },
        'PUT /users/{userId}': { body: 'NewUser', answer: 'User' },
        'PATCH /users/{userId}': { body: object({ name: 'string' }), answer: 'User' },
        'DELETE /users/{userId}': { status: 204 },
      }),
    );
    expect(roles).toEqual({
      'GET /users': ["list users in '' id=item/id"],
      'POST /users': ["create users id=response/id takes '' shows ''"],
      'GET /users/{userId}': ["read users id=path:userId shows ''"],
      'PUT /users/{userId}': ["replace users id=path:userId takes '' shows ''"],
      'PATCH /users/{userId}': ["patch users id=path:userId takes '' shows ''"],
      'DELETE /users/{userId}': ['delete users id=path:userId'],
    });
  });

  test('singular and plural paths of one thing', async () => {
    const roles = await rolesOf(
      api({
        'GET /users': { answer: list('User') },
        'POST /user': { body: 'NewUser', answer: 'User' },
        'GET /user/{user}': { answer: 'User' },
      }),
    );
    expect(Object.values(roles).flat()).toEqual([
      "list users in '' id=item/id",
      "create users id=response/id takes '' shows ''",
      "read users id=path:user shows ''",
    ]);
  });

  test.each([
    { style: 'data', one: object({ data: 'User' }), many: object({ data: list('User') }), at: '/data', of: '/data' },
    {
      style: 'the noun',
      one: object({ user: 'User' }),
      many: object({ users: list('User') }),
      at: '/user',
      of: '/users',
    },
    {
      style: 'items and a count',
      one: 'User',
      many: object({ items: list('User'), count: 'integer' }),
      at: '',
      of: '/items',
    },
    {
      style: '_embedded',
      one: 'User',
      many: object({ _embedded: object({ users: list('User') }), _links: object({}) }),
      at: '',
      of: '/_embedded/users',
    },
    {
      style: 'data with users in it',
      one: object({ success: 'boolean', data: 'User' }),
      many: object({ success: 'boolean', data: object({ users: list('User'), total: 'integer' }) }),
      at: '/data',
      of: '/data/users',
    },
  ])('records inside of $style', async ({ one, many, at, of }) => {
    const roles = await rolesOf(
      api({
        'GET /users': { answer: many },
        'POST /users': { body: 'NewUser', answer: one },
        'GET /users/{id}': { answer: one },
      }),
    );
    expect(Object.values(roles).flat()).toEqual([
      `list users in '${of}' id=item/id`,
      `create users id=response${at}/id takes '' shows '${at}'`,
      `read users id=path:id shows '${at}'`,
    ]);
  });

  test('a record inside of the request body', async () => {
    const roles = await rolesOf(
      api({
        'POST /users': { body: object({ user: 'NewUser' }), answer: object({ user: 'User' }) },
        'GET /users/{id}': { answer: object({ user: 'User' }) },
      }),
    );
    expect(roles['POST /users']).toEqual(["create users id=response/user/id takes '/user' shows '/user'"]);
  });

  test.each([
    { parameter: 'username', properties: { 'username!': 'string', email: 'string' }, key: 'username' },
    { parameter: 'email', properties: { 'email!': 'string', name: 'string' }, key: 'email' },
    { parameter: 'slug', properties: { id: 'string', 'slug!': 'string' }, key: 'slug' },
    { parameter: 'user_id', properties: { 'userId!': 'string', name: 'string' }, key: 'userId' },
    { parameter: 'userName', properties: { id: 'integer', 'name!': 'string' }, key: 'name' },
    { parameter: 'uuid', properties: { 'uuid!': 'string', name: 'string' }, key: 'uuid' },
    { parameter: 'userID', properties: { _id: 'string', name: 'string' }, key: '_id' },
  ])('{$parameter} is $key', async ({ parameter, properties, key }) => {
    const roles = await rolesOf({
      schemas: { User: object(properties) },
      operations: { [`GET /users/{${parameter}}`]: { answer: 'User' } },
    });
    expect(Object.values(roles).flat()).toEqual([`read users ${key}=path:${parameter} shows ''`]);
  });

  test('a key that only a link names', async () => {
    const links = { read: { operationId: 'GET /users/{who}', parameters: { who: '$response.body#/handle' } } };
    const roles = await rolesOf({
      schemas: { User: object({ 'handle!': 'string', name: 'string' }) },
      operations: {
        'POST /users': { body: object({ name: 'string' }), answer: 'User', links },
        'GET /users/{who}': { answer: 'User' },
      },
    });
    expect(roles['GET /users/{who}']).toEqual(["read users handle=path:who shows ''"]);
    expect(roles['POST /users']).toEqual(["create users handle=response/handle takes '' shows ''"]);
  });

  test('a create that says where the record is', async () => {
    const headers = { Location: { schema: { type: 'string' } } };
    const roles = await rolesOf(
      api({
        'POST /users': { body: 'NewUser', status: 201, headers },
        'GET /users/{id}': { answer: 'User' },
      }),
    );
    expect(roles['POST /users']).toEqual(["create users id=location takes ''"]);
  });

  test('a create under a key that the client chooses', async () => {
    const roles = await rolesOf({
      schemas: { User: object({ 'username!': 'string', name: 'string' }) },
      operations: {
        'POST /users': { body: 'User', status: 201 },
        'GET /users/{username}': { answer: 'User' },
      },
    });
    expect(roles['POST /users']).toEqual(["create users username=request/username takes ''"]);
  });

  test('a PUT that creates as well, where it says 201 and there is no other way', async () => {
    const roles = await rolesOf({
      schemas: { User: object({ 'username!': 'string', name: 'string' }) },
      operations: {
        'PUT /users/{username}': { body: object({ name: 'string' }), status: 201 },
        'GET /users/{username}': { answer: 'User' },
      },
    });
    expect(roles['PUT /users/{username}']).toEqual([
      "create users username=path:username takes ''",
      "replace users username=path:username takes ''",
    ]);
  });

  test('things inside of others, whose key begins with theirs', async () => {
    const roles = await rolesOf(
      api({
        'GET /orgs/{org}/users': { answer: list('User') },
        'POST /orgs/{org}/users': { body: 'NewUser', answer: 'User' },
        'GET /orgs/{org}/users/{id}': { answer: 'User' },
      }),
    );
    expect(Object.values(roles).flat()).toEqual([
      "list users in '' orgId=path:org,id=item/id",
      "create users orgId=path:org,id=response/id takes '' shows ''",
      "read users orgId=path:org,id=path:id shows ''",
    ]);
  });
});
