import { describe, expect, test } from 'vitest';
import { load, operationOf, withPaths } from './files.js';

const ok = 'responses: { 200: {} }';
const uri = 'spec:///api.yaml';

describe('a spec', () => {
  test('says what the document says of itself', async () => {
    const spec = await load(withPaths(`/users: { get: { ${ok} } }`, 'x-twinspec: { collections: {} }\n'));

    expect(spec).toMatchObject({ title: 'Users', version: '1', extension: { collections: {} } });
    expect([...spec.documents.keys()]).toEqual([uri]);
    expect(spec.file).toBe(spec.files[0]);
  });

  test.each([
    { servers: '', urls: ['/'], basePaths: [''] },
    { servers: 'servers: []', urls: ['/'], basePaths: [''] },
    {
      servers: "servers: [{ url: 'https://a.example/api/v1/' }, { url: 'https://b.example/api/v1' }, { url: /v2 }]",
      urls: ['https://a.example/api/v1/', 'https://b.example/api/v1', '/v2'],
      basePaths: ['/api/v1', '/v2'],
    },
    {
      servers:
        "servers: [{ url: 'https://{host}:{port}/{base}', variables: { host: { default: eu.example }, port: { default: '8443' }, base: { default: v3 } } }]",
      urls: ['https://eu.example:8443/v3'],
      basePaths: ['/v3'],
    },
  ])('serves $urls below $basePaths', async ({ servers, urls, basePaths }) => {
    expect(await load(withPaths('{}', `${servers}\n`))).toMatchObject({ servers: urls, basePaths });
  });

  test('keeps operations in the order of the document', async () => {
    const spec = await load(
      withPaths(`/b:\n  post: { operationId: create, ${ok} }\n  get: { ${ok} }\n/a:\n  x-note: 1\n  get: { ${ok} }`),
    );

    expect(spec.operations.map(({ id, method, path, pointer }) => [id, method, path, pointer])).toEqual([
      ['create', 'post', '/b', '/paths/~1b/post'],
      ['get /b', 'get', '/b', '/paths/~1b/get'],
      ['get /a', 'get', '/a', '/paths/~1a/get'],
    ]);
  });

  test('knows what each security scheme wants', async () => {
    const { securitySchemes } = await load(
      withPaths(
        '{}',
        `components:
  securitySchemes:
    key: { type: apiKey, name: X-Key, in: header }
    bearer: { type: http, scheme: Bearer, bearerFormat: JWT }
    basic: { $ref: '#/components/x-shared' }
    oauth: { type: oauth2, flows: { implicit: { scopes: { read: '' } }, password: { scopes: { read: '', write: '' } } } }
    openId: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }
    client: { type: mutualTLS }
  x-shared: { type: http, scheme: basic }
`,
      ),
    );

    expect(securitySchemes).toEqual({
      key: { type: 'apiKey', name: 'X-Key', in: 'header' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      basic: { type: 'http', scheme: 'basic' },
      oauth: { type: 'oauth2', scopes: ['read', 'write'] },
      openId: { type: 'openIdConnect' },
      client: { type: 'mutualTLS' },
    });
  });
});

describe('an operation', () => {
  test('has defaults for what it does not say', async () => {
    expect(await operationOf(ok)).toEqual({
      id: 'get /users',
      method: 'get',
      path: '/users',
      uri,
      pointer: '/paths/~1users/get',
      deprecated: false,
      callbacks: [],
      parameters: [],
      responses: {
        200: { description: '', headers: {}, content: {}, uri, pointer: '/paths/~1users/get/responses/200' },
      },
      security: [],
      extension: {},
    });
  });

  test('hands on what it says', async () => {
    const fields = `summary: List users\ndeprecated: true\nx-twinspec: { companion: true }\n${ok}`;

    expect(await operationOf(fields)).toMatchObject({
      summary: 'List users',
      deprecated: true,
      extension: { companion: true },
    });
  });

  test.each([
    { own: '', security: [{ token: ['read'] }] },
    { own: 'security: []\n', security: [] },
    { own: 'security: [{}, { token: [] }]\n', security: [{}, { token: [] }] },
  ])('needs $security', async ({ own, security }) => {
    const rest =
      'security: [{ token: [read] }]\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }\n';

    expect((await operationOf(`${own}${ok}`, rest)).security).toEqual(security);
  });

  test('overrides parameters of its path by name and place', async () => {
    const spec = await load(
      withPaths(`/users/{id}:
  parameters:
    - { name: id, in: path, required: true, schema: {} }
    - { name: X-Trace, in: header, schema: {} }
    - { name: limit, in: query, schema: {} }
  get:
    parameters:
      - { name: x-trace, in: header, required: true, schema: {} }
      - { name: limit, in: cookie, schema: {} }
    ${ok}`),
    );

    expect(spec.operations[0]?.parameters.map((p) => [p.in, p.name, p.required, p.pointer])).toEqual([
      ['path', 'id', true, '/paths/~1users~1{id}/parameters/0'],
      ['header', 'x-trace', true, '/paths/~1users~1{id}/get/parameters/0'],
      ['query', 'limit', false, '/paths/~1users~1{id}/parameters/2'],
      ['cookie', 'limit', false, '/paths/~1users~1{id}/get/parameters/1'],
    ]);
  });

  test('has no header parameters that other fields describe', async () => {
    const parameters = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Id'].map(
      (name) => `{ name: ${name}, in: header, schema: {} }`,
    );

    const operation = await operationOf(`parameters: [${parameters}]\n${ok}`);

    expect(operation.parameters.map(({ name }) => name)).toEqual(['X-Id']);
  });

  test.each([
    { parameter: 'in: query', style: 'form', explode: true },
    { parameter: 'in: cookie', style: 'form', explode: true },
    { parameter: 'in: header', style: 'simple', explode: false },
    { parameter: 'in: query, style: deepObject', style: 'deepObject', explode: false },
    { parameter: 'in: query, explode: false', style: 'form', explode: false },
    { parameter: 'in: query, style: pipeDelimited, explode: true', style: 'pipeDelimited', explode: true },
  ])('writes a parameter { $parameter } in style $style', async ({ parameter, style, explode }) => {
    const operation = await operationOf(`parameters: [{ name: a, schema: {}, ${parameter} }]\n${ok}`);

    expect(operation.parameters).toMatchObject([{ style, explode, allowReserved: false, allowEmptyValue: false }]);
  });

  test('knows the media type of a parameter with content', async () => {
    const operation = await operationOf(
      `parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object } } } }]\n${ok}`,
    );

    const pointer = '/paths/~1users/get/parameters/0/content/application~1json/schema';
    expect(operation.parameters[0]?.content).toEqual({ mediaType: 'application/json', schema: { uri, pointer } });
    expect(operation.parameters[0]).not.toHaveProperty('schema');
  });
});

