import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundledServices, createMock, type Mock, type RunningServer } from '../../src/index.js';
import { listen } from '../../src/server/index.js';
import { createPeople } from '../mock/people.js';
import { over } from './http-exactly/adapters.js';
import { answersIn, exchange } from './raw-socket.js';

const writer = { authorization: 'Bearer squadcast-write' };

describe('a server of several mocks', () => {
  let mocks: readonly Mock[];
  let server: RunningServer;
  beforeAll(async () => {
    mocks = await Promise.all(bundledServices.map(({ id }) => createMock(id, { seed: 'test' })));
    server = await listen(mocks);
  });
  beforeEach(() => {
    for (const mock of mocks) mock.reset();
  });
  afterAll(() => server.close());
  const send = (line: string, headers: Record<string, string> = {}) => over(server.port)(line, { headers });

  test('listens on loopback, on a free port', () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect(server.port).toBeGreaterThan(0);
  });

  test('gives an overview of what it serves', async () => {
    const answer = await send('GET /');
    expect(answer.status).toBe(200);
    expect(answer.json().mocks.map(({ basePath }: { basePath: string }) => basePath)).toEqual([
      '/squadcast',
      '/org-user-management/api/oum/v1',
      '/secoda',
      '/windmill/api',
    ]);
  });

  test.each([
    { line: 'GET /squadcast/v3/users', headers: writer, status: 200 },
    {
      line: 'GET /windmill/api/version',
      headers: { authorization: 'Bearer superadmin00000000000000000001' },
      status: 200,
    },
    { line: 'GET /secoda/user', headers: { authorization: 'Bearer secoda-api-key' }, status: 200 },
    { line: 'GET /squadcast/v3/users', headers: {}, status: 401 },
    { line: 'GET /squadcast/v3/people', headers: writer, status: 404 },
    { line: 'GET /squadcast', headers: writer, status: 404 },
    { line: 'GET /squadcastle/v3/users', headers: writer, status: 404 },
    { line: 'GET /v3/people', headers: writer, status: 404 },
    { line: 'GET /Squadcast/v3/users', headers: writer, status: 404 },
    { line: 'GET //squadcast/v3/users', headers: writer, status: 404 },
    { line: 'POST /', headers: {}, status: 404 },
  ])('serves each below its name: $line $status', async ({ line, headers, status }) => {
    expect((await send(line, headers)).status).toBe(status);
  });

  test("says where its mocks are when a path is nobody's, and names no software", async () => {
    const answer = await send('GET /nothing');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status: 404,
      detail: expect.stringContaining('/squadcast, /org-user-management/api/oum/v1'),
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  test.each([
    { target: 'http://example.com/squadcast/v3/users', status: 200 },
    { target: 'http://example.com/squadcast/v3/users?x=1', status: 200 },
    { target: 'HTTP://EXAMPLE.COM/squadcast/v3/users', status: 200 },
    { target: 'http://example.com', status: 200 },
    { target: 'http://example.com/nothing', status: 404 },
    { target: 'squadcast/v3/users', status: 400 },
    { target: '*', status: 404 },
  ])('understands a request target in absolute form: $target', async ({ target, status }) => {
    const received = await exchange(
      server.port,
      `GET ${target} HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer squadcast-write\r\nConnection: close\r\n\r\n`,
    );
    expect(answersIn(received).map((answer) => answer.status)).toEqual([status]);
  });

  test('resets one mock by its control plane, and no other', async () => {
    const squadcast = mocks.find(({ name }) => name === 'squadcast');
    await send('DELETE /squadcast/v3/users/6908a1f0c4e2b70012d3a007', writer);
    const changed = squadcast?.snapshot();
    expect((await send('POST /_twinspec/secoda/reset')).status).toBe(204);
    expect(squadcast?.snapshot()).toEqual(changed);
    expect((await send('POST /_twinspec/squadcast/reset')).status).toBe(204);
    expect(squadcast?.snapshot()).not.toEqual(changed);
  });

  test.each([
    { line: 'GET /_twinspec/squadcast', status: 200 },
    { line: 'GET /_twinspec/nobody', status: 404 },
    { line: 'GET /_twinspec/squadcast/reset', status: 405 },
    { line: 'GET /_twinspec/squadcast/nothing', status: 404 },
    { line: 'GET /_twinspec/squadcast/%zz', status: 404 },
    { line: 'GET /_TWINSPEC/squadcast', status: 404 },
    { line: 'GET /_twinspec/Squadcast', status: 404 },
    { line: 'GET //_twinspec/squadcast', status: 404 },
    { line: 'GET /_twinspec/squadcast/', status: 200 },
    { line: 'GET /_twinspec/%73quadcast', status: 404 },
    { line: 'GET /%', status: 404 },
  ])('answers for its control plane: $line $status', async ({ line, status }) => {
    expect((await send(line)).status).toBe(status);
  });
});

describe('a server of one mock', () => {
  test('serves it at the root, and below its name', async () => {
    const { mock } = await createPeople();
    const server = await mock.listen();
    for (const path of ['/v1/echo/a', '/people/v1/echo/a'])
      expect((await over(server.port)(`GET ${path}`)).json()).toBe('a');
    await server.close();
  });

  test('takes the limit that it is given for bodies', async () => {
    const { mock } = await createPeople();
    const server = await mock.listen({ bodyLimit: 10 });
    const sendText = (body: string) =>
      over(server.port)('POST /v1/anything', { headers: { 'content-type': 'text/plain' }, body });
    expect((await sendText('0123456789')).status).toBe(200);
    expect((await sendText('0123456789a')).status).toBe(413);
    await server.close();
  });

  test('refuses a body that is too large once the client has sent it, and keeps the connection', async () => {
    const { mock } = await createPeople();
    const server = await mock.listen({ bodyLimit: 10 });
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      'POST /v1/anything HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 20\r\n\r\n',
    );
    socket.write('0123456789a');
    expect((await over(server.port)('GET /v1/echo/a')).status).toBe(200);
    expect(socket.bytesRead).toBe(0);

    socket.write('bcdefghijGET /v1/echo/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect((await text(socket)).match(/HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
    await server.close();
  });

  test('closes the connection of a client that goes on sending far beyond the limit', async () => {
    const { mock } = await createPeople();
    const server = await mock.listen({ bodyLimit: 10 });
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined);
    socket.write('POST /v1/anything HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
    const piece = Buffer.from(`100000\r\n${'x'.repeat(0x10_00_00)}\r\n`);
    let sent = 0;
    for (; socket.writable && sent < 1000; sent += 1) await new Promise((resolve) => socket.write(piece, resolve));
    expect(sent).toBeLessThan(100);
    await server.close();
  });

  test('tells of every exchange', async () => {
    const { mock } = await createPeople();
    const exchanges: string[] = [];
    const server = await mock.listen({
      onExchange: ({ request, response, milliseconds }) =>
        exchanges.push(`${request.method} ${request.path} ${response.status} ${milliseconds >= 0}`),
    });
    await over(server.port)('GET /v1/echo/a');
    await over(server.port)('GET /v1/nothing');
    await server.close();
    expect(exchanges).toEqual(['GET /v1/echo/a 200 true', 'GET /v1/nothing 404 true']);
  });

  test('says so where its port is taken', async () => {
    const { mock } = await createPeople();
    const server = await mock.listen();
    await expect(mock.listen({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close();
  });

  test('lets a running answer finish when it closes', async () => {
    const { mock, on } = await createPeople();
    let release = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      on('echo', () => {
        resolve();
        return new Promise((answer) => {
          release = () => answer({ status: 200, body: 'late' });
        });
      });
    });
    const server = await mock.listen();
    const answer = over(server.port)('GET /v1/echo/a');
    await arrived;
    const closed = server.close();
    release();
    expect((await answer).json()).toBe('late');
    await closed;
    await expect(over(server.port)('GET /v1/echo/a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('what never becomes a request', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await (await createPeople()).mock.listen();
  });
  afterAll(() => server.close());

  test.each([
    { what: 'no HTTP', sent: 'hello\r\n\r\n', status: 400 },
    { what: 'a version that nobody knows', sent: 'GET / HTTP/9.9\r\nHost: a\r\n\r\n', status: 400 },
    { what: 'a header without a colon', sent: 'GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n', status: 400 },
    {
      what: 'a length that is no number',
      sent: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n',
      status: 400,
    },
    {
      what: 'two lengths',
      sent: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      status: 400,
    },
    {
      what: 'a length and chunks',
      sent: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      status: 400,
    },
    {
      what: 'a chunk of no size',
      sent: 'POST /v1/anything HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n',
      status: 400,
    },
    { what: 'headers without end', sent: `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, status: 431 },
    { what: 'a target without end', sent: `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, status: 431 },
  ])('is $status: $what', async ({ sent, status }) => {
    const [answer] = answersIn(await exchange(server.port, sent));
    expect(answer?.status).toBe(status);
    expect(answer?.head).toContain('application/problem+json');
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      status,
      detail:
        status === 400
          ? 'The request is not valid HTTP/1.1.'
          : 'The line and the headers of the request are larger than 16384 bytes.',
    });
  });

  test('does not spoil the answer to the request before it', async () => {
    const received = await exchange(server.port, 'GET /v1/echo/a HTTP/1.1\r\nHost: a\r\n\r\n\x00\x01garbage\r\n\r\n');
    const [first] = answersIn(received);
    expect(first).toMatchObject({ status: 200, body: '"a"' });
  });

  test('and many requests on one connection are answered in their order', async () => {
    const lines = ['a', 'b', '%zz', 'c'].map((text) => `GET /v1/echo/${text} HTTP/1.1\r\nHost: a\r\n\r\n`);
    const received = await exchange(server.port, lines.join('').replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'));
    const answers = answersIn(received);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
    expect(answers.map(({ body }) => body)).toMatchObject(['"a"', '"b"', expect.any(String), '"c"']);
  });
});
