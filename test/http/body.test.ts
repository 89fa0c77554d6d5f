import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody, type HttpRequest, hasBody, isDecoded, maximumDepth } from '../../src/http/index.js';

const request = (body: string | Uint8Array, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers,
  body: typeof body === 'string' ? Buffer.from(body) : body,
});

const parsed = (parsedBody: unknown): HttpRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: {},
  parsedBody,
});

const nested = (depth: number, inmost = ''): string => `${'['.repeat(depth)}${inmost}${']'.repeat(depth)}`;

describe('a body is decoded by its media type', () => {
  test.each([
    { type: 'application/json', sent: '{"a":[1,null,"é"]}', value: { a: [1, null, 'é'] } },
    { type: 'application/json', sent: ' null ', value: null },
    { type: 'application/json; charset=UTF-8', sent: '1', value: 1 },
    { type: 'application/json; charset="utf8"', sent: '1', value: 1 },
    { type: 'application/json;charset=us-ascii', sent: '1', value: 1 },
    { type: 'application/merge-patch+json', sent: '{}', value: {} },
    { type: 'application/json', sent: '\ufeff{"bom":true}', value: { bom: true } },
    { type: 'text/plain', sent: '\ufeff{not json', value: '{not json' },
    { type: 'application/x-www-form-urlencoded', sent: 'a=1&b=x+y&a=%C3%A9', value: { a: ['1', 'é'], b: 'x y' } },
    { type: 'application/x-www-form-urlencoded', sent: '', value: {} },
  ])('$type: $sent', ({ type, sent, value }) => {
    expect(decodeBody(request(sent), type)).toEqual({ value });
  });

  test('as bytes where the type is none that we read', () => {
    const bytes = new Uint8Array([0xff, 0, 0x89]);
    expect(decodeBody(request(bytes), 'image/png')).toEqual({ value: bytes });
  });

  test('as it is where a framework has parsed it', () => {
    expect(decodeBody(parsed({ a: 1 }), 'application/json')).toEqual({ value: { a: 1 } });
    expect(decodeBody(parsed(null), 'application/json')).toEqual({ value: null });
  });

  test('with the names of JavaScript as plain properties', () => {
    for (const [type, sent] of [
      ['application/json', '{"__proto__":"1","constructor":"2"}'],
      ['application/x-www-form-urlencoded', '__proto__=1&constructor=2'],
    ] as const) {
      const decoded = decodeBody(request(sent), type);
      expect(isDecoded(decoded) && Object.entries(decoded.value as object)).toEqual([
        ['__proto__', '1'],
        ['constructor', '2'],
      ]);
    }
  });
});

describe('a body that cannot be read is refused', () => {
  const json = 'application/json';

  test.each([
    { because: 'it is no JSON', type: json, sent: '{"a":', headers: {}, status: 400 },
    { because: 'it is empty', type: json, sent: '', headers: {}, status: 400 },
    { because: 'it is not UTF-8', type: json, sent: new Uint8Array([0x22, 0xff, 0x22]), headers: {}, status: 400 },
    {
      because: 'its text is cut in a character',
      type: 'text/plain',
      sent: new Uint8Array([0xc3]),
      headers: {},
      status: 400,
    },
    { because: 'it is UTF-16', type: json, sent: Buffer.from('\ufeff{"a":1}', 'utf16le'), headers: {}, status: 400 },
    { because: 'its charset is another', type: `${json}; charset=latin1`, sent: '{}', headers: {}, status: 415 },
    { because: 'it is compressed', type: json, sent: '{}', headers: { 'content-encoding': 'gzip' }, status: 415 },
    {
      because: 'the form is not validly encoded',
      type: 'application/x-www-form-urlencoded',
      sent: 'a=%zz',
      headers: {},
      status: 400,
    },
  ])('where $because', ({ type, sent, headers, status }) => {
    expect(decodeBody(request(sent, headers), type)).toMatchObject({ status });
  });

  test('but not because it names the encoding that it has', () => {
    expect(decodeBody(request('{}', { 'content-encoding': 'Identity' }), json)).toEqual({ value: {} });
  });
});

describe('depth is limited', () => {
  test.each([
    { what: 'arrays', body: nested(maximumDepth), isRead: true },
    { what: 'arrays around a value', body: nested(maximumDepth, '1'), isRead: true },
    { what: 'objects', body: `${'{"a":'.repeat(maximumDepth)}1${'}'.repeat(maximumDepth)}`, isRead: true },
    { what: 'brackets in strings', body: JSON.stringify(`\\"${'['.repeat(500)}`), isRead: true },
    { what: 'arrays beside each other', body: `[${'[],'.repeat(500)}[]]`, isRead: true },
    { what: 'one array too many', body: nested(maximumDepth + 1), isRead: false },
    { what: 'one array too many around a value', body: nested(maximumDepth + 1, '1'), isRead: false },
    { what: 'a whole body of brackets', body: '['.repeat(1_000_000), isRead: false },
  ])('$what: $isRead', ({ body, isRead }) => {
    expect(isDecoded(decodeBody(request(body), 'application/json'))).toBe(isRead);
    if (body.length < 10_000) expect(isDecoded(decodeBody(parsed(JSON.parse(body)), 'application/json'))).toBe(isRead);
  });

  test('without recursion, however deep a value is that a framework has parsed', () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(decodeBody(parsed(deep), 'application/json')).toMatchObject({ status: 400 });
  });
});

test('a request has a body when bytes or a parsed value came with it', () => {
  expect(hasBody(request('x'))).toBe(true);
  expect(hasBody(parsed(null))).toBe(true);
  expect(hasBody(request(''))).toBe(false);
  expect(hasBody({ method: 'GET', path: '/', query: '', headers: {} })).toBe(false);
});

test('JSON that JavaScript writes is what we read', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(decodeBody(request(JSON.stringify(value)), 'application/json')).toEqual({
        value: JSON.parse(JSON.stringify(value)),
      });
    }),
  );
});

test('whatever bytes arrive are decoded or refused', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'a/b',
        ';;',
        'text/plain; charset',
      ),
      (bytes, type) => {
        const result = decodeBody(request(bytes), type);
        expect(isDecoded(result) || result.status < 500).toBe(true);
      },
    ),
  );
});
