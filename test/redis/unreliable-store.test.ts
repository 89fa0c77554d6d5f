import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SharedSandboxes } from '../../src/sandboxes/redis/shared-sandboxes.js';
import { idsIn, insert, joinOffice, options } from '../sandboxes/conformance.js';
import { type RedisServer, startRedis } from './redis-server.js';

let redis: RedisServer;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await redis.close();
});

/** What a process has that shares the store. */
async function open(url = redis.url): Promise<SharedSandboxes> {
  const sandboxes = await SharedSandboxes.open({ ...options, url, onChange: () => undefined });
  ends.push(() => sandboxes.close());
  joinOffice(sandboxes);
  return sandboxes;
}

/** A way to Redis on which the next answer can be lost, and the connection with it. */
async function startBreakableWay() {
  const [, port] = /:(\d+)$/.exec(redis.url) ?? [];
  let isToBreak = false;
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = connect(Number(port), '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing);
    outgoing.on('data', (answer) => {
      if (!isToBreak) {
        incoming.write(answer);
        return;
      }
      isToBreak = false;
      incoming.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseNextAnswer() {
      isToBreak = true;
    },
  };
}

describe('a store', () => {
  test('whose answer to a change is lost has made the change once, and the client is told', async () => {
    const way = await startBreakableWay();
    const sandboxes = await open(way.url);
    await sandboxes.enter('ann', insert('u2'));
    await sandboxes.enter('ann', (sandbox) => {
      way.loseNextAnswer();
      return insert('u3')(sandbox);
    });
    expect(await idsIn(sandboxes, 'ann')).toEqual(['u1', 'u2', 'u3']);
    expect(await idsIn(await open(), 'ann')).toEqual(['u1', 'u2', 'u3']);
  });

  test('that two processes change at once has all changes, each one once', async () => {
    const processes = [await open(), await open(), await open()];
    const ids = Array.from({ length: 40 }, (_, index) => `new${index}`);
    await Promise.all(ids.map((id, index) => processes[index % 3]?.enter('ann', insert(id))));
    const [one = [], ...others] = await Promise.all(processes.map((process) => idsIn(process, 'ann')));
    for (const other of others) expect(other).toEqual(one);
    expect(one.toSorted()).toEqual(['u1', ...ids].toSorted());
    const drawn = await processes[0]?.use('ann', (sandbox) =>
      [...sandbox.part('office').collection('users')].flatMap((user) => user.drawn ?? []),
    );
    expect(drawn).toEqual(ids.map((_, index) => index));
  });

  test('that has lost its end, and counts the same versions again, is believed', async () => {
    const [one, other] = [await open(), await open()];
    await one.enter('ann', insert('u2'));
    const restore = await redis.copy();
    await one.enter('ann', insert('lost'));
    expect(await idsIn(other, 'ann')).toEqual(['u1', 'u2', 'lost']);
    await restore();
    await expect.poll(() => one.failure ?? other.failure).toBeUndefined();
    await one.enter('ann', insert('u3'));
    expect(await idsIn(other, 'ann')).toEqual(['u1', 'u2', 'u3']);
    expect(await idsIn(one, 'ann')).toEqual(['u1', 'u2', 'u3']);
  });

  test('that stands still is away after some seconds, and is there again when it goes on', async () => {
    const sandboxes = await open();
    await sandboxes.enter('ann', insert('u2'));
    redis.pause(true);
    await expect(sandboxes.enter('ann', insert('u3'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(sandboxes.failure?.message).toContain('The store is away');
    redis.pause(false);
    await expect.poll(() => sandboxes.failure, { timeout: 10_000 }).toBeUndefined();
    expect(await idsIn(sandboxes, 'ann')).toContain('u2');
  });

  test('costs nothing for names that strangers make up', async () => {
    const sandboxes = await open();
    const explicit = await SharedSandboxes.open({
      ...options,
      creation: 'explicit',
      url: redis.url,
      onChange: () => undefined,
    });
    ends.push(() => explicit.close());
    joinOffice(explicit);
    await sandboxes.create({ name: 'ann' });
    await explicit.enter('ann', () => 0);
    const made = Array.from({ length: 200 }, (_, index) => explicit.enter(`stranger${index}`, () => 0));
    const refused = await Promise.allSettled(made);
    expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
    expect(explicit.copies).toBe(1);
  });

  test('lets go of what nobody starts from any more', async () => {
    const sandboxes = await open();
    await sandboxes.takeSnapshot('default', 'first');
    await sandboxes.create({ name: 'ann', snapshot: 'first' });
    await sandboxes.removeSnapshot('first');
    expect(await idsIn(sandboxes, 'ann')).toEqual(['u1']);
    await sandboxes.remove('ann');
    const later = await SharedSandboxes.open({
      ...options,
      url: redis.url,
      now: () => Date.now() + 120_000,
      onChange: () => undefined,
    });
    ends.push(() => later.close());
    joinOffice(later);
    await later.use('default', () => 0);
    await expect.poll(() => redis.keys('twinspec:origin:*')).toEqual([]);
  });
});
