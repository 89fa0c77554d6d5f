import { describe, expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { list, object, rolesOf, type SmallApi, specOf } from './small-api.js';

const User = object({ 'id!': 'string', 'email!': 'string', name: 'string', createdAt: 'string' });
const NewUser = object({ 'email!': 'string', name: 'string' });
const Group = object({ 'id!': 'string', 'name!': 'string' });
const NewGroup = object({ 'name!': 'string' });
const schemas = { User, NewUser, Group, NewGroup };

const api = (operations: SmallApi['operations']): SmallApi => ({ schemas, operations });

describe('what verbs in paths say', () => {
  test('after the noun', async () => {
    const roles = await rolesOf(
      api({
        'POST /users/create': { body: 'NewUser', answer: object({ user: 'User' }) },
        'GET /users/list': { answer: list('User') },
        'GET /users/get/{id}': { answer: 'User' },
        'POST /users/update/{id}': { body: object({ name: 'string' }), answer: 'User' },
        'POST /users/{id}/delete': {},
        'POST /users/search': { body: object({ q: 'string' }), answer: list('User') },
      }),
    );
    expect(roles).toEqual({
      'POST /users/create': ["create users id=response/user/id takes '' shows '/user'"],
      'GET /users/list': ["list users in '' id=item/id"],
      'GET /users/get/{id}': ["read users id=path:id shows ''"],
      'POST /users/update/{id}': ["patch users id=path:id takes '' shows ''"],
      'POST /users/{id}/delete': ['delete users id=path:id'],
    });
  });

  test('before the noun, with the key beside', async () => {
    const roles = await rolesOf(
      api({
        'POST /createGroup': { body: 'NewGroup', answer: 'Group' },
        'GET /getGroup': { query: { 'groupId!': { type: 'string' } }, answer: 'Group' },
        'GET /getGroups': { answer: list('Group') },
        'POST /updateGroup': { body: object({ 'id!': 'string', name: 'string' }), answer: 'Group' },
        'POST /deleteGroup': { body: object({ 'id!': 'string' }), answer: object({ ok: 'boolean' }) },
      }),
    );
    expect(roles).toEqual({
      'POST /createGroup': ["create group id=response/id takes '' shows ''"],
      'GET /getGroup': ["read group id=query:groupId shows ''"],
      'GET /getGroups': ["list group in '' id=item/id"],
      'POST /updateGroup': ["patch group id=request/id takes '' shows ''"],
      'POST /deleteGroup': ['delete group id=request/id'],
    });
  });

  test('behind a dot', async () => {
    const roles = await rolesOf(
      api({
        'POST /users.create': { body: 'NewUser', answer: object({ ok: 'boolean', user: 'User' }) },
        'GET /users.list': { answer: object({ ok: 'boolean', users: list('User') }) },
        'GET /users.info': { query: { 'user!': { type: 'string' } }, answer: object({ ok: 'boolean', user: 'User' }) },
        'POST /users.delete': { body: object({ 'user!': 'string' }), answer: object({ ok: 'boolean' }) },
      }),
    );
    expect(Object.values(roles).flat()).toEqual([
      "create users id=response/user/id takes '' shows '/user'",
      "list users in '/users' id=item/id",
      "read users id=query:user shows '/user'",
      'delete users id=request/user',
    ]);
  });

  test('that looks for some', async () => {
    const spec = await specOf(
      api({
        'GET /users': { answer: list('User') },
        'GET /users/{id}': { answer: 'User' },
        'POST /users/search': { body: object({ name: 'string' }), answer: list('User') },
        'GET /search/users': { query: { 'q!': { type: 'string' } }, answer: list('User') },
        'GET /users/findByName': { query: { 'name!': { type: 'string' } }, answer: list('User') },
      }),
    );
    const model = readResourceModel(spec);
    const partsOf = (id: string) => spec.operations.filter((one) => one.id === id).map(model.actionOf)[0];
    for (const id of ['POST /users/search', 'GET /search/users', 'GET /users/findByName'])
      expect(partsOf(id)).toMatchObject({
        kind: 'supposed',
        lacks: 'rest',
        role: { kind: 'list', collection: 'users' },
      });
  });
});
