import { describe, expect, test } from 'vitest';
import type { Spec } from '../../src/spec/index.js';
import { type Files, load } from './files.js';

/** A Swagger 2.0 document around some paths, which begin on line 4. */
const withSwagger = (paths: string, rest = ''): Files => ({
  'api.yaml': `swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths:\n${indent(paths)}${rest}`,
});

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ').replace(/\n?$/, '\n');

const post = (fields: string): string =>
  `/pets:\n  post:\n    ${fields}\n    responses: { 204: { description: Done. } }`;

/** What the schemas of the one request body are, by media type. */
async function bodyOf(files: Files) {
  const spec = await load(files);
  const { required, content = {} } = spec.operations[0]?.requestBody ?? {};
  const schemas = Object.entries(content).map(([type, { schema }]) => [type, schema && spec.read(schema)] as const);
  return { spec, required, schemas: Object.fromEntries(schemas) };
}

const placeOf = (spec: Spec, pointer: string): string => {
  const { line, column } = spec.locate({ uri: 'spec:///api.yaml', pointer });
  return `${line}:${column}`;
};

describe('servers of Swagger 2.0', () => {
  test.each([
    { rest: '', servers: ['/'] },
    { rest: 'basePath: /v1\n', servers: ['/v1'] },
    { rest: 'host: a.example\n', servers: ['http://a.example'] },
    {
      rest: 'host: a.example:8080\nbasePath: /v1\nschemes: [https, wss, http]\n',
      servers: ['https://a.example:8080/v1', 'http://a.example:8080/v1'],
    },
  ])('are $servers', async ({ rest, servers }) => {
    expect((await load(withSwagger('{}', rest))).servers).toEqual(servers);
  });
});

describe('a body of Swagger 2.0', () => {
  test('is of the types that the operation consumes, or else the document', async () => {
    const body = 'parameters: [{ name: b, in: body, required: true, schema: { type: object } }]';
    const own = await bodyOf(withSwagger(post(`consumes: [text/csv]\n    ${body}`), 'consumes: [application/xml]\n'));
    const shared = await bodyOf(withSwagger(post(body), 'consumes: [application/xml, application/json]\n'));
    const standard = await bodyOf(withSwagger(post(body)));

    expect(own).toMatchObject({ required: true, schemas: { 'text/csv': { type: 'object' } } });
    expect(Object.keys(shared.schemas)).toEqual(['application/xml', 'application/json']);
    expect(Object.keys(standard.schemas)).toEqual(['application/json']);
  });

  test('is found where it is shared, in this file and in others', async () => {
    const files: Files = {
      ...withSwagger(
        `/a:\n  post: { parameters: [{ $ref: '#/parameters/B' }], responses: { 200: {} } }\n` +
          `/b:\n  post: { parameters: [{ $ref: 'more/parts.yaml#/B' }], responses: { 200: {} } }`,
        "parameters: { B: { name: b, in: body, schema: { $ref: '#/definitions/A' } } }\ndefinitions: { A: { type: string } }\n",
      ),
      'more/parts.yaml': "B: { name: b, in: body, schema: { $ref: '#/A' } }\nA: { type: file }\n",
    };
    const { operations, resolve, read } = await load(files);
    const schemas = operations.map(({ requestBody }) => requestBody?.content['application/json']?.schema);

    expect(schemas.map((schema) => schema && read(schema))).toEqual([
      { $ref: '#/parameters/B/schema' },
      { $ref: 'more/parts.yaml#/B/schema' },
    ]);
    expect(schemas.map((schema) => schema && resolve(schema))).toEqual([
      { type: 'string' },
      { type: 'string', format: 'binary' },
    ]);
  });

  test('of a path is that of each of its operations without their own', async () => {
    const spec = await load(
      withSwagger(
        `/a:\n  parameters:\n    - { name: b, in: body, schema: { type: string } }\n    - { name: q, in: query, type: string }\n` +
          '  post: { responses: { 200: {} } }\n' +
          '  put: { parameters: [{ name: c, in: body, schema: { type: integer } }], responses: { 200: {} } }',
      ),
    );
    const schemas = spec.operations.map(({ requestBody }) => requestBody?.content['application/json']?.schema);

    expect(schemas.map((schema) => schema && spec.read(schema))).toEqual([{ type: 'string' }, { type: 'integer' }]);
    expect(spec.operations[0]?.parameters).toMatchObject([{ name: 'q', in: 'query' }]);
    expect(placeOf(spec, '/paths/~1a/parameters/0')).toBe('7:9');
  });
});

describe('a form of Swagger 2.0', () => {
  const field = (fields: string): string => `{ in: formData, ${fields} }`;

  test('is an object of its fields', async () => {
    const fields = [field('name: a, type: string, required: true'), field('name: __proto__, type: integer')];
    const { schemas, required, spec } = await bodyOf(withSwagger(post(`parameters: [${fields}]`)));

    const schema = schemas['application/x-www-form-urlencoded'] as { properties: object; required: unknown };
    expect(Object.entries(schema.properties)).toEqual([
      ['a', { type: 'string' }],
      ['__proto__', { type: 'integer' }],
    ]);
    expect([required, schema.required]).toEqual([true, ['a']]);
    expect(spec.operations[0]?.parameters).toEqual([]);
  });

  test('with a file is multipart, which is taken as it is', async () => {
    const { schemas, spec } = await bodyOf(withSwagger(post(`parameters: [${field('name: f, type: file')}]`)));

    expect(schemas).toMatchObject({
      'multipart/form-data': { properties: { f: { type: 'string', format: 'binary' } } },
    });
    expect(spec.warnings.map(({ message }) => message)).toEqual([
      'Multipart bodies are taken as they are: their parts are not checked.',
    ]);
  });
});

