import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveTwinspec } from './binary.js';
import { runTwinspec, startTwinspec } from './twinspec.js';

const shop = join(process.cwd(), 'test/mock/shop.yaml');
const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

interface Received {
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** Somebody who is told; answers the statuses that are given, then 200. */
async function receive(...statuses: number[]) {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
      for (const tell of waiting.splice(0)) tell();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const until = async (count: number): Promise<void> => {
    while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { host: `localhost:${port}`, received, until };
}

const order = (served: { fetch(path: string, init?: RequestInit): Promise<Response> }) =>
  served.fetch('/v1/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"item":"tea"}',
  });

describe('twinspec mock --deliver', () => {
  test('tells who has subscribed, signed, and notes it in the outbox', async () => {
    const { host, received, until } = await receive();
    const webhook = `orderCreated=http://${host}/hook`;
    const served = await startTwinspec([shop, '--webhook', webhook, '--deliver', host, '--webhook-secret', secret]);
    expect((await order(served)).status).toBe(201);
    await until(1);
    expect(received).toMatchObject([
      { headers: { 'webhook-id': expect.stringMatching(/^msg_/), 'webhook-signature': expect.stringMatching(/^v1,/) } },
    ]);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ event: 'order.created', order: { item: 'tea' } });
  });

  test('delivers after a restart what was not taken before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twinspec-webhooks-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { host, received, until } = await receive(503);
    const args = [shop, '--webhook', `orderCreated=http://${host}/hook`, '--deliver', host, '--data', folder];
    const first = await serveTwinspec(args);
    await order(first);
    await until(1);
    expect((await first.end('SIGTERM')).code).toBe(0);
    await serveTwinspec(args);
    await until(2);
    const [one, two] = received.map(({ headers }) => headers['webhook-id']);
    expect(two).toBe(one);
  });

  test('keeps everything in the outbox without it', async () => {
    const { host, received } = await receive();
    const served = await startTwinspec([shop, '--webhook', `orderCreated=http://${host}/hook`]);
    await order(served);
    const answer = await served.fetch('/_twinspec/sandboxes/default/outbox?kind=webhook');
    const { items } = (await answer.json()) as { items: { to: string; delivery?: object }[] };
    expect(items.map(({ to, delivery }) => [to, delivery])).toContainEqual([`http://${host}/hook`, undefined]);
    expect(received).toEqual([]);
  });

  test.each([
    { args: ['--deliver', 'http://a.example'], says: "--deliver: 'http://a.example' is no host" },
    { args: ['--deliver', 'a.example', '--webhook-secret', 'abc'], says: '--webhook-secret: A secret is whsec_' },
    { args: ['--webhook', 'orderCreated'], says: '--webhook orderCreated says no address' },
    { args: ['--webhook', 'orderSent=http://a.example'], says: 'they have: orderCreated, audit.' },
  ])('says what is wrong with $args', async ({ args, says }) => {
    const { code, stderr } = await runTwinspec(['mock', shop, '--port', '0', ...args]);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });
});