test.each(['api.yaml', 'api.json'])('names of the object prototype are harmless in %s', async (file) => {
  const document = `{"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {"/__proto__": {"get": {
    "parameters": [{"name": "__proto__", "in": "query", "schema": {"properties": {"__proto__": {"type": "string"}}}}],
    "responses": {"200": {"headers": {"__proto__": {"schema": {}}, "constructor": {"schema": {}}}}},
    "security": [{"__proto__": []}]}}}, "__proto__": {"polluted": true},
    "components": {"securitySchemes": {"__proto__": {"type": "http", "scheme": "basic"}}}}`;

  const spec = await load({ [file]: document });

  expect(Object.keys(spec.operations[0]?.responses['200']?.headers ?? {})).toEqual(['__proto__', 'constructor']);
  expect(spec.operations[0]?.parameters[0]?.name).toBe('__proto__');
  expect(Object.keys(spec.securitySchemes)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('2,000 operations load in a moment', async () => {
  const list = JSON.stringify({
    200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/User' } } } },
  });
  const paths = Array.from({ length: 1000 }, (_, n) => {
    const operation = `"parameters": [{"$ref": "#/components/parameters/Limit"}], "responses": ${list}`;
    return `"/users${n}": {"get": {"operationId": "list${n}", ${operation}}, "put": {"operationId": "put${n}", ${operation}}}`;
  });
  const components = {
    schemas: { User: { properties: { boss: { $ref: '#/components/schemas/User' } } } },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
  };
  const document = `{"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "components": ${JSON.stringify(components)}, "paths": {${paths}}}`;

  const start = process.cpuUsage();
  const { operations } = await load({ 'api.json': document });
  const { user } = process.cpuUsage(start);

  expect(operations).toHaveLength(2000);
  expect(user / 1000).toBeLessThan(2000);
});
