import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createNetServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { TargetError } from '../../../src/contract/target/target-error.js';
import { createUrlTarget, type UrlTargetOptions } from '../../../src/contract/target/url-target.js';
import { createRawServer, request, using, withListener, withServer } from './loopback.js';
import { createSelfSigned } from './self-signed.js';

/** What a request ends with. */
const failureOf = (url: string, options: UrlTargetOptions = {}, line = 'POST /users') =>
  using(createUrlTarget(url, options), (target) =>
    target.send(request(line)).then(
      (answer) => ({ answer }),
      (error: unknown) => {
        if (!(error instanceof TargetError)) throw error;
        return { code: error.code, message: error.message };
      },
    ),
  );

describe('where no answer comes, the error says what, where and what to do', () => {
  test('nobody listens', async () => {
    const port = await withServer(createNetServer(), (free) => Promise.resolve(free));
    expect(await failureOf(`http://127.0.0.1:${port}`)).toEqual({
      code: 'unreachable',
      message: `http://127.0.0.1:${port} cannot be reached: the connection was refused. Start the server, or correct the URL.`,
    });
  });

  test('nobody listens on any address of the host', async () => {
    const port = await withServer(createNetServer(), (free) => Promise.resolve(free));
    expect(await failureOf(`http://localhost:${port}`)).toMatchObject({ code: 'unreachable' });
  });

  test('the host is unknown', async () => {
    expect(await failureOf('http://nobody.invalid/')).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^http:\/\/nobody\.invalid cannot be reached: the host name /),
    });
  });

  test('the server hangs', async () => {
    await withServer(
      createHttpServer(() => undefined),
      async (port) => {
        expect(await failureOf(`http://127.0.0.1:${port}`, { timeout: 50 })).toEqual({
          code: 'timeout',
          message: `http://127.0.0.1:${port} did not answer within 0.05 s. Does the server hang, or does it need --timeout?`,
        });
      },
    );
  });

  test.each(['', 'HTTP/1.1 200 OK\r\ncontent-le'])("the connection breaks after '%s'", async (bytes) => {
    const server = createRawServer(bytes, (socket) => socket.resetAndDestroy());
    await withServer(server, async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`)).toEqual({
        code: 'reset',
        message:
          `http://127.0.0.1:${port} closed the connection without an answer. Its log may say why. ` +
          `Or does it speak TLS (https://127.0.0.1:${port})?`,
      });
    });
  });

  test('what comes is not HTTP', async () => {
    await withServer(createRawServer('220 mail.example ready\r\n'), async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`)).toMatchObject({
        code: 'not-http',
        message: `What http://127.0.0.1:${port} answered is not valid HTTP. Is it another service?`,
      });
    });
  });

  test('the headers have no end', async () => {
    await withServer(createRawServer(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(70_000)}\r\n\r\n`), async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`)).toMatchObject({
        code: 'not-http',
        message: `The headers that http://127.0.0.1:${port} answered with are too large.`,
      });
    });
  });

  test.each([
    { url: 'localhost:3000', says: /is no base URL/ },
    { url: 'ftp://files.example', says: /is no base URL/ },
    { url: 'http://ada:secret@api.example/v1', says: /^The base URL http:\/\/api\.example\/v1 holds credentials/ },
    { url: '//ada:secret@api.example', says: /^'\/\/\*\*\*@api\.example' is no base URL/ },
    { url: 'http://api.example/?a=1', says: /has no query/ },
  ])('the URL is $url', ({ url, says }) => {
    expect(() => createUrlTarget(url)).toThrow(says);
  });

  test('the request cannot be sent', async () => {
    await withListener(
      (_, outgoing) => outgoing.end(),
      async (target) => {
        await expect(target.send(request('GET / HTTP', { method: 'NO METHOD' }))).rejects.toMatchObject({
          code: 'unsendable',
        });
      },
    );
  });
});

describe('a connection that closes', () => {
  test('is replaced for a safe request, since servers close idle ones', async () => {
    let connections = 0;
    const server = createNetServer((socket) => {
      connections += 1;
      const isFirst = connections === 1;
      socket.once('data', () => {
        if (isFirst) socket.resetAndDestroy();
        else socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      });
    });
    await withServer(server, async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`, {}, 'GET /')).toMatchObject({ answer: { status: 204 } });
    });
  });

  test('is an error for a request that may have changed something', async () => {
    let connections = 0;
    const server = createNetServer((socket) => {
      connections += 1;
      socket.once('data', () => socket.resetAndDestroy());
    });
    await withServer(server, async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`)).toMatchObject({ code: 'reset' });
    });
    expect(connections).toBe(1);
  });
});

