import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersIn, exchange } from '../server/raw-socket.js';
import { leak, serveFour, stateOf } from './four-mocks.js';

const credential = 'Authorization: Bearer squadcast-write';
const user = JSON.stringify({ email: 'noor@lumenlabs.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' });
const json = 'Content-Type: application/json';

const post = (...fields: string[]): string =>
  ['POST /squadcast/v3/users HTTP/1.1', 'Host: localhost', credential, json, ...fields, '', ''].join('\r\n');
const get = (target: string, ...fields: string[]): string =>
  [`GET ${target} HTTP/1.1`, 'Host: localhost', credential, ...fields, '', ''].join('\r\n');
const closing = (target: string): string => get(target, 'Connection: close');

const wrong: { what: string; sent: string; status: readonly number[] }[] = [
  {
    what: 'a body that ends too early',
    sent: `${post(`Content-Length: ${user.length}`)}${user.slice(0, -5)}`,
    status: [0, 400],
  },
  { what: 'no body where one was announced', sent: post('Content-Length: 10'), status: [0, 400] },
  { what: 'chunks that end too early', sent: `${post('Transfer-Encoding: chunked')}5\r\n{"a"`, status: [0, 400] },
  { what: 'headers that end too early', sent: post().slice(0, -2), status: [0, 400] },
  { what: 'half a request line', sent: 'POST /squadc', status: [0, 400] },
  {
    what: 'a length and chunks',
    sent: `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    status: [400],
  },
  {
    what: 'chunks and a length',
    sent: `${post('Transfer-Encoding: chunked', 'Content-Length: 5')}0\r\n\r\n`,
    status: [400],
  },
  { what: 'two lengths', sent: `${post('Content-Length: 5', 'Content-Length: 6')}{}{}{}`, status: [400] },
  { what: 'the same length twice', sent: `${post('Content-Length: 2', 'Content-Length: 2')}{}`, status: [400] },
  { what: 'a list of lengths', sent: `${post('Content-Length: 2, 2')}{}`, status: [400] },
  { what: 'a negative length', sent: `${post('Content-Length: -1')}{}`, status: [400] },
  { what: 'a length with a sign', sent: `${post('Content-Length: +2')}{}`, status: [400] },
  { what: 'a hexadecimal length', sent: `${post('Content-Length: 0x2')}{}`, status: [400] },
  { what: 'a length beyond all numbers', sent: `${post('Content-Length: 99999999999999999999999')}{}`, status: [400] },
  { what: 'chunked twice', sent: `${post('Transfer-Encoding: chunked, chunked')}0\r\n\r\n`, status: [400, 422] },
  { what: 'chunked in disguise', sent: `${post('Transfer-Encoding : chunked')}0\r\n\r\n`, status: [400] },
  { what: 'another transfer encoding', sent: `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`, status: [400] },
  { what: 'chunked, but not last', sent: `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`, status: [400] },
  {
    what: 'a chunk of negative size',
    sent: `${post('Transfer-Encoding: chunked')}-1\r\n{}\r\n0\r\n\r\n`,
    status: [400],
  },
  {
    what: 'a chunk of endless size',
    sent: `${post('Transfer-Encoding: chunked')}ffffffffffffffffff\r\n{}\r\n0\r\n\r\n`,
    status: [400],
  },
  {
    what: 'a chunk with a long extension',
    sent: `${post('Transfer-Encoding: chunked')}2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    status: [400, 413, 431],
  },
  {
    what: 'a header on two lines',
    sent: get('/squadcast/v3/users', 'X-A: 1', ' 2', 'Connection: close'),
    status: [200, 400],
  },
  { what: 'a NUL in a header', sent: get('/squadcast/v3/users', 'X-A: 1\0 2'), status: [400] },
  { what: 'a NUL in the name of a header', sent: get('/squadcast/v3/users', 'X\0A: 1'), status: [400] },
  { what: 'a NUL in the target', sent: get('/squadcast/v3/users/\0'), status: [400] },
  { what: 'a bare CR', sent: get('/squadcast/v3/users', 'X-A: 1\r X-B: 2'), status: [400] },
  { what: 'bare LFs', sent: closing('/squadcast/v3/users').replaceAll('\r\n', '\n'), status: [200, 400] },
  { what: 'two hosts', sent: get('/squadcast/v3/users', 'Host: other', 'Connection: close'), status: [200, 400] },
  { what: 'no host', sent: 'GET /squadcast/v3/users HTTP/1.1\r\n\r\n', status: [400] },
  {
    what: 'a host that is none',
    sent: 'GET /secoda/user HTTP/1.1\r\nHost: ]:[<>"\\\r\nAuthorization: Bearer secoda-api-key\r\nConnection: close\r\n\r\n',
    status: [200],
  },
  { what: 'HTTP/1.0', sent: `GET /squadcast/v3/users HTTP/1.0\r\n${credential}\r\n\r\n`, status: [200] },
  { what: 'HTTP/0.9', sent: 'GET /squadcast/v3/users\r\n', status: [0, 400] },
  { what: 'HTTP/2', sent: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: [400] },
  { what: 'TLS', sent: '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', status: [400] },
  { what: 'a tunnel', sent: 'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n', status: [0, 400, 404, 405] },
  {
    what: 'a switch of protocols',
    sent: get('/squadcast/v3/users', 'Connection: Upgrade, close', 'Upgrade: websocket'),
    status: [200, 400, 426],
  },
  { what: 'an absolute target', sent: closing('http://elsewhere.example/squadcast/v3/users'), status: [200] },
  { what: 'an absolute target that is none', sent: closing('http://'), status: [400, 404] },
  { what: 'a target of another scheme', sent: closing('file:///etc/passwd'), status: [400, 404] },
  {
    what: 'an asterisk',
    sent: 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    status: [204, 404],
  },
  { what: 'a target with a fragment', sent: closing('/squadcast/v3/users#x'), status: [200, 400, 404] },
  { what: 'a target with dots', sent: closing('/squadcast/v3/../../../etc/passwd'), status: [404] },
  { what: 'a long target', sent: closing(`/squadcast/v3/users/${'x'.repeat(9_000)}`), status: [414] },
  { what: 'a target without end', sent: closing(`/squadcast/${'x'.repeat(40_000)}`), status: [0, 431] },
  { what: 'a header without end', sent: get('/squadcast/v3/users', `X-A: ${'x'.repeat(40_000)}`), status: [0, 431] },
  {
    what: 'thousands of headers',
    sent: get('/squadcast/v3/users', ...Array.from({ length: 3_000 }, (_, index) => `X-${index}: 1`)),
    status: [0, 431],
  },
  {
    what: 'thousands of empty lines',
    sent: `${'\r\n'.repeat(5_000)}${closing('/squadcast/v3/users')}`,
    status: [200, 400],
  },
  { what: 'garbage after a request', sent: `${get('/squadcast/v3/users/roles')}\0\x01\x02 garbage`, status: [200] },
  { what: 'a request after garbage', sent: `garbage\r\n\r\n${get('/squadcast/v3/users/roles')}`, status: [400] },
  {
    what: 'a request in the body of another',
    sent: `${post('Content-Length: 0')}${closing('/squadcast/v3/users')}`,
    status: [400],
  },
  {
    what: 'a body too large, announced',
    sent: `${post(`Content-Length: ${3 << 20}`, 'Connection: close')}${'x'.repeat(3 << 20)}`,
    status: [413],
  },
  {
    what: 'a body too large, in chunks',
    sent: `${post('Transfer-Encoding: chunked', 'Connection: close')}300000\r\n${'x'.repeat(3 << 20)}\r\n0\r\n\r\n`,
    status: [413],
  },
  {
    what: 'a body too large to wait for its end',
    sent: `${post(`Content-Length: ${30 << 20}`)}${'x'.repeat(30 << 20)}`,
    status: [0, 413],
  },
];

