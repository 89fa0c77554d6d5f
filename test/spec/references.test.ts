import { describe, expect, test } from 'vitest';
import { childOf, toReference } from '../../src/spec/index.js';
import { type Files, load, refusalOf, withOperation, withSchema } from './files.js';

const ok = 'responses: { 200: {} }';

const parameterAt = ($ref: string): Files => withOperation(`parameters:\n  - $ref: '${$ref}'\n${ok}`);

describe('a $ref is refused', () => {
  test.each([
    { $ref: '#/nowhere', message: "The $ref '#/nowhere' leads nowhere: there is nothing at that place." },
    { $ref: '#/__proto__', message: "The $ref '#/__proto__' leads nowhere: there is nothing at that place." },
    { $ref: '#/info/toString', message: "The $ref '#/info/toString' leads nowhere: there is nothing at that place." },
    { $ref: '#/%zz', message: "The $ref '#/%zz' is not validly percent-encoded." },
    {
      $ref: '#limit',
      message:
        "No schema has this '$anchor': refer to the schema by its place instead, for example #/components/schemas/User. ('#limit')",
    },
    {
      $ref: 'https://example.com/a.yaml',
      message:
        "References to the network are followed only with --allow-remote-refs (allowRemoteRefs): or save the file beside this one and refer to the copy. ('https://example.com/a.yaml')",
    },
    {
      $ref: '//example.com/a.yaml',
      message:
        "References to the network are followed only with --allow-remote-refs (allowRemoteRefs): or save the file beside this one and refer to the copy. ('//example.com/a.yaml')",
    },
    {
      $ref: '/etc/hosts',
      message: "References to absolute paths are not supported: write the path relative to this file. ('/etc/hosts')",
    },
    {
      $ref: 'file:///etc/hosts',
      message:
        "References to absolute paths are not supported: write the path relative to this file. ('file:///etc/hosts')",
    },
    { $ref: 'b.yaml', message: 'b.yaml cannot be read: there is no such file.' },
  ])('$ref', async ({ $ref, message }) => {
    expect((await refusalOf(parameterAt($ref))).problems).toEqual([`api.yaml:7:17  ${message}`]);
  });

  test('when it is not text', async () => {
    const { problems } = await refusalOf(withSchema('$ref: [x]'));

    expect(problems).toEqual(["api.yaml:8:7  '$ref' must be text; here it is a list."]);
  });

  test('when the file that it leads to is broken', async () => {
    const files = { ...parameterAt('b.json'), 'b.json': '{\n"name": q' };

    expect(await refusalOf(files)).toMatchObject({
      code: 'syntax',
      problems: ['b.json:2:9  This is not JSON: expected a value here.'],
    });
  });

  test('when the file that it leads to holds something else', async () => {
    const files = {
      ...parameterAt('parts/b.yaml#/limit'),
      'parts/b.yaml': 'limit: { name: limit, in: qwery, schema: {} }',
    };

    expect((await refusalOf(files)).problems).toEqual([
      "parts/b.yaml:1:27  'in' must be one of path, query, header, cookie; here it is 'qwery'.",
    ]);
  });

  test('when the file that it leads to is of another version', async () => {
    const files = {
      ...parameterAt('b.yaml#/limit'),
      'b.yaml': 'openapi: 4.0.0\nlimit: { name: l, in: query, schema: {} }',
    };

    expect(await refusalOf(files)).toMatchObject({
      code: 'unsupported',
      problems: [
        'b.yaml:1:10  This version of OpenAPI is not supported yet: write the document in OpenAPI 3.2 or 3.1.',
      ],
    });
  });

  test('when it takes a detour that means something else in a URI', async () => {
    const files: Files = {
      'specs/api.yaml': `openapi: 3.1.1\ninfo: { title: T, version: v }\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '../specs/b%2eyaml' }\n`,
      'specs/b.yaml': 'type: string',
    };

    expect(await refusalOf(files)).toMatchObject({
      code: 'unsupported',
      problems: ["specs/api.yaml:6:16  This $ref takes a detour: write 'b.yaml'."],
    });
  });

  test.each([
    { title: 'itself', schema: "$ref: '#/components/schemas/User'", at: '8:13' },
    { title: 'itself in an allOf', schema: "allOf:\n  - $ref: '#/components/schemas/User'", at: '9:17' },
    {
      title: 'itself by way of another schema',
      schema:
        "not: { $ref: '#/components/schemas/User/$defs/a' }\n$defs:\n  a:\n    anyOf: [{ $ref: '#/components/schemas/User' }]",
      at: '8:20',
    },
  ])('when it leads back to $title', async ({ schema, at }) => {
    expect((await refusalOf(withSchema(schema))).problems).toEqual([
      `api.yaml:${at}  This leads back to itself without passing a property or an item, so it means nothing.`,
    ]);
  });

  test('when parameters lead to each other only', async () => {
    const files = withOperation(
      `parameters: [{ $ref: '#/components/parameters/a' }]\n${ok}`,
      "components: { parameters: { a: { $ref: '#/components/parameters/b' }, b: { $ref: '#/components/parameters/a' } } }\n",
    );

    expect((await refusalOf(files)).problems).toEqual([
      'api.yaml:8:82  This leads back to itself without passing a property or an item, so it means nothing.',
    ]);
  });

  test('once, however often it is followed', async () => {
    const files = withOperation(
      `parameters: [{ $ref: '#/components/parameters/a' }, { $ref: '#/components/parameters/b' }]\n${ok}`,
      'components: { parameters: { a: { name: a, in: query }, b: { name: b, in: query, schema: {} } } }\n',
    );

    expect((await refusalOf(files)).problems).toEqual([
      "api.yaml:8:29  Parameter 'a' needs a 'schema' or a 'content'.",
    ]);
  });
});

