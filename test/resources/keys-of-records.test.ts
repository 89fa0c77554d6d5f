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
  test('changes a record, under its own media type or as plain JSON', async () => {
    const Plan = object({ 'id!': 'string', name: 'string' });
    const steps = list(object({ 'op!': 'string', path: 'string', value: {} }));
    const roles = await rolesOf({
      schemas: { Plan },
      operations: {
        'GET /plans/{id}': { answer: 'Plan' },
        'PATCH /plans/{id}': { body: steps, status: 204 },
        'GET /rules/{id}': { answer: 'Plan' },
        'PATCH /rules/{id}': { body: steps, as: 'application/json-patch+json', answer: 'Plan' },
      },
    });
    expect(roles).toMatchObject({
      'PATCH /plans/{id}': ['patch plans id=path:id'],
      'PATCH /rules/{id}': ["patch rules id=path:id shows ''"],
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
