import { describe, expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { SpecError } from '../../src/spec/index.js';
import { describeCollection, describePaging, describeQueries } from './describe-model.js';
import { list, modelOf, object, rolesOf, type SmallApi, specOf } from './small-api.js';

const User = object({ 'id!': 'string', name: 'string', email: 'string', team_id: 'string', slug: 'string' });
const schemas = { User };
const crud: SmallApi['operations'] = {
  'GET /users': { answer: list('User') },
  'POST /users': { body: object({ name: 'string', email: 'string' }), answer: 'User' },
  'GET /users/{id}': { answer: 'User' },
};

describe('a declaration wins over what paths and schemas show', () => {
  test('collections: name, key, uniqueness, references and kinds of properties', async () => {
    const model = await modelOf({
      schemas,
      operations: crud,
      extension: {
        collections: {
          people: {
            schema: '#/components/schemas/User',
            key: 'id',
            unique: [{ fields: ['email'], ignoreCase: true }],
            references: [{ field: 'team_id', to: 'teams', onDelete: 'restrict' }],
            writable: ['name', 'email', 'team_id'],
            derived: ['slug'],
            volatile: [],
            secret: ['email'],
          },
          teams: { key: 'id' },
        },
      },
    });
    expect([...model.collections.keys()]).toEqual(['people', 'teams']);
    expect(model.collections.get('people')).toMatchObject({ schema: { pointer: '/components/schemas/User' } });
    expect([...model.collections.values()].map(describeCollection)).toEqual([
      {
        key: 'id',
        basis: 'declaration',
        unique: ['email ~ (declaration)'],
        references: ['team_id -> teams restrict (declaration)'],
        writable: 'name email team_id',
        serverFields: 'id slug',
        derived: 'slug',
        secret: 'email',
      },
      { key: 'id', basis: 'declaration' },
    ]);
  });

  test('a mock keeps records by one key, clients know them by another', async () => {
    const api: SmallApi = {
      schemas: { Token: object({ 'prefix!': 'string', label: 'string' }) },
      operations: {
        'POST /tokens': {
          body: object({ label: 'string' }),
          extension: { creates: 'tokens', key: { prefix: { value: '$response.body#/token', length: 8 } } },
        },
        'GET /tokens': { answer: list('Token'), extension: { lists: 'tokens' } },
      },
      extension: {
        collections: { tokens: { schema: '#/components/schemas/Token', key: 'token', identifier: 'prefix' } },
      },
    };
    expect(await rolesOf(api)).toEqual({
      'POST /tokens': ["create tokens prefix=response/token[8] takes ''"],
      'GET /tokens': ["list tokens in '' prefix=item/prefix"],
    });
  });

  test('an operation without a role', async () => {
    const operations = { ...crud, 'POST /users': { ...crud['POST /users'], extension: { role: 'none' } } };
    expect(Object.keys(await rolesOf({ schemas, operations }))).toEqual(['GET /users', 'GET /users/{id}']);
  });

  test('each verb, with the key found by name', async () => {
    const body = object({ userId: 'string', name: 'string' });
    const roles = await rolesOf({
      schemas,
      operations: {
        'POST /people/join': { body: object({ name: 'string' }), answer: 'User', extension: { creates: 'users' } },
        'GET /people/who/{userId}': { answer: object({ found: 'User' }), extension: { reads: 'users' } },
        'GET /people/everybody': { answer: object({ them: list('User') }), extension: { lists: 'users' } },
        'POST /people/rewrite': { body, extension: { replaces: 'users' } },
        'POST /people/rename': { body, extension: { patches: 'users' } },
        'POST /people/leave': { query: { id: { type: 'string' } }, extension: { deletes: 'users' } },
      },
      extension: { collections: { users: { schema: '#/components/schemas/User', key: 'id' } } },
    });
    expect(Object.values(roles).flat()).toEqual([
      "create users id=response/id takes '' shows ''",
      "read users id=path:userId shows '/found'",
      "list users in '/them' id=item/id",
      "replace users id=request/userId takes ''",
      "patch users id=request/userId takes ''",
      'delete users id=query:id',
    ]);
  });

  test('places, names and what is ignored', async () => {
    const extension = {
      patches: 'users',
      key: { id: '$request.body#/who' },
      input: '$request.body#/change',
      record: '$response.body#/now/user',
      names: { called: 'name' },
      ignored: ['notify'],
      nested: 'merge',
    };
    const change = object({ called: 'string', notify: 'boolean' });
    const spec = await specOf({
      schemas,
      operations: {
        'POST /people/rename': {
          body: object({ who: 'string', change }),
          answer: object({ now: object({ user: 'User' }) }),
          extension,
        },
      },
      extension: { collections: { users: { schema: '#/components/schemas/User', key: 'id' } } },
    });
    const model = readResourceModel(spec);
    expect(spec.operations.flatMap(model.rolesOf)).toEqual([
      {
        kind: 'patch',
        collection: 'users',
        basis: 'declaration',
        key: { id: { in: 'request', pointer: '/who' } },
        record: '/now/user',
        input: { pointer: '/change', names: { called: 'name' }, nested: 'merge', ignored: new Set(['notify']) },
      },
    ]);
    expect([...(model.collections.get('users')?.writable ?? [])]).toEqual(['name']);
  });

  test('a body that is one property as a whole', async () => {
    const model = await modelOf({
      schemas: { User: object({ 'id!': 'string', roles: list('string') }) },
      operations: {
        'GET /users/{id}': { answer: 'User' },
        'PUT /users/{id}/roles': { body: list('string'), extension: { patches: 'users', names: { '': 'roles' } } },
      },
      extension: { collections: { users: { schema: '#/components/schemas/User', key: 'id' } } },
    });
    expect([...(model.collections.get('users')?.writable ?? [])]).toEqual(['roles']);
  });

  test('more than one role', async () => {
    const roles = await rolesOf({
      schemas,
      operations: {
        'POST /invite': {
          body: object({ email: 'string' }),
          extension: { roles: [{ creates: 'invites' }, { replaces: 'invites' }] },
        },
      },
      extension: { collections: { invites: { key: 'email' } } },
    });
    expect(roles['POST /invite']).toEqual([
      "create invites email=request/email takes ''",
      "replace invites email=request/email takes ''",
    ]);
  });

  test('relations and their operations', async () => {
    const api: SmallApi = {
      schemas: { User, Group: object({ 'id!': 'string', people: list('string') }) },
      operations: {
        'POST /join': {
          body: object({ group: 'string', user: 'string' }),
          extension: { links: 'in', from: { id: '$request.body#/group' }, to: { id: '$request.body#/user' } },
        },
        'POST /leave/{groupId}/{userId}': { extension: { unlinks: 'in' } },
        'GET /who/{groupId}': { answer: list('User'), extension: { relates: 'in' } },
        'GET /where/{u}': { answer: list('Group'), extension: { relates: 'in', to: { id: '$request.path.u' } } },
      },
      extension: {
        collections: {
          users: { schema: '#/components/schemas/User', key: 'id' },
          groups: { schema: '#/components/schemas/Group', key: 'id' },
        },
        relations: { in: { from: 'groups', to: 'users', field: 'people' } },
      },
    };
    expect(await rolesOf(api)).toEqual({
      'POST /join': ['link in id=request/group -> id=request/user'],
      'POST /leave/{groupId}/{userId}': ['unlink in id=path:groupId -> id=path:userId'],
      'GET /who/{groupId}': ["related in of from id=path:groupId in '' id=item/id"],
      'GET /where/{u}': ["related in of to id=path:u in '' id=item/id"],
    });
    expect([...(await modelOf(api)).relations.values()]).toEqual([
      { name: 'in', basis: 'declaration', from: 'groups', to: 'users', field: 'people' },
    ]);
  });

  test('how a list is read, of a role that is inferred', async () => {
    const extension = {
      paging: { offset: 'from', size: 'n', maxSize: 9, above: 'clamp' },
      search: { parameter: 'find', fields: ['name'], ignoreCase: true },
      filters: { mail: { field: 'email', ignoreCase: true }, team: 'team_id' },
      sort: { parameter: 'by', orders: { a: 'name', z: '-name' } },
      total: '/n',
      stable: true,
    };
    const spec = await specOf({ schemas, operations: { ...crud, 'GET /users': { answer: list('User'), extension } } });
    const [role] = spec.operations.flatMap(readResourceModel(spec).rolesOf);
    if (role?.kind !== 'list') throw new Error('This is no list.');
    expect([describePaging(role.items.paging), ...describeQueries(role.items)]).toEqual([
      'from by n (at most 9, above: clamp)',
      'total /n',
      'mail = email ~ (declaration)',
      'team = team_id (declaration)',
      'find in name ~ (declaration)',
      'by: a is name, z is -name (declaration)',
      'stable',
    ]);
  });
});

describe('what is wrong is named', () => {
  const extension = { collections: { users: { key: 'id' } } };

  test.each([
    { said: { creates: 'people' }, complaint: "there is no collection 'people'" },
    { said: { links: 'members' }, complaint: "there is no relation 'members'" },
    {
      said: { reads: 'users', key: { name: '$request.path.id' } },
      complaint: "'name' is no part of the key of 'users'",
    },
    { said: { roles: [{ reads: 'toString' }] }, complaint: "there is no collection 'toString'" },
    { said: { reads: 'users', key: { id: '$request.cookie.id' } }, complaint: 'must match pattern' },
    { said: { paging: { cursor: 'c' } }, complaint: 'must have property next when property cursor is present' },
    { said: { makes: 'users' }, complaint: "must NOT have additional properties: 'makes'" },
  ])('$said', async ({ said, complaint }) => {
    const spec = await specOf({
      schemas,
      operations: { 'GET /users/{id}': { answer: 'User', extension: said } },
      extension,
    });
    const error = await Promise.resolve()
      .then(() => readResourceModel(spec))
      .catch((reason: unknown) => reason);
    if (!(error instanceof SpecError)) throw new Error('Nothing was found wrong.');
    expect(error.problems.map(({ message }) => message).join('\n')).toContain(complaint);
    expect(error.problems[0]?.place.pointer).toMatch(/^\/paths\/~1users~1\{id\}\/get\/x-twinspec/);
  });
});
