import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../src/delivery/index.js';

async function serve(status: number) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(status, { location: '/elsewhere' }).end('heard');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: new URL(`http://localhost:${(server.address() as AddressInfo).port}/hook`) };
}

const call = (url: URL, trusts: (address: string) => boolean) => {
  const transport = createTransport(trusts);
  onTestFinished(() => transport.close());
  return transport.send({ url, method: 'POST', headers: {}, body: '{}', signal: new AbortController().signal });
};

test('a redirect is an answer like any other: it is not followed', async () => {
  const { asked, url } = await serve(302);
  expect(await call(url, () => true)).toBe(302);
  expect(asked).toEqual(['/hook']);
});

test('a host that turns out to be at an address that is not trusted is not called', async () => {
  const { asked, url } = await serve(200);
  await expect(call(url, () => false)).rejects.toThrow(/localhost is at \S+, which is not public; name that, too/);
  expect(asked).toEqual([]);
});
