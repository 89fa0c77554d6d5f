import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/contract/case.js';
import type { Exchange } from '../../src/contract/exchange.js';
import { createRedaction } from '../../src/contract/redaction.js';
import type { Operation } from '../../src/spec/index.js';

const operation: Operation = {
  uri: 'spec:///api.yaml',
  pointer: '/paths/~1users/post',
  id: 'createUser',
  method: 'post',
  path: '/users',
  deprecated: false,
  parameters: [],
  responses: {},
  security: [],
  callbacks: [],
  extension: {},
};

interface Parts {
  readonly case?: Partial<Case>;
  readonly request?: Partial<Exchange['request']>;
  readonly response?: Partial<Exchange['response']>;
}

const exchange = (parts: Parts = {}): Exchange => ({
  index: 3,
  case: { operation, phase: 'state', title: 'with a name', values: {}, intent: { kind: 'valid' }, ...parts.case },
  operation,
  identity: 'admin',
  request: { method: 'POST', path: '/users', query: '', headers: {}, body: undefined, ...parts.request },
  response: { status: 201, headers: {}, text: '', value: undefined, ...parts.response },
  startedAt: Date.parse('2026-01-01T00:00:00Z'),
  duration: 12,
});

const record = (parts: Parts, secrets: readonly string[] = [], names: readonly string[] = []) =>
  createRedaction(() => secrets, names).toRecord(exchange(parts), 'http://api.example/v1');

describe('a record', () => {
  test('says all that is no secret, as it was', () => {
    const headers = { accept: 'application/json', 'x-trace': 'abc' };
    const body = '{ "name": "Ada",  "id": 12345678901234567890 }';
    expect(
      record({
        request: { path: '/users/a%40b', query: 'page=2&q=a+b', headers, body },
        response: { headers: { link: ['<a>', '<b>'], etag: undefined }, text: body },
      }),
    ).toEqual({
      index: 3,
      operation: 'createUser',
      phase: 'state',
      title: 'with a name',
      intent: 'valid',
      identity: 'admin',
      request: { method: 'POST', url: 'http://api.example/v1/users/a%40b?page=2&q=a+b', headers, body },
      response: { status: 201, headers: { link: '<a>, <b>' }, body },
      startedAt: '2026-01-01T00:00:00.000Z',
      duration: 12,
    });
  });

  test('hides credentials in headers, and leaves what explains them', () => {
    const { request, response } = record({
      request: {
        headers: {
          authorization: 'Bearer abcdef',
          cookie: 'session=abcdef; theme=dark',
          'x-api-key': 'abcdef',
          'x-auth-token': 'abcdef',
        },
      },
      response: {
        headers: {
          'set-cookie': ['session=abcdef; Path=/; HttpOnly', 'other=x'],
          location: '/users?token=abcdef&page=2',
          'www-authenticate': 'Bearer realm="users"',
        },
      },
    });
    expect(request.headers).toEqual({
      authorization: 'Bearer ***',
      cookie: 'session=***; theme=***',
      'x-api-key': '***',
      'x-auth-token': '***',
    });
    expect(response.headers).toEqual({
      'set-cookie': 'session=***; Path=/; HttpOnly, other=***',
      location: '/users?token=***&page=2',
      'www-authenticate': 'Bearer realm="users"',
    });
  });

  test.each(['abcdef', 'Strange abcdef', 'Bearerabcdef'])('hides the Authorization %s as a whole', (authorization) => {
    expect(record({ request: { headers: { authorization } } }).request.headers).toEqual({ authorization: '***' });
  });

  test('hides the parameters and headers of API keys that the document declares', () => {
    const { request } = record(
      { request: { query: 'K=abcdef&page=2', headers: { 'x-key': 'abcdef' } } },
      [],
      ['K', 'X-Key'],
    );
    expect([request.url, request.headers]).toEqual(['http://api.example/v1/users?K=***&page=2', { 'x-key': '***' }]);
  });

  test.each([
    { body: '{"password":"abc","Api_Key":1234,"nested":[{"clientSecret":"abc"}]}' },
    { body: '{"tokens":["abc","abc"],"access_token":"abc"}' },
    { body: 'name=Ada&password=abc&new%5Ftoken=abc' },
    { body: '{"nextSecret":"abc","sessionToken":"abc"}' },
    { body: '{"password": "abc", "name": ' },
    { body: '{"name": 1, "token" : "abc' },
  ])('hides what the names of a body tell: $body', ({ body }) => {
    const shown = record({ request: { body }, response: { text: body } });
    expect(shown.request.body).toContain('***');
    expect(shown.request.body).not.toMatch(/abc|1234/);
    expect(shown.response.body).toBe(shown.request.body);
  });

  test.each([
    { body: '{"hasPassword":true,"token":null,"tokens":[{"id":"t1","label":"ci"}]}' },
    { body: '{"nextPageToken":"abc","token_type":"bearer","passwordChangedAt":"2026-01-01","tokenCount":3}' },
    { body: 'name=Ada&page_token=abc' },
    { body: '<password>unknown</password>' },
  ])('leaves what only sounds like a secret: $body', ({ body }) => {
    expect(record({ response: { text: body } }).response.body).toBe(body);
  });

  test('hides the credentials that the case brought along', () => {
    const shown = record({
      case: { credentials: { key: 'made-up' } },
      request: { path: '/x/made-up' },
    });
    expect(shown.request.url).toBe('http://api.example/v1/x/***');
  });

  test('hides a secret that is escaped in a way of its own', () => {
    const body = JSON.stringify({ note: 'a s3cr/t b' }).replace('s3cr/t', '\\u0073\\u0033cr\\/t');
    expect(record({ response: { text: body } }, ['s3cr/t']).response.body).toBe('{"note":"a *** b"}');
    expect(record({ request: { path: '/%73%33cr%2ft' } }, ['s3cr/t']).request.url).not.toContain('%73');
  });

  test('hides the password of user:password alone, and the pair in base64', () => {
    const text = `hunter22 and ${btoa('ada:hunter22')} of ada`;
    expect(record({ response: { text } }, ['ada:hunter22']).response.body).toBe('*** and *** of ada');
  });

  test('hides what was learnt since the last one', () => {
    const secrets = ['first-secret'];
    const redaction = createRedaction(() => secrets);
    expect(redaction.text('first-secret, other-secret')).toBe('***, other-secret');
    secrets.push('other-secret');
    expect(redaction.text('first-secret, other-secret')).toBe('***, ***');
  });

  test('does not take a few letters for a secret', () => {
    expect(record({ response: { text: 'a man a plan' } }, ['a', '', 'an']).response.body).toBe('a man a plan');
  });

  test('cuts long bodies, with a remark, after all secrets are gone', () => {
    const text = `${'x'.repeat(65_530)}my-secret-key${'x'.repeat(40_000)}`;
    const { body } = record({ response: { text } }, ['my-secret-key']).response;
    expect(body.slice(65_525)).toBe('xxxxx***xxx… (104 kB in all, the rest is left out)');
  });
});

