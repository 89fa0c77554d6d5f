import { describe, expect, test } from 'vitest';
import { list, modelOf, object, rolesOf, type SmallOperation } from './small-api.js';

const keysOf = async (operations: Readonly<Record<string, SmallOperation>>) =>
  [...(await modelOf({ schemas: {}, operations })).collections.values()].map(
    ({ name, key }) => `${name} by ${key.join()}`,
  );

describe('what tells records apart', () => {
  test.each([
    {
      because: 'a bare noun picks them',
      path: '/branches/{branch}',
      record: { name: 'string', color: 'string' },
      key: 'name',
    },
    {
      because: 'a slug is an identifier',
      path: '/posts/{identifier}',
      record: { slug: 'string', text: 'string' },
      key: 'slug',
    },
    {
      because: 'the parameter ends in it',
      path: '/services/{addonName}',
      record: { id: 'string', name: 'string' },
      key: 'name',
    },
    { because: 'the parameter is short for it', path: '/pulls/{pid}', record: { id: 'integer' }, key: 'id' },
    {
      because: 'the id is a number there',
      path: '/hooks/{hook_id}',
      record: { id: 'integer', name: 'string' },
      key: 'id',
    },
  ])('is $key, as $because', async ({ path, record, key }) => {
    const [, noun = ''] = path.split('/');
    expect(await keysOf({ [`GET ${path}`]: { answer: object(record) } })).toEqual([`${noun} by ${key}`]);
  });

  test('is what is unique in a list that nothing is picked from', async () => {
    const Type = object({ name: { type: 'string', description: 'The unique name.' }, status: 'string' });
    expect(await keysOf({ 'GET /event-types': { answer: list(Type) } })).toEqual(['event-types by name']);
    expect(await keysOf({ 'GET /figures': { answer: list(object({ name: 'string', value: 'number' })) } })).toEqual([]);
  });
});

describe('a name in a path', () => {
  test('joins nothing that is called otherwise', async () => {
    const Named = object({ 'name!': 'string', text: 'string' });
    const { relations } = await modelOf({
      schemas: { Named },
      operations: {
        'GET /spaces': { answer: list('Named') },
        'GET /spaces/{name}': { answer: 'Named' },
        'GET /nodes/{name}': { answer: 'Named' },
        'GET /spaces/{space}/maps/{name}': { answer: 'Named' },
        'DELETE /spaces/{space}/maps/{name}': { status: 204 },
      },
    });
    expect([...relations.keys()]).toEqual([]);
  });
});

describe('a JSON Patch', () => {
  test('changes a record, under its own media type or as plain JSON, and so does a PATCH of which nothing is said', async () => {
    const Plan = object({ 'id!': 'string', name: 'string' });
    const steps = list(object({ 'op!': 'string', path: 'string', value: {} }));
    const roles = await rolesOf({
      schemas: { Plan },
      operations: {
        'GET /plans/{id}': { answer: 'Plan' },
        'PATCH /plans/{id}': { body: steps, status: 204 },
        'GET /rules/{id}': { answer: 'Plan' },
        'PATCH /rules/{id}': { body: steps, as: 'application/json-patch+json', answer: 'Plan' },
        'GET /tags/{id}': { answer: 'Plan' },
        'PATCH /tags/{id}': { body: { type: 'object' }, answer: 'Plan' },
      },
    });
    expect(roles).toMatchObject({
      'PATCH /plans/{id}': ['patch plans id=path:id'],
      'PATCH /rules/{id}': ["patch rules id=path:id shows ''"],
      'PATCH /tags/{id}': ["patch tags id=path:id shows ''"],
    });
  });
});

test('a list in which one part says what the items are, and another only that there are some, is a list of these', async () => {
  const Trip = object({ 'id!': 'string', 'from!': 'string' });
  const page = { type: 'object', properties: { data: { type: 'array', items: { type: 'object' } } } };
  const roles = await rolesOf({
    schemas: { Trip },
    operations: { 'GET /trips': { answer: { allOf: [page, object({ data: list('Trip') })] } } },
  });
  expect(roles).toEqual({ 'GET /trips': ["list trips in '/data' id=item/id"] });
});

describe('records that several parameters pick', () => {
  const Repo = object({ 'id!': 'integer', 'name!': 'string', owner: object({ login: 'string' }) });
  const Issue = object({ 'number!': 'integer', 'title!': 'string' });
  const api = {
    schemas: { Repo, Issue },
    operations: {
      'GET /repos/{owner}': { answer: list('Repo') },
      'GET /repos/{owner}/{repo}': { answer: 'Repo' },
      'DELETE /repos/{owner}/{repo}': { status: 204 },
      'GET /repos/{owner}/{repo}/issues': { answer: list('Issue') },
      'GET /repos/{owner}/{repo}/issues/{issue_number}': { answer: 'Issue' },
    },
  };

  test('are known by what the last one says inside of what the others say', async () => {
    const { collections } = await modelOf(api);
    expect([...collections.values()].map(({ name, key, container }) => [name, key, container])).toEqual([
      ['repos', ['owner_id', 'name'], undefined],
      ['issues', ['owner_id', 'repo_id', 'number'], 'repos'],
    ]);
  });

  test('are listed where a parameter is missing', async () => {
    expect(await rolesOf(api)).toMatchObject({
      'GET /repos/{owner}': ["list repos in '' owner_id=path:owner,name=item/name"],
      'GET /repos/{owner}/{repo}': ["read repos owner_id=path:owner,name=path:repo shows ''"],
    });
  });
});

describe('a key in a body', () => {
  const Pet = object({ 'id!': 'integer', name: 'string' });
  const NewPet = object({ id: 'integer', 'name!': 'string' });

  test('says which record a PUT on the collection replaces', async () => {
    const roles = await rolesOf({
      schemas: { Pet, NewPet },
      operations: { 'GET /pet/{petId}': { answer: 'Pet' }, 'PUT /pet': { body: 'NewPet', answer: 'Pet' } },
    });
    expect(roles['PUT /pet']).toEqual(["replace pet id=request/id takes '' shows ''"]);
  });

  test.each([
    { answer: 'nothing', operation: { status: 201 }, created: ["create pet id=request/id takes ''"] },
    { answer: 'a token', operation: { status: 201, answer: object({ token: 'string' }) }, created: undefined },
  ])('is that of a new record, where the answer has $answer', async ({ operation, created }) => {
    const roles = await rolesOf({
      schemas: { Pet, NewPet },
      operations: { 'GET /pet/{petId}': { answer: 'Pet' }, 'POST /pet': { body: 'NewPet', ...operation } },
    });
    expect(roles['POST /pet']).toEqual(created);
  });
});

test('a body of any media type is read as JSON', async () => {
  const roles = await rolesOf({
    schemas: { Map: object({ 'name!': 'string', text: 'string' }) },
    operations: {
      'GET /maps/{name}': { answer: 'Map' },
      'PUT /maps/{name}': { body: 'Map', as: '*/*', answer: 'Map' },
    },
  });
  expect(roles['PUT /maps/{name}']).toEqual(["replace maps name=path:name takes '' shows ''"]);
});
