import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCourier } from '../../src/delivery/courier.js';
import { readAllowList, readSecret } from '../../src/delivery/index.js';
import type { OutgoingCall } from '../../src/delivery/transport.js';
import { claimDelivery, createSandboxes, messagesOf, postMessage } from '../../src/sandboxes/index.js';
import { createSeededClock } from '../../src/state/index.js';
import { createManualTiming } from './manual-timing.js';

const secretText = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

/** A deployment whose time and network belong to the test. */
function deploy({ secret = false, seed = 'seed' } = {}) {
  const timing = createManualTiming(Date.parse('2026-01-01T00:00:00Z'));
  const calls: OutgoingCall[] = [];
  const answers: (number | Error | 'never')[] = [];
  let isClosed = false;
  const errors: Error[] = [];
  const courier = createCourier({
    allowed: readAllowList(['client.example', 'localhost:9000']),
    ...(secret && { secret: readSecret(secretText) }),
    seed,
    timing,
    onError: (error) => errors.push(error),
    transport: {
      send(call) {
        calls.push(call);
        const answer = answers.shift() ?? 200;
        if (answer instanceof Error) return Promise.reject(answer);
        if (answer !== 'never') return Promise.resolve(answer);
        return new Promise((_, reject) => call.signal.addEventListener('abort', () => reject(new Error('aborted'))));
      },
      close() {
        isClosed = true;
        return Promise.resolve();
      },
    },
  });
  const sandboxes = createSandboxes({
    createClock: createSeededClock,
    creation: 'on-first-use',
    maximum: 10,
    now: timing.now,
    onPost: (name) => courier.notice(name),
  });
  courier.start(sandboxes);
  return { timing, calls, answers, courier, sandboxes, errors, isClosed: () => isClosed };
}

type Deployed = ReturnType<typeof deploy>['sandboxes'];

const post = (sandboxes: Deployed, to = 'http://client.example/hook', name = 'default') =>
  postMessage(
    sandboxes.own.find(name),
    {
      kind: 'webhook',
      service: 'shop',
      to,
      request: { webhook: 'told', method: 'POST', headers: {}, body: '{"a":1}' },
    },
    'seed',
  );

let deployed = deploy();
beforeEach(() => {
  deployed = deploy();
});
const deliveries = () => messagesOf(deployed.sandboxes.own.find('default')).map(({ delivery }) => delivery);

describe('a message that is to be delivered', () => {
  test('is sent once, after who caused it was answered, and says so', async () => {
    post(deployed.sandboxes);
    expect(deployed.calls).toEqual([]);
    await deployed.timing.advance(1_000);
    expect(deployed.calls).toMatchObject([{ method: 'POST', body: '{"a":1}' }]);
    expect(String(deployed.calls[0]?.url)).toBe('http://client.example/hook');
    expect(deliveries()).toEqual([{ state: 'delivered', attempts: [{ at: expect.any(Number), status: 200 }] }]);
    await deployed.timing.advance(1_000_000);
    expect(deployed.calls).toHaveLength(1);
  });

  test('is tried again, later and later, until it is taken', async () => {
    deployed.answers.push(500, new Error('connect ECONNREFUSED'), 302, 204);
    post(deployed.sandboxes);
    await deployed.timing.advance(1_000_000);
    const [delivery] = deliveries();
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 500 }, { error: 'connect ECONNREFUSED' }, { status: 302 }, { status: 204 }],
    });
    const times = delivery?.attempts.map(({ at }) => at) ?? [];
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(1_000 * 2 ** index * 0.5);
      expect(wait).toBeLessThan(1_000 * 2 ** index * 1.5);
    }
  });

  test('waits as long for the same seed', async () => {
    const play = async (seed: string) => {
      deployed = deploy({ seed });
      deployed.answers.push(500, 500, 500);
      post(deployed.sandboxes);
      await deployed.timing.advance(1_000_000);
      return deliveries();
    };
    expect(await play('one')).toEqual(await play('one'));
    expect(await play('one')).not.toEqual(await play('two'));
  });

  test.each([
    { answers: [500, 500, 500, 500, 500, 500], attempts: 6, because: 'nobody takes it' },
    { answers: [410], attempts: 1, because: 'the receiver wants no more' },
  ])('is given up where $because', async ({ answers, attempts }) => {
    deployed.answers.push(...answers);
    post(deployed.sandboxes);
    await deployed.timing.advance(1_000_000);
    expect(deliveries()).toMatchObject([{ state: 'failed' }]);
    expect(deliveries()[0]?.attempts).toHaveLength(attempts);
  });

  test.each([
    ['http://elsewhere.example/hook', 'elsewhere.example is not among the hosts that may be called.'],
    ['http://localhost:9001/hook', 'localhost:9001 is not among the hosts that may be called.'],
    ['http://client.example.evil.example/', 'client.example.evil.example is not among'],
    ['http://user@evil.example/?client.example', 'evil.example is not among'],
    ['file:///etc/passwd', 'This is no address of http or https.'],
    ['/hook', 'This is no address of http or https.'],
  ])('goes to no other host: %s', async (to, error) => {
    post(deployed.sandboxes, to);
    await deployed.timing.advance(1_000_000);
    expect(deployed.calls).toEqual([]);
    expect(deliveries()).toMatchObject([{ state: 'failed', attempts: [{ error: expect.stringContaining(error) }] }]);
  });

  test('is not waited for for ever', async () => {
    deployed.answers.push('never');
    post(deployed.sandboxes);
    await deployed.timing.advance(15_100);
    expect(deliveries()).toMatchObject([
      { state: 'pending', attempts: [{ error: 'There was no answer within 15 seconds.' }] },
    ]);
  });

  test('is forgotten with its sandbox', async () => {
    deployed.sandboxes.own.create({ name: 'brief' });
    post(deployed.sandboxes, undefined, 'brief');
    deployed.sandboxes.own.remove('brief');
    await deployed.timing.advance(1_000_000);
    expect([deployed.calls, deployed.errors]).toEqual([[], []]);
  });

  test('is signed as Standard Webhooks says, anew for each attempt', async () => {
    deployed = deploy({ secret: true });
    deployed.answers.push(500);
    const { id } = post(deployed.sandboxes);
    await deployed.timing.advance(10_000);
    const key = Buffer.from(secretText.slice('whsec_'.length), 'base64');
    expect(deployed.calls).toHaveLength(2);
    for (const { headers } of deployed.calls) {
      const signed = `${id}.${headers['webhook-timestamp']}.{"a":1}`;
      const signature = createHmac('sha256', key).update(signed).digest('base64');
      expect(headers).toMatchObject({ 'webhook-id': id, 'webhook-signature': `v1,${signature}` });
    }
    const [first, second] = deployed.calls.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(second).toBeGreaterThanOrEqual(first ?? 0);
  });
});

