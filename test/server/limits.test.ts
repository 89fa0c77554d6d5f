import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ListenOptions } from '../../src/server/index.js';
import { createPeople } from '../mock/people.js';
import { over } from './http-exactly/adapters.js';
import { answersIn, exchange } from './raw-socket.js';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function listen(options: ListenOptions) {
  const { mock } = await createPeople();
  const server = await mock.listen(options);
  ending.push(() => server.close());
  return server;
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  ending.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const answerTo = async (port: number, sent: string) => {
  const [answer] = answersIn(await exchange(port, sent));
  return { status: answer?.status, ...JSON.parse(answer?.body ?? '{}') };
};

describe('a server', () => {
  test('takes headers up to its limit', async () => {
    const { port } = await listen({ headerLimit: 2_000 });
    const withHeader = (length: number) =>
      `GET /v1/echo/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ${'x'.repeat(length)}\r\n\r\n`;
    expect(answersIn(await exchange(port, withHeader(1_800)))).toMatchObject([{ status: 200 }]);
    expect(await answerTo(port, withHeader(2_100))).toMatchObject({
      status: 431,
      title: 'headers too large',
      detail: 'The line and the headers of the request are larger than 2000 bytes.',
    });
  });

  test.each([
    { what: 'nothing at all', sent: '' },
    { what: 'half of its headers', sent: 'GET /v1/echo/a HTTP/1.1\r\nHost: a\r\n' },
    { what: 'half of its body', sent: 'POST /v1/anything HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc' },
  ])('gives up on a client that sends $what: 408', async ({ sent }) => {
    const { port } = await listen({ headersTimeout: 30, requestTimeout: 60 });
    expect(await answerTo(port, sent)).toMatchObject({
      status: 408,
      title: 'request timeout',
      detail: 'The request did not come within the time that it has.',
    });
  });

  test('answers while many clients dribble their headers, and lets none of them stay', async () => {
    const { port } = await listen({ headersTimeout: 100 });
    const dribbling = await Promise.all(Array.from({ length: 50 }, () => open(port)));
    const closed = Promise.all(dribbling.map((socket) => once(socket.resume(), 'close')));
    for (const socket of dribbling) {
      socket.write('GET /v1/echo/a HTTP/1.1\r\n');
      const timer = setInterval(() => socket.writable && socket.write('X: y\r\n'), 10);
      ending.push(() => clearInterval(timer));
    }
    expect((await over(port)('GET /v1/echo/a')).status).toBe(200);
    await closed;
  });

  test('closes connections above so many, and goes on with those that it has', async () => {
    const { port } = await listen({ maxConnections: 2 });
    const kept = [await open(port), await open(port)];
    const refused = await open(port);
    await once(refused.resume(), 'close');
    kept[0]?.write('GET /v1/echo/a HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(String(await once(kept[0] as Socket, 'data'))).toContain('200 OK');
  });
});