describe('a parameter of Swagger 2.0', () => {
  test.each([
    { fields: 'in: query, type: string', style: 'form', explode: true },
    { fields: 'in: query, type: array, items: {}', style: 'form', explode: false },
    { fields: 'in: query, type: array, collectionFormat: ssv', style: 'spaceDelimited', explode: false },
    { fields: 'in: query, type: array, collectionFormat: pipes', style: 'pipeDelimited', explode: false },
    { fields: 'in: query, type: array, collectionFormat: multi', style: 'form', explode: true },
    { fields: 'in: header, type: array, collectionFormat: csv', style: 'simple', explode: false },
  ])('{ $fields } has style $style, explode: $explode', async ({ fields, style, explode }) => {
    const { operations } = await load(withSwagger(post(`parameters: [{ name: p, ${fields} }]`)));

    expect(operations[0]?.parameters).toMatchObject([{ name: 'p', style, explode }]);
  });

  test('in a format that is not read is warned of', async () => {
    const { warnings } = await load(
      withSwagger(post('parameters: [{ name: p, in: query, type: array, collectionFormat: tsv }]')),
    );

    expect(warnings).toMatchObject([
      {
        message: "'tsv' is not supported here: the list is read with commas.",
        place: { line: 6, column: 73, pointer: '/paths/~1pets/post/parameters/0/collectionFormat' },
      },
    ]);
  });

  test('keeps its place, and so do its keywords', async () => {
    const spec = await load(
      withSwagger(post('parameters:\n      - name: p\n        in: query\n        type: integer')),
    );

    expect(placeOf(spec, '/paths/~1pets/post/parameters/0/schema/type')).toBe('9:17');
    expect(placeOf(spec, '/paths/~1pets/post/parameters/0/schema')).toBe('7:11');
  });
});

describe('a response of Swagger 2.0', () => {
  test('is of the types that are produced, each with its example', async () => {
    const { operations, warnings } = await load(
      withSwagger(
        '/a: { get: { produces: [application/json, text/plain], responses: { 200: { description: D, schema: {}, ' +
          'examples: { text/plain: hi }, headers: { X-Rate: { type: integer } } }, 204: { description: D } } } }',
      ),
    );

    expect(operations[0]?.responses).toMatchObject({
      200: {
        headers: { 'X-Rate': { style: 'simple', schema: {} } },
        content: { 'application/json': { examples: {} }, 'text/plain': { examples: { default: 'hi' } } },
      },
      204: { content: {} },
    });
    expect(warnings).toEqual([]);
  });

  test('that is shared is of the types that each operation produces', async () => {
    const { operations } = await load(
      withSwagger(
        "/a: { get: { responses: { 200: { $ref: '#/responses/R' } } } }\n" +
          "/b: { get: { produces: [text/csv], responses: { 200: { $ref: '#/responses/R' } } } }",
        'responses: { R: { description: D, schema: { type: string } } }\n',
      ),
    );
    const contents = operations.map(({ responses }) => Object.keys(responses['200']?.content ?? {}));

    expect(contents).toEqual([['application/json'], ['text/csv']]);
    expect(operations[1]?.responses['200']?.description).toBe('D');
  });

  test('that is a file is bytes', async () => {
    const spec = await load(
      withSwagger('/a: { get: { produces: [], responses: { 200: { description: D, schema: { type: file } } } } }'),
    );

    expect(Object.keys(spec.operations[0]?.responses['200']?.content ?? {})).toEqual(['application/octet-stream']);
  });
});

test('security definitions of Swagger 2.0 are schemes', async () => {
  const { securitySchemes } = await load(
    withSwagger(
      '{}',
      `securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, in: query, name: key }
  code: { type: oauth2, flow: accessCode, scopes: { read: '', write: '' } }
  app: { type: oauth2, flow: application, scopes: {} }
`,
    ),
  );

  expect(securitySchemes).toEqual({
    basic: { type: 'http', scheme: 'basic' },
    key: { type: 'apiKey', in: 'query', name: 'key' },
    code: { type: 'oauth2', scopes: ['read', 'write'] },
    app: { type: 'oauth2', scopes: [] },
  });
});

test('what is wrong in Swagger 2.0 is told where it is written', async () => {
  const loading = load(
    withSwagger(
      "/a/{id}:\n  get:\n    parameters:\n      - { name: id, in: path, type: integer }\n      - { name: q, in: query, type: text }\n    responses: { 200: { description: D, schema: { $ref: '#/definitions/B' } } }",
      'securityDefinitions: { key: { type: apiKey } }\n',
    ),
  );

  await expect(loading).rejects.toMatchObject({
    problems: [
      { place: { line: 7, column: 11 }, message: "Parameter 'id' is in the path, so it needs 'required: true'." },
      { place: { line: 8, column: 39 }, message: expect.stringContaining("here it is 'text'") },
      { place: { line: 9, column: 59 }, message: expect.stringContaining('leads nowhere') },
      { place: { line: 10, column: 24 }, message: "'key' needs 'name'." },
      { place: { line: 10, column: 24 }, message: "'key' needs 'in'." },
    ],
  });
});
