import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../src/http/index.js';
import { createNodeHandler } from '../../src/server/index.js';
import { over } from './http-exactly/adapters.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(app: Express): Promise<number> {
  const server = createServer(app);
  closing.push(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A handler of a target that keeps what it was asked. */
function keeping(response: HttpResponse = { status: 200, headers: {}, body: 'ok' }) {
  const asked: HttpRequest[] = [];
  const handler = createNodeHandler({
    handle(asking) {
      asked.push(asking);
      return response;
    },
  });
  return { asked, handler };
}

describe('a request of an Express app', () => {
  test.each([
    {
      parser: 'none',
      app: express(),
      type: 'application/json',
      body: '{"a":1}',
      read: { body: Buffer.from('{"a":1}') },
    },
    {
      parser: 'json',
      app: express().use(express.json()),
      type: 'application/json',
      body: '{"a":1}',
      read: { parsedBody: { a: 1 } },
    },
    {
      parser: 'json of another type',
      app: express().use(express.json()),
      type: 'text/plain',
      body: 'a',
      read: { body: Buffer.from('a') },
    },
    {
      parser: 'text',
      app: express().use(express.text()),
      type: 'text/plain',
      body: 'é',
      read: { body: Buffer.from('é') },
    },
    {
      parser: 'raw',
      app: express().use(express.raw()),
      type: 'application/octet-stream',
      body: '\x01',
      read: { body: Buffer.from('\x01') },
    },
    {
      parser: 'urlencoded',
      app: express().use(express.urlencoded()),
      type: 'application/x-www-form-urlencoded',
      body: 'a=1',
      read: { parsedBody: { a: '1' } },
    },
  ])('brings its body, whatever parser has read it: $parser', async ({ app, type, body, read }) => {
    const { asked, handler } = keeping();
    const port = await serve(app.use(handler));
    await over(port)('POST /a', { headers: { 'content-type': type }, body });
    expect(asked).toMatchObject([read]);
  });

  test('knows what it is mounted at, and its own path', async () => {
    const { asked, handler } = keeping();
    const port = await serve(express().use('/api/v9', handler));
    await over(port)('GET /api/v9/users/a%2Fb/?x=%20');
    await over(port)('GET /api/v9');
    expect(asked).toMatchObject([
      { mount: '/api/v9', path: '/users/a%2Fb/', query: 'x=%20' },
      { mount: '/api/v9', path: '/', query: '' },
    ]);
  });
});

describe('an answer', () => {
  test('waits as long as it says, and no longer than the client', async () => {
    const { handler } = keeping({ status: 200, headers: {}, body: 'late', delivery: { delay: 20 } });
    const port = await serve(express().use(handler));
    const start = performance.now();
    expect((await over(port)('GET /')).text).toBe('late');
    expect(performance.now() - start).toBeGreaterThanOrEqual(19);

    const { asked, handler: slow } = keeping({ status: 200, headers: {}, delivery: { delay: 60_000 } });
    const slowPort = await serve(express().use(slow));
    await new Promise<void>((resolve) => {
      const outgoing = request({ port: slowPort, host: '127.0.0.1' }).on('error', () => resolve());
      outgoing.end();
      const timer = setInterval(() => {
        if (asked.length === 0) return;
        clearInterval(timer);
        outgoing.destroy(new Error('given up'));
      }, 1);
    });
  });

  test('may have the same header more than once', async () => {
    const { handler } = keeping({ status: 200, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: '' });
    const port = await serve(express().use(handler));
    expect((await over(port)('GET /')).headers['set-cookie']).toBe('a=1,b=2');
  });

  test('may come as things happen, and ends with the client', async () => {
    const { stream, told, ended } = talking();
    const { handler } = keeping({ status: 200, headers: { 'content-type': 'text/plain' }, stream });
    const port = await serve(express().use(handler));
    const gone = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: gone.signal });
    const pieces = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await pieces?.read())?.value).toBe('begin ');
    told('more');
    expect((await pieces?.read())?.value).toBe('more');
    gone.abort();
    await ended;
  });

  test('that comes bit by bit breaks off where it fails', async () => {
    async function* stream() {
      yield 'begin';
      await Promise.reject(new Error('too slow'));
    }
    const { handler } = keeping({ status: 200, headers: {}, stream });
    const answer = await fetch(`http://127.0.0.1:${await serve(express().use(handler))}/`);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('is left where nobody reads it, and ends where the server closes', async () => {
    const endless = () => {
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      async function* stream(signal: AbortSignal) {
        try {
          for (; !signal.aborted; await Promise.resolve()) yield 'x'.repeat(65_536);
        } finally {
          end();
        }
      }
      return { ended, response: { status: 200, headers: {}, stream } };
    };
    const [unread, closed] = [endless(), endless()];
    const closing = new AbortController();
    const app = express()
      .use('/unread', createNodeHandler({ handle: () => unread.response }, { stallTimeout: 50 }))
      .use('/closed', createNodeHandler({ handle: () => closed.response }, { closing: closing.signal }));
    const port = await serve(app);
    for (const path of ['/unread', '/closed']) {
      const outgoing = request({ port, host: '127.0.0.1', path }, (incoming) => incoming.pause());
      outgoing.on('error', () => undefined).end();
      closing.signal.addEventListener('abort', () => outgoing.destroy());
    }
    await unread.ended;
    closing.abort();
    await closed.ended;
  });
});

/** A stream that says what it is told. */
function talking() {
  let wake = (): void => undefined;
  let end = (): void => undefined;
  let text = 'begin ';
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  async function* stream(signal: AbortSignal) {
    while (!signal.aborted) {
      yield text;
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve());
      });
    }
    end();
  }
  const told = (said: string): void => {
    text = said;
    wake();
  };
  return { stream, told, ended };
}
