import { describe, expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { describeCollection } from './describe-model.js';
import { list, modelOf, object, rolesOf, type SmallApi, specOf } from './small-api.js';

type Properties = Parameters<typeof object>[0];

/** Users with these properties, of which a create takes those in `taken`. */
const users = (
  shown: Properties,
  taken: Properties = {},
  refusals: Readonly<Record<number, string>> = {},
): SmallApi => ({
  schemas: { User: object({ 'id!': 'string', ...shown }), NewUser: object(taken) },
  operations: {
    'POST /users': { body: 'NewUser', answer: 'User', refusals },
    'GET /users/{id}': { answer: 'User' },
  },
});

async function collectionOf(api: SmallApi) {
  const collection = (await modelOf(api)).collections.get('users');
  if (collection === undefined) throw new Error('There are no users.');
  return describeCollection(collection);
}

const text = (description: string) => ({ type: 'string', description });

describe('kinds of properties', () => {
  test('who sets them', async () => {
    const shown = { name: 'string', role: 'string', role_id: 'string', updated_at: 'string', created_at: 'string' };
    const taken = { id: { type: 'string', readOnly: true }, name: 'string', role: 'string' };
    expect(await collectionOf(users(shown, taken))).toMatchObject({
      writable: 'name role',
      serverFields: 'id role_id updated_at created_at',
      derived: 'role_id updated_at',
    });
  });

  test('names in another style are the same property', async () => {
    const model = await modelOf(users({ first_name: 'string' }, { firstName: 'string' }));
    expect([...(model.collections.get('users')?.writable ?? [])]).toEqual(['first_name']);
  });

  test.each(['last_login', 'lastSeenAt', 'last_active', 'last_used_at', 'last_sign_in_at'])(
    '%s changes by itself',
    async (name) => {
      expect(await collectionOf(users({ [name]: 'string' }))).toMatchObject({ volatile: name });
    },
  );

  test.each(['last_name', 'lastModified', 'last_updated_at', 'createdAt', 'blast_radius'])(
    '%s does not',
    async (name) => {
      expect(await collectionOf(users({ [name]: 'string' }))).not.toHaveProperty('volatile');
    },
  );

  test.each([
    { name: 'password', schema: 'string' },
    { name: 'apiKey', schema: 'string' },
    { name: 'pin', schema: { type: 'string', writeOnly: true } },
    { name: 'phrase', schema: { type: 'string', format: 'password' } },
  ])('$name is a secret', async ({ name, schema }) => {
    expect(await collectionOf(users({}, { [name]: schema }))).toMatchObject({ secret: name });
  });

  test.each([
    { name: 'has_password', schema: 'boolean' },
    { name: 'token_prefix', schema: 'string' },
    { name: 'password_changed_at', schema: 'string' },
  ])('$name is none', async ({ name, schema }) => {
    expect(await collectionOf(users({ [name]: schema }))).not.toHaveProperty('secret');
  });
});

describe('uniqueness', () => {
  const shown = { email: 'string', name: 'string', displayName: 'string', status: { enum: ['on'] } };

  test.each([
    { said: 'Must be unique.', unique: ['email (document)'] },
    { said: 'Unique, whatever its case.', unique: ['email ~ (document)'] },
    { said: 'Unique within the team (case-insensitive).', unique: ['email ~ (document)'] },
    { said: 'Need not be unique.', unique: undefined },
    { said: 'A unique identifier.', unique: undefined },
  ])('$said', async ({ said, unique }) => {
    const api = users(shown, { email: text(said), name: 'string' });
    expect((await collectionOf(api)).unique).toEqual(unique);
  });

  test.each([
    { said: 'Email already in use.', unique: ['email (inferred)'] },
    { said: 'A user with this e-mail already exists.', unique: ['email (inferred)'] },
    { said: 'The e-mail address or the name is in use.', unique: ['email (inferred)', 'name (inferred)'] },
    { said: 'Duplicate email (case-insensitive).', unique: ['email ~ (inferred)'] },
    { said: 'The user already exists.', unique: undefined },
    { said: 'The team named does not exist, or the email is malformed.', unique: undefined },
    { said: 'The status of a user that exists already.', unique: undefined },
    { said: 'Conflict.', unique: undefined },
  ])('409: $said', async ({ said, unique }) => {
    const taken = { email: 'string', name: 'string', displayName: 'string', status: { enum: ['on'] } };
    expect((await collectionOf(users(shown, taken, { 409: said }))).unique).toEqual(unique);
  });

  test('a key that clients choose is one', async () => {
    const model = await modelOf({
      schemas: { User: object({ 'username!': 'string' }) },
      operations: { 'POST /users': { body: 'User', status: 201 }, 'GET /users/{username}': { answer: 'User' } },
    });
    expect(model.collections.get('users')?.unique).toEqual([
      { fields: ['username'], ignoreCase: false, basis: 'inferred' },
    ]);
  });
});

describe('changes', () => {
  const full = object({ 'name!': 'string', status: 'string' });
  const User = object({ 'id!': 'string', 'name!': 'string', status: 'string', address: object({ city: 'string' }) });

  async function changeOf(operation: SmallApi['operations'][string], method = 'PUT') {
    const operations = { 'POST /users': { body: full, answer: 'User' }, [`${method} /users/{id}`]: operation };
    const api = { schemas: { User }, operations };
    const roles = await rolesOf(api);
    return roles[`${method} /users/{id}`]?.map((role) => role.split(' ')[0]);
  }

  test.each([
    { because: 'it takes what a create takes', operation: { body: full }, kind: 'replace' },
    { because: 'it takes less', operation: { body: object({ status: 'string' }) }, kind: 'patch' },
    { because: 'it needs less', operation: { body: object({ name: 'string', status: 'string' }) }, kind: 'patch' },
    {
      because: 'it says that the rest stays',
      operation: { body: full, text: 'What is omitted stays.' },
      kind: 'patch',
    },
    {
      because: 'it says that the rest is reset',
      operation: {
        body: object({ status: 'string' }),
        text: 'What is left out gets its default again, the rest stays.',
      },
      kind: 'replace',
    },
  ])('a PUT is a $kind: $because', async ({ operation, kind }) => {
    expect(await changeOf(operation)).toEqual([kind]);
  });

  test.each([
    { as: 'application/merge-patch+json', nested: 'merge' },
    { as: 'application/json', text: 'A JSON merge patch.', nested: 'merge' },
    { as: 'application/json', nested: 'unknown' },
  ])('objects inside of a record: $as is $nested', async ({ nested, ...rest }) => {
    const operations = { 'POST /users': { body: full, answer: 'User' }, 'PATCH /users/{id}': { body: full, ...rest } };
    const api = { schemas: { User }, operations };
    const spec = await specOf(api);
    const [role] = spec.operations.filter(({ method }) => method === 'patch').flatMap(readResourceModel(spec).rolesOf);
    expect(role).toMatchObject({ input: { nested } });
  });

  test('what is no part of the record is ignored', async () => {
    const body = object({ name: 'string', sendInvite: 'boolean', password: 'string', tags: list('string') });
    const model = await modelOf({
      schemas: { User },
      operations: { 'POST /users': { body, answer: 'User' }, 'GET /users/{id}': { answer: 'User' } },
    });
    expect([...(model.collections.get('users')?.writable ?? [])]).toEqual(['name', 'password']);
  });
});
