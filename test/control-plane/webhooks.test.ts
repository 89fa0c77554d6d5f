import { beforeEach, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../src/index.js';

let mock: Mock;
beforeEach(async () => {
  mock = await createMock('test/mock/shop.yaml', { seed: 1 });
});

async function send(line: string, body?: unknown, headers: Record<string, string> = {}) {
  const [method = 'GET', path = '/'] = line.split(' ');
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const typed = { ...headers, 'content-type': 'application/json' };
  const answer = await mock.fetch(`http://shop.test${path}`, { method, headers: typed, ...content });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}
const order = (body: object = {}, query = '') => send(`POST /v1/orders${query}`, { item: 'tea', ...body });
const here = '/_twinspec/sandboxes/default';

interface Shown {
  readonly to: string;
  readonly request: { readonly webhook: string; readonly headers: Record<string, string>; readonly body: string };
}
/** What was sent under a name. */
async function sent(webhook: string, sandbox = 'default'): Promise<readonly Shown[]> {
  const { items } = (await send(`GET /_twinspec/sandboxes/${sandbox}/outbox?kind=webhook&limit=1000`)).body;
  return items.filter(({ request }: Shown) => request.webhook === webhook);
}
const bodiesOf = (messages: readonly Shown[]): unknown[] => messages.map(({ request }) => JSON.parse(request.body));

describe('a callback of an operation', () => {
  test('goes where the request says, with what its schema takes of the order', async () => {
    const made = await order({ callback: 'http://client.example/hooks' });
    const [message] = await sent('shipped');
    expect(message).toEqual({
      id: expect.stringMatching(/^msg_/),
      kind: 'webhook',
      service: 'shop',
      operation: 'createOrder',
      to: `http://client.example/hooks/orders/${made.body.id}?by=POST&as=201`,
      request: {
        webhook: 'shipped',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-event': 'shipped' },
        body: expect.any(String),
      },
      sentAt: expect.stringMatching(/^2026-01-01/),
    });
    expect(bodiesOf(message ? [message] : [])).toEqual([
      { item: 'tea', carrier: expect.stringMatching(/^(ship|train)$/) },
    ]);
  });

  test('may stand elsewhere, and be a form', async () => {
    const made = await order({}, `?statusUrl=${encodeURIComponent('https://client.example/status')}`);
    expect(await sent('status')).toMatchObject([
      { to: 'https://client.example/status', request: { body: `id=${made.body.id}&item=tea` } },
    ]);
  });

  test.each([
    { because: 'the client names no address', body: {}, status: 201, prefer: '' },
    { because: 'the request is refused', body: { item: 7, callback: 'http://a.example' }, status: 400, prefer: '' },
    { because: 'the answer is picked', body: { callback: 'http://a.example' }, status: 201, prefer: 'dynamic=true' },
  ])('is not sent where $because', async ({ body, status, prefer }) => {
    const made = await send('POST /v1/orders', { item: 'tea', ...body }, prefer === '' ? {} : { prefer });
    expect(made.status).toBe(status);
    expect(await sent('shipped')).toEqual([]);
  });

  test('is sent by handlers of one’s own, too, that wait for something', async () => {
    mock.on('createOrder', async () => {
      await Promise.resolve();
      return { status: 201, body: { id: 'o1', item: 'coffee' } };
    });
    await order({ callback: 'http://client.example' });
    expect(await sent('shipped')).toMatchObject([{ to: 'http://client.example/orders/o1?by=POST&as=201' }]);
  });
});

describe('a webhook', () => {
  test('is fired by the operation that says so, with the record where one of its kind is', async () => {
    const { body } = await order();
    expect(bodiesOf(await sent('orderCreated'))).toEqual([{ event: 'order.created', order: body }]);
    expect(await sent('orderCreated')).toMatchObject([{ to: '', request: { method: 'POST' } }]);
  });

  test('has the body that x-twinspec writes, filled in', async () => {
    const { body } = await order();
    expect(bodiesOf(await sent('audit'))).toEqual([
      { what: `order ${body.id}`, where: 'http://localhost/v1/orders', item: 'tea' },
    ]);
  });

  test('goes to all who have subscribed in the sandbox', async () => {
    const subscription = { webhook: 'orderCreated', url: 'http://ann.example/hook' };
    const made = await send(`POST ${here}/webhooks`, subscription);
    expect(made).toMatchObject({ status: 201, body: { ...subscription, service: 'shop' } });
    await send(`POST ${here}/webhooks`, { ...subscription, url: 'http://bob.example/hook' });
    await order();
    await send('POST /~other/v1/orders', { item: 'tea' });
    const receivers = async (sandbox?: string) => (await sent('orderCreated', sandbox)).map(({ to }) => to);
    expect(await receivers()).toEqual(['http://ann.example/hook', 'http://bob.example/hook']);
    expect(await receivers('other')).toEqual(['']);

    const path = String(made.headers.get('location'));
    expect((await send(`GET ${path}`)).body).toEqual(made.body);
    expect((await send(`DELETE ${path}`)).status).toBe(204);
    expect((await send(`GET ${here}/webhooks`)).body).toMatchObject({
      total: 1,
      items: [{ url: 'http://bob.example/hook' }],
    });
  });

  test('goes to those that the mock is started with, in every sandbox', async () => {
    mock = await createMock('test/mock/shop.yaml', { seed: 1, webhooks: { audit: 'http://log.example' } });
    await send('POST /~ann/v1/orders', { item: 'tea' });
    expect(await sent('audit', 'ann')).toMatchObject([{ to: 'http://log.example' }]);
  });

  test('is fired by hand, with a body that is made up or given', async () => {
    const fire = (body: object) => send(`POST ${here}/fire`, body);
    expect((await fire({ webhook: 'orderCreated' })).body.items).toMatchObject([{ kind: 'webhook', service: 'shop' }]);
    const given = { what: 'nothing', where: 'nowhere', item: 'none' };
    expect((await fire({ webhook: 'audit', body: given })).status).toBe(200);
    expect(bodiesOf(await sent('audit'))).toEqual([given]);
    const [made] = bodiesOf(await sent('orderCreated'));
    expect(made).toEqual({ event: 'order.created', order: expect.objectContaining({ id: expect.any(String) }) });
  });

  test.each([
    { line: 'fire', body: { webhook: 'audit', body: { what: 7 } }, status: 422, says: '/body/what' },
    { line: 'fire', body: { webhook: 'none' }, status: 404, says: "'none'" },
    { line: 'fire', body: { webhook: 'audit', service: 'other' }, status: 404, says: "other has no webhook 'audit'" },
    { line: 'webhooks', body: { webhook: 'none', url: 'http://a.example' }, status: 404, says: "'none'" },
    { line: 'webhooks', body: { webhook: 'audit', url: 'ftp://a.example' }, status: 422, says: '/body/url' },
  ])('is refused: $line $body', async ({ line, body, status, says }) => {
    const answer = await send(`POST ${here}/${line}`, body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(says);
  });
});

describe('what is sent', () => {
  test('is the same for the same seed and requests', async () => {
    const play = async (seed: number) => {
      mock = await createMock('test/mock/shop.yaml', { seed });
      await order({ callback: 'http://client.example' });
      return (await send(`GET ${here}/outbox`)).body;
    };
    expect(await play(7)).toEqual(await play(7));
    expect(await play(7)).not.toEqual(await play(8));
  });
});
