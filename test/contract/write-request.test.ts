import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/contract/case.js';
import type { Identity } from '../../src/contract/settings.js';
import { UnwritableRequest, writeRequest } from '../../src/contract/write-request.js';
import { loadSpec, type Spec } from '../../src/spec/index.js';

const secured = {
  openapi: '3.1.1',
  info: { title: 'Users', version: '1' },
  paths: {
    '/users/{id}': {
      put: {
        operationId: 'putUser',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'tags', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
          { name: 'X-Trace', in: 'header', schema: { type: 'array', items: { type: 'string' } } },
          { name: 'theme', in: 'cookie', schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'application/json': { schema: {} },
            'application/x-www-form-urlencoded': { schema: {}, encoding: { tags: { style: 'pipeDelimited' } } },
            'text/plain': { schema: {} },
            'multipart/form-data': { schema: {} },
          },
        },
        responses: {
          200: { description: 'ok', content: { 'text/csv': {}, 'application/vnd.users+json': {} } },
          400: { description: 'no', content: { 'application/problem+json': {} } },
        },
        security: [{ bearer: [] }],
      },
    },
    ...securedBy('basic', [{ basic: [] }]),
    ...securedBy('header', [{ header: [] }]),
    ...securedBy('query', [{ query: [] }]),
    ...securedBy('cookie', [{ cookie: [] }]),
    ...securedBy('oauth', [{ oauth: ['users:write'] }]),
    ...securedBy('both', [{ header: [], query: [] }, { bearer: [] }]),
    ...securedBy('optional', [{}, { bearer: [] }]),
    ...securedBy('scoped', [{ bearer: ['admin'] }, { header: ['reader'] }]),
    ...securedBy('certificate', [{ certificate: [], bearer: [] }]),
    ...securedBy('nobody', []),
  },
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      query: { type: 'apiKey', in: 'query', name: 'api_key' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://auth.example/token', scopes: { 'users:write': 'write' } } },
      },
      certificate: { type: 'mutualTLS' },
    },
  },
};

function securedBy(name: string, security: readonly object[]) {
  return { [`/${name}`]: { get: { operationId: name, responses: { 204: { description: 'ok' } }, security } } };
}

const load = (document: object): Promise<Spec> =>
  loadSpec('/api.json', { readFile: () => Promise.resolve(Buffer.from(JSON.stringify(document))) });

const spec = await load(secured);

function caseOf(id: string, parts: Partial<Case> = {}): Case {
  const operation = spec.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`There is no operation ${id}.`);
  return { operation, phase: 'coverage', title: 'as a test', values: {}, intent: { kind: 'open' }, ...parts };
}

const putUser = ({ values, ...parts }: Partial<Case> = {}): Case =>
  caseOf('putUser', { values: { path: { id: 'u1' }, ...values }, ...parts });

const write = (kase: Case, identity: Identity | null = null) => writeRequest(kase, { spec, identity });

const holder = (credentials: Identity['credentials'], scopes?: readonly string[]): Identity => ({
  name: 'admin',
  credentials,
  ...(scopes && { scopes }),
});

describe('a request', () => {
  test('holds little more than what the case says', () => {
    expect(write(putUser({ values: { path: { id: 'a/b@c' }, body: { name: 'Ada' } } }))).toEqual({
      method: 'PUT',
      path: '/users/a%2Fb%40c',
      query: '',
      headers: {
        accept: 'application/vnd.users+json, */*;q=0.5',
        'user-agent': 'twinspec',
        'content-type': 'application/json',
      },
      body: '{"name":"Ada"}',
    });
  });

  test('writes parameters in their styles', () => {
    const values = {
      path: { id: 'u1' },
      query: { tags: ['a', 'b c'], filter: { age: 3 }, unknown: 1, absent: undefined },
      headers: { 'X-Trace': ['1', '2'] },
      cookies: { theme: 'dark blue' },
    };
    const { query, headers } = write(putUser({ values }));
    expect(query).toBe('tags=a,b%20c&filter=%7B%22age%22%3A3%7D&unknown=1');
    expect(headers).toMatchObject({ 'x-trace': '1,2', cookie: 'theme=dark%20blue' });
  });

  test('asks for JSON where the document says nothing', () => {
    expect(write(caseOf('nobody')).headers.accept).toBe('application/json, */*;q=0.5');
  });

  test('carries what every request to the target carries, unless the case says otherwise', () => {
    const baseUrlHeaders = { 'x-tenant': 'acme', accept: 'text/plain' };
    const kase = putUser({ raw: { headers: { accept: null } } });
    const { headers } = writeRequest(kase, { spec, identity: null, baseUrlHeaders });
    expect(headers).toEqual({ 'user-agent': 'twinspec', 'x-tenant': 'acme' });
  });

  test('needs a value for every path parameter', () => {
    expect(() => write(caseOf('putUser'))).toThrow(new UnwritableRequest("There is no value for the path's id."));
  });

  test('has no raw path that is not encoded', () => {
    expect(() => write(putUser({ raw: { path: { id: 'a b' } } }))).toThrow(UnwritableRequest);
  });

  test('has no header with a line break in it', () => {
    const values = { path: { id: 'u1' }, headers: { 'X-Trace': 'a\r\nb' } };
    expect(() => write(putUser({ values }))).toThrow(UnwritableRequest);
  });
});

