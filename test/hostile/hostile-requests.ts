import fc from 'fast-check';
import type { Mock } from '../../src/index.js';
import type { Operation } from '../../src/spec/index.js';
import { brokenBytes, json, text } from './hostile-values.js';

type Fields = readonly (readonly [name: string, value: string])[];

/** What a request is written from. */
interface Draft {
  readonly method: string;
  readonly target: string;
  readonly fields: Fields;
  readonly contentType: string;
  readonly body: Uint8Array;
}

const contentTypes = [
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json;;;=;"',
  'application/problem+json',
  'multipart/form-data; boundary=x',
  'text/plain',
  '*/*',
  '/',
  '__proto__',
  `application/json; a=${'"'.repeat(2_000)}`,
];

/** Bytes of requests to the operations of a mock, each of them wrong in one way or more, or nearly right. */
export function hostileRequests(mock: Mock): fc.Arbitrary<Uint8Array> {
  const drafts = mock.spec.operations.map((operation) => draft(mock, operation).map(write));
  return fc.constantFrom(...drafts).chain((requests) => requests);
}

function draft(mock: Mock, operation: Operation): fc.Arbitrary<Draft> {
  return fc.record({
    method: mostly(
      operation.method.toUpperCase(),
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'get', 'PROPFIND'),
    ),
    target: targetOf(mock, operation),
    fields: fieldsOf(mock),
    contentType: mostly('application/json', fc.constantFrom(...contentTypes)),
    body: operation.requestBody ? bodyOf(operation) : mostly(new Uint8Array(), fc.constantFrom(...brokenBytes)),
  });
}

const mostly = <T>(usual: T, unusual: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: unusual });

/** Percent-encoded, or as it is where HTTP can carry it; what HTTP cannot carry is tried elsewhere. */
const written = fc
  .tuple(text, fc.boolean())
  .map(([value, encodes]) => (encodes ? encodeURIComponent(Buffer.from(value).toString()) : carried(value)));

const carried = (value: string, last = 126): string =>
  [...Buffer.from(value)]
    .map((byte) => (byte < 33 || byte === 127 || byte > last ? '%20' : String.fromCharCode(byte)))
    .join('');

function targetOf(mock: Mock, operation: Operation): fc.Arbitrary<string> {
  const base = `/${mock.name}${mock.basePaths[0] ?? ''}`;
  const ids = Object.values(mock.snapshot().collections).flatMap((records) =>
    records.map((record) => String(Object.values(record)[0])),
  );
  const known = fc.constantFrom(...ids.map(encodeURIComponent));
  const segment = fc.oneof({ weight: 2, arbitrary: known }, { weight: 3, arbitrary: written });
  const names = operation.parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
  const pair = fc.tuple(fc.oneof(fc.constantFrom(...names, 'x'), written), written).map((both) => both.join('='));

  const path = fc.tuple(segment, segment).map(([first, second]) => {
    let count = 0;
    return operation.path.replaceAll(/\{[^}]+\}/g, () => (count++ === 0 ? first : second));
  });
  const query = fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.array(pair, { maxLength: 4 }).map((pairs) => `?${pairs.join('&')}`) },
  );
  const ending = mostly(
    '',
    fc.constantFrom('/', '//', '/.', '/..', '/%2e%2e', ';a=b', '#x', '/__proto__', '.json', '%', '?'),
  );
  return fc.tuple(path, ending, query).map(([middle, end, rest]) => `${base}${middle}${end}${rest}`);
}

function fieldsOf(mock: Mock): fc.Arbitrary<Fields> {
  const credentials = mock.credentials.map(({ header, value }) => [header, value] as const);
  const field = text.map((value) => carried(value, 255).slice(0, 6_000));
  const known = fc.constantFrom(
    'Accept',
    'Accept-Charset',
    'Authorization',
    'Cookie',
    'Content-Encoding',
    'Forwarded',
    'Host',
    'If-Match',
    'If-None-Match',
    'Origin',
    'Access-Control-Request-Method',
    'Access-Control-Request-Headers',
    'Range',
    'Referer',
    'TE',
    'Upgrade',
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'X-Forwarded-Host',
    'X-HTTP-Method-Override',
    'X-Refresh-Token',
    '__proto__',
    'constructor',
  );
  const telling = fc.constantFrom<readonly [string, string]>(
    ['Prefer', 'code=abc'],
    ['Prefer', 'code=100'],
    ['Prefer', 'code=404'],
    ['Prefer', 'code=418'],
    ['Prefer', 'delay=-1'],
    ['Prefer', 'example=__proto__'],
    ['Prefer', `${'"'.repeat(3_000)}`],
    ['Accept', 'image/png'],
    ['Accept', `${'a/b;q=0.1,'.repeat(500)}`],
    ['Cookie', `${'token=a; '.repeat(500)}`],
    ['Authorization', 'Basic ////'],
    ['Authorization', `Bearer ${'a'.repeat(5_000)}`],
    ['Authorization', ':'.repeat(3_000)],
    ['Expect', '100-continue'],
    ['Expect', 'the unexpected'],
    ['Content-Encoding', 'gzip'],
    ['Upgrade', 'websocket'],
  );
  const nobody: readonly [string, string] = ['X', ''];
  const extra = fc.array(fc.oneof(telling, fc.tuple(known, field)), { maxLength: 3 });
  const own = mostly(credentials[0] ?? nobody, fc.constantFrom(...credentials, nobody));
  return fc.tuple(own, extra).map(([one, more]) => [one, ...more]);
}

/** An example of the document with something wrong in it, or nothing of the kind. */
function bodyOf({ requestBody }: Operation): fc.Arbitrary<Uint8Array> {
  const examples = Object.values(requestBody?.content ?? {}).flatMap((mediaType) => Object.values(mediaType.examples));
  const example = fc.constantFrom(...(examples.length > 0 ? examples : [{}]));
  const spoilt = fc.tuple(example, fc.nat(), json).map(([usual, choice, value]) => spoil(usual, choice, value));
  return fc.oneof(
    { weight: 6, arbitrary: spoilt.map((body) => Buffer.from(body)) },
    { weight: 2, arbitrary: json.map((body) => Buffer.from(body)) },
    { weight: 1, arbitrary: fc.constantFrom(...brokenBytes) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  );
}

function spoil(example: unknown, choice: number, value: string): string {
  if (typeof example !== 'object' || example === null) return value;
  const names = [...Object.keys(example), '__proto__', 'constructor', 'unknown'];
  const chosen = names[choice % names.length] ?? '';
  const others = Object.entries(example).filter(([name]) => name !== chosen);
  const parts = others.map(([name, other]) => `${JSON.stringify(name)}:${JSON.stringify(other)}`);
  return `{${[...parts, `${JSON.stringify(chosen)}:${value}`].join(',')}}`;
}

function write({ method, target, fields, contentType, body }: Draft): Uint8Array {
  const given = fields.map(([name]) => name.toLowerCase());
  const head = [
    `${method} ${target.slice(0, 12_000)} HTTP/1.1`,
    ...(given.includes('host') ? [] : ['Host: localhost']),
    ...fields.map(([name, value]) => `${name}: ${value}`),
    ...(body.length > 0 ? [`Content-Type: ${contentType}`, `Content-Length: ${body.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