describe('an answer that breaks off is kept as far as it came', () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
  const broken = 'The connection broke before the body had ended; only its beginning came.';

  test.each([
    { how: 'before its Content-Length', bytes: `${head}content-length: 100\r\n\r\n{"id":` },
    { how: 'before its last chunk', bytes: `${head}transfer-encoding: chunked\r\n\r\n6\r\n{"id":\r\n` },
  ])('$how', async ({ bytes }) => {
    await withServer(createRawServer(bytes), async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`)).toMatchObject({
        answer: { status: 200, text: '{"id":', value: undefined, unreadable: broken },
      });
    });
  });

  test('by hanging', async () => {
    const server = createRawServer(`${head}content-length: 100\r\n\r\n{"id":`, () => undefined);
    await withServer(server, async (port) => {
      expect(await failureOf(`http://127.0.0.1:${port}`, { timeout: 100 })).toMatchObject({
        answer: {
          status: 200,
          text: '{"id":',
          unreadable: 'The body had not ended in time; only its beginning came.',
        },
      });
    });
  });
});

describe('with TLS', () => {
  const pair = createSelfSigned();
  const withTls = <T>(options: object, use: (port: number) => Promise<T>): Promise<T> =>
    withServer(
      createHttpsServer({ ...pair, ...options }, (_, outgoing) => outgoing.end('secure')),
      use,
    );
  const ok = { answer: { status: 200, text: 'secure' } };

  test('a self-signed certificate is refused with advice', async () => {
    await withTls({}, async (port) => {
      expect(await failureOf(`https://localhost:${port}`)).toEqual({
        code: 'tls',
        message:
          `The certificate of https://localhost:${port} is not trusted: it is self-signed. ` +
          'Give the certificate of its authority with --ca <file>, or do without the check with --insecure.',
      });
    });
  });

  test('the advice helps', async () => {
    await withTls({}, async (port) => {
      expect(await failureOf(`https://localhost:${port}`, { ca: pair.cert })).toMatchObject(ok);
      expect(await failureOf(`https://127.0.0.1:${port}`, { insecure: true })).toMatchObject(ok);
    });
  });

  test.each([
    { why: 'it is for another host name', options: { names: ['api.example'] } },
    { why: 'it has expired', options: { to: '20210101' } },
  ])('a certificate is refused when $why', async ({ why, options }) => {
    const other = createSelfSigned(options);
    await withTls(other, async (port) => {
      expect(await failureOf(`https://localhost:${port}`, { ca: other.cert })).toMatchObject({
        code: 'tls',
        message: expect.stringContaining(`is not trusted: ${why}.`),
      });
    });
  });

  test('a client certificate is asked for, and can be given', async () => {
    await withTls({ requestCert: true, rejectUnauthorized: true, ca: pair.cert }, async (port) => {
      const url = `https://localhost:${port}`;
      expect(await failureOf(url, { ca: pair.cert })).toMatchObject({
        message: expect.stringContaining('does it ask for a client certificate (--cert, --key)?'),
      });
      expect(await failureOf(url, { ca: pair.cert, ...pair })).toMatchObject(ok);
    });
  });

  test('a server without it is told apart', async () => {
    await withListener(
      (_, outgoing) => outgoing.end(),
      async (_, port) => {
        expect(await failureOf(`https://127.0.0.1:${port}`)).toEqual({
          code: 'tls',
          message: `https://127.0.0.1:${port} does not speak TLS. Is it http://127.0.0.1:${port}?`,
        });
      },
    );
  });

  test('a plain request gets a hint', async () => {
    await withTls({}, async (port) => {
      const failure = await failureOf(`http://127.0.0.1:${port}`);
      expect(failure).toMatchObject({ message: expect.stringContaining(`TLS (https://127.0.0.1:${port})?`) });
    });
  });

  test('files that are none are refused', async () => {
    await withTls({}, async (port) => {
      expect(await failureOf(`https://localhost:${port}`, { ca: 'nonsense', cert: 'x', key: 'y' })).toMatchObject({
        code: 'tls',
      });
    });
  });
});