describe('bytes that are no good HTTP', () => {
  const server = serveFour();

  /** What the server sent before it ended the connection, all of it harmless. */
  const provoke = async (sent: string | Uint8Array, ends: boolean): Promise<number> => {
    const received = await exchange(server.port(), typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent, {
      ends,
    });
    expect(received).not.toMatch(leak);
    const answers = answersIn(received);
    for (const { status } of answers) expect(status).toBeLessThan(500);
    return answers[0]?.status ?? 0;
  };

  const expectHealth = async (): Promise<void> => {
    const received = await exchange(server.port(), closing('/squadcast/v3/users/roles'));
    expect(answersIn(received)[0]?.status).toBe(200);
    expect(server.failures).toEqual([]);
  };

  test.each(wrong)('are refused, and change nothing: $what', async ({ sent, status }) => {
    const before = server.mocks().map(stateOf);
    const isUnfinished = status.includes(0) && status.includes(400);
    expect(status).toContain(await provoke(sent, isUnfinished));
    expect(server.mocks().map(stateOf)).toEqual(before);
    await expectHealth();
  });

  test('are survived when they are random', async () => {
    const before = server.mocks().map(stateOf);
    for (const bytes of fc.sample(fc.uint8Array({ minLength: 1, maxLength: 300 }), { numRuns: 150, seed: 7 }))
      await provoke(bytes, true);
    expect(server.mocks().map(stateOf)).toEqual(before);
    await expectHealth();
  });

  test('are survived when they are a good request with some bytes changed', async () => {
    const good = Buffer.from(`${post(`Content-Length: ${user.length}`, 'Connection: close')}${user}`);
    const change = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    for (const changes of fc.sample(change, { numRuns: 250, seed: 7 })) {
      const bytes = Buffer.from(good);
      for (const [index, value] of changes) bytes[index] = value;
      await provoke(bytes, true);
      server.mocks()[0]?.reset();
    }
    await expectHealth();
  });

  test('do not hold up others', async () => {
    const waiting = [post('Content-Length: 10'), 'GET /squad', `${post('Transfer-Encoding: chunked')}5\r\n`].map(
      (sent) => hold(server.port(), sent),
    );
    await expectHealth();
    for (const { end } of await Promise.all(waiting)) await end();
  });
});

/** A connection on which a client has written something and then goes silent. */
async function hold(port: number, sent: string): Promise<{ end(): Promise<void> }> {
  const socket = connect({ port, host: '127.0.0.1' });
  await new Promise<void>((resolve) => socket.write(sent, () => resolve()));
  return {
    end: () =>
      new Promise((resolve) => {
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
        socket.destroy();
      }),
  };
}