describe('documents', () => {
  const files: Files = {
    'api/root.yaml': `openapi: 3.1.1
info: { title: Users, version: '1' }
paths:
  /users:
    $ref: paths/users.yaml
components:
  schemas:
    Name: { type: string }
`,
    'api/paths/users.yaml': `parameters: [{ $ref: '../../shared/parts.json#/limit' }]
get:
  responses:
    200: { content: { application/json: { schema: { $ref: '../../shared/my user.yaml' } } } }
`,
    'shared/parts.json': '{"limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}}',
    'shared/my user.yaml': `properties:
  friend: { $ref: '#' }
  name: { $ref: '../api/root.yaml#/components/schemas/Name' }
`,
  };

  test('are read once each and lie to each other as the files do', async () => {
    const spec = await load(files);

    expect([...spec.documents.keys()]).toEqual([
      'spec:///api/root.yaml',
      'spec:///api/paths/users.yaml',
      'spec:///shared/parts.json',
      'spec:///shared/my%20user.yaml',
    ]);
    expect(spec.files).toHaveLength(4);
    expect(spec.files.every((file) => file.startsWith('/'))).toBe(true);
  });

  test('are followed for everything but schemas', async () => {
    const { operations } = await load(files);

    expect(operations).toMatchObject([
      {
        id: 'get /users',
        uri: 'spec:///api/paths/users.yaml',
        pointer: '/get',
        parameters: [{ name: 'limit', schema: { uri: 'spec:///shared/parts.json', pointer: '/limit/schema' } }],
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  uri: 'spec:///api/paths/users.yaml',
                  pointer: '/get/responses/200/content/application~1json/schema',
                },
              },
            },
          },
        },
      },
    ]);
  });

  test('can be read, resolved and located by reference', async () => {
    const spec = await load(files);
    const schema = spec.operations[0]?.responses['200']?.content['application/json']?.schema ?? {
      uri: '',
      pointer: '',
    };

    expect(spec.read(schema)).toEqual({ $ref: '../../shared/my user.yaml' });
    expect(spec.resolve(schema)).toHaveProperty('properties.friend');
    const user = toReference('../../shared/my user.yaml', schema.uri);
    expect(spec.resolve(childOf(user, 'properties', 'name'))).toEqual({ type: 'string' });
    expect(spec.resolve(childOf(user, 'properties', 'nobody'))).toBeUndefined();
    expect(spec.locate(childOf(user, 'properties', 'name'))).toMatchObject({
      line: 3,
      column: 3,
      pointer: '/properties/name',
    });
    expect(spec.locate(user).file).toMatch(/shared\/my user\.yaml$/);
    expect(() => spec.locate({ uri: 'spec:///other.yaml', pointer: '' })).toThrow(TypeError);
  });

  test('may be circular through properties and items', async () => {
    const schema =
      "properties: { boss: { $ref: '#/components/schemas/User' } }\nitems: { $ref: '#/components/schemas/User' }";

    expect((await load(withSchema(schema))).operations).toHaveLength(1);
  });

  test('may use $ref as the name of a property and as data', async () => {
    const schema =
      'properties: { $ref: { type: string } }\ndefault: { $ref: nowhere.yaml }\nenum: [{ $ref: nowhere.yaml }]';

    expect((await load(withSchema(schema))).operations).toHaveLength(1);
  });
});