describe('no secret survives', () => {
  const secret = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'%+/="\\ &?#*.$:;\n'), minLength: 8, maxLength: 20 }),
    fc.base64String({ minLength: 8 }),
  );

  /** Ways in which a secret gets into an exchange, where its place does not give it away. */
  const writings: readonly ((text: string) => string)[] = [
    (text) => text,
    encodeURIComponent,
    (text) => encodeURIComponent(text).toLowerCase(),
    (text) => encodeURIComponent(text).replaceAll('%20', '+'),
    (text) => new URLSearchParams({ q: text }).toString(),
    (text) => JSON.stringify(text),
    (text) => JSON.stringify({ [text]: [`before ${text} after`] }),
    (text) => `{"broken": ${JSON.stringify(text)},`,
    (text) => Buffer.from(text).toString('base64'),
    (text) => Buffer.from(text).toString('base64url'),
    (text) => `${text}${text}`,
  ];
  const writing = fc.constantFrom(...writings);

  test('wherever and however it is written', () => {
    fc.assert(
      fc.property(secret, writing, writing, (text, one, other) => {
        const shown = record(
          {
            case: { title: `with ${one(text)}` },
            request: {
              path: `/users/${one(text)}`,
              query: `q=${other(text)}`,
              headers: { 'x-note': one(text) },
              body: other(text),
            },
            response: { headers: { location: other(text), 'x-notes': [one(text), ''] }, text: one(text) },
          },
          [text],
        );
        const traces = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), btoaUtf8(text)];
        for (const leaf of leavesOf(shown)) {
          for (const trace of traces) expect(leaf).not.toContain(trace);
        }
      }),
      { numRuns: 500 },
    );
  });

  const btoaUtf8 = (text: string): string => Buffer.from(text).toString('base64');

  const leavesOf = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(leavesOf) : [];
  };
});