describe('the end of the process', () => {
  test('comes within a moment, and leaves what is under way for the next one', async () => {
    deployed.answers.push('never');
    post(deployed.sandboxes);
    post(deployed.sandboxes, 'http://client.example/second');
    deployed.answers.push(503);
    await deployed.timing.advance(10);
    const closed = deployed.courier.close();
    await deployed.timing.advance(500);
    await closed;
    expect(deployed.isClosed()).toBe(true);
    expect(deliveries()).toMatchObject([
      { state: 'pending', attempts: [] },
      { state: 'pending', attempts: [{ status: 503 }] },
    ]);

    const { sandboxes } = deployed;
    const next = deploy();
    next.courier.start(sandboxes);
    await next.timing.advance(1_000_000);
    expect(deliveries()).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
  });
});

describe('two processes that share the state', () => {
  /** The courier of another process, whose time goes as that of the first. */
  const startOther = (sandboxes: Deployed) => {
    const { timing } = deployed;
    const calls: OutgoingCall[] = [];
    const courier = createCourier({
      allowed: readAllowList(['client.example']),
      seed: 'seed',
      timing,
      onError: (error) => {
        throw error;
      },
      transport: {
        async send(call) {
          calls.push(call);
          return 200;
        },
        close: async () => undefined,
      },
    });
    courier.start(sandboxes);
    return { calls, courier };
  };

  test('send a message once', async () => {
    post(deployed.sandboxes);
    const other = startOther(deployed.sandboxes);
    other.courier.notice('default');
    await deployed.timing.advance(1_000_000);
    expect([...deployed.calls, ...other.calls]).toHaveLength(1);
    expect(deliveries()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  });

  test('send what one of them has begun to send and died with, after a while', async () => {
    const { own } = deployed.sandboxes;
    const { id } = post(deployed.sandboxes);
    const now = deployed.timing.now();
    expect(claimDelivery(own.find('default'), id, { now, until: now + 20_000 })?.id).toBe(id);
    await deployed.timing.advance(19_900);
    expect(deployed.calls).toEqual([]);
    await deployed.timing.advance(1_000);
    expect(deliveries()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }]);
  });
});

test('the signature is that of the published example', async () => {
  const { signatureHeaders } = await import('../../src/delivery/signature.js');
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000, body: '{"test": 2432232314}' };
  expect(signatureHeaders(signed, readSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'))).toMatchObject({
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test.each(['', 'secret', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'a'.repeat(200)}`])('%j is no secret', (text) => {
  expect(() => readSecret(text)).toThrow('whsec_');
});