describe('a body', () => {
  const bodyOf = (body: unknown, mediaType?: string) => {
    const written = write(putUser({ values: { path: { id: 'u1' }, body, ...(mediaType && { mediaType }) } }));
    return [written.headers['content-type'], written.body];
  };

  test.each([
    { body: null, written: 'null' },
    { body: 'text', written: '"text"' },
    { body: [1], written: '[1]' },
  ])('of JSON is $written', ({ body, written }) => {
    expect(bodyOf(body)).toEqual(['application/json', written]);
  });

  test('of a form repeats lists, follows the encoding, and holds objects as JSON', () => {
    const type = 'application/x-www-form-urlencoded';
    const body = { name: 'Ada & Bo', age: 3, roles: ['a', 'b'], tags: ['x', 'y'], address: { city: 'Porto' } };
    expect(bodyOf(body, type)).toEqual([
      type,
      'name=Ada%20%26%20Bo&age=3&roles=a&roles=b&tags=x%7Cy&address=%7B%22city%22%3A%22Porto%22%7D',
    ]);
  });

  test('of text is the text', () => {
    expect(bodyOf('Ada', 'text/plain')).toEqual(['text/plain', 'Ada']);
  });

  test('of text is JSON where it is none', () => {
    expect(bodyOf(17, 'text/plain')).toEqual(['text/plain', '17']);
  });

  test.each([
    { what: 'a form of a list', body: [1], type: 'application/x-www-form-urlencoded' },
    { what: 'an image of an object', body: {}, type: 'image/png' },
  ])('that cannot be written is refused: $what', ({ body, type }) => {
    expect(() => bodyOf(body, type)).toThrow(UnwritableRequest);
  });

  test('of parts is refused with a reason', () => {
    expect(() => bodyOf({}, 'multipart/form-data')).toThrow(
      new UnwritableRequest('Bodies of the type multipart/form-data are not written.'),
    );
  });
});

describe('raw parts', () => {
  test('are sent instead of what the document says', () => {
    const raw = {
      method: 'TRACE',
      body: '{"name":',
      contentType: 'application/xml',
      path: { id: 'a%40b' },
      query: { tags: 'a&b', page: '-1' },
      headers: { accept: 'image/png', 'user-agent': null },
    };
    expect(write(putUser({ values: { path: { id: 'u1' }, query: { tags: ['x'] } }, raw }))).toEqual({
      method: 'TRACE',
      path: '/users/a%40b',
      query: 'tags=a%26b&page=-1',
      headers: { accept: 'image/png', 'content-type': 'application/xml' },
      body: '{"name":',
    });
  });

  test('can leave Content-Type out', () => {
    const kase = putUser({ values: { path: { id: 'u1' }, body: {} }, raw: { contentType: null } });
    expect(write(kase)).toMatchObject({ body: '{}', headers: expect.not.objectContaining({ 'content-type': '' }) });
    expect(write(kase).headers).not.toHaveProperty('content-type');
  });

  test('have the Content-Type of the document where they say nothing of it', () => {
    expect(write(putUser({ raw: { body: '{' } })).headers['content-type']).toBe('application/json');
  });
});

describe('credentials', () => {
  const all = holder({
    bearer: 'token',
    basic: 'ada:p:w',
    header: 'key-1',
    query: 'key 2',
    cookie: 'c3 ü',
    oauth: 'token-4',
  });

  test.each([
    { id: 'basic', headers: { authorization: 'Basic YWRhOnA6dw==' } },
    { id: 'header', headers: { 'x-api-key': 'key-1' } },
    { id: 'query', query: 'api_key=key%202' },
    { id: 'cookie', headers: { cookie: 'session=c3%20%C3%BC' } },
    { id: 'oauth', headers: { authorization: 'Bearer token-4' } },
    { id: 'both', headers: { 'x-api-key': 'key-1' }, query: 'api_key=key%202' },
    { id: 'optional', headers: { authorization: 'Bearer token' } },
    { id: 'certificate', headers: { authorization: 'Bearer token' } },
    { id: 'nobody' },
  ])('stand where the scheme says: $id', ({ id, headers = {}, query = '' }) => {
    const common = write(caseOf(id)).headers;
    expect(write(caseOf(id), all).headers).toEqual({ ...common, ...headers });
    expect(write(caseOf(id), all).query).toBe(query);
  });

  test('are not sent for nobody', () => {
    expect(write(caseOf('header')).headers).not.toHaveProperty('x-api-key');
  });

  test('are of the first alternative that the identity has all schemes of', () => {
    const request = write(caseOf('both'), holder({ header: 'key', bearer: 'token' }));
    expect(request).toMatchObject({ query: '', headers: { authorization: 'Bearer token' } });
    expect(request.headers).not.toHaveProperty('x-api-key');
  });

  test('are of an alternative whose scopes the identity has, if there is one', () => {
    const kase = caseOf('scoped');
    expect(write(kase, holder({ header: 'key', bearer: 'token' }, ['reader'])).headers).toHaveProperty('x-api-key');
    expect(write(kase, holder({ header: 'key', bearer: 'token' })).headers).toHaveProperty('authorization');
    expect(write(kase, holder({ header: 'key', bearer: 'token' }, [])).headers).toHaveProperty('authorization');
  });

  test('of the case stand in for those of the identity', () => {
    const kase = caseOf('header', { credentials: { header: 'wrong' } });
    expect(write(kase, all).headers).toHaveProperty('x-api-key', 'wrong');
  });

  test('of the case are sent even where they are only some of what is asked for', () => {
    const kase = caseOf('both', { credentials: { query: 'wrong' } });
    expect(write(kase, all)).toMatchObject({ query: 'api_key=wrong' });
    expect(write(kase, all).headers).not.toHaveProperty('x-api-key');
  });

  test('give way to raw headers', () => {
    const kase = caseOf('basic', { raw: { headers: { authorization: 'Nonsense' } } });
    expect(write(kase, all).headers.authorization).toBe('Nonsense');
  });
});
