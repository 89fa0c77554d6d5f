import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveTwinspec } from '../cli/binary.js';
import { driveSandboxes } from '../sandboxes/isolation/drive.js';
import { findImpossibleKey, type Model, type Operation } from './linearizability.js';
import { type RedisServer, startRedis } from './redis-server.js';

let redis: RedisServer;
beforeEach(async () => {
  redis = await startRedis();
});
afterEach(() => redis.close());

type Served = Awaited<ReturnType<typeof serveTwinspec>>;

const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
const serve = (...args: readonly string[]): Promise<Served> => serveTwinspec(['secoda', '--store', redis.url, ...args]);

const send = (served: Served, line: string, body?: unknown): Promise<Response> => {
  const [method = 'GET', path = '/'] = line.split(' ');
  return served.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
};

const users = async (served: Served, sandbox = ''): Promise<readonly { id: string; email: string }[]> =>
  ((await (await send(served, `GET ${sandbox}/user`)).json()) as { results: { id: string; email: string }[] }).results;

const person = (email: string) => ({ email: `${email}@example.com`, role: 'viewer' });

describe('mocks that share a store', () => {
  test('see at once what was written through another, in each sandbox', async () => {
    const [one, other] = await Promise.all([serve(), serve()]);
    expect(one.banner).toContain(`state in ${redis.url}`);
    expect((await send(one, 'POST /~ann/user', person('new'))).status).toBe(201);
    expect((await send(other, 'POST /~ann/user', person('new'))).status).toBe(400);
    expect(await users(other, '/~ann')).toEqual(await users(one, '/~ann'));
    expect((await users(other, '/~ann')).map(({ email }) => email)).toContain('new@example.com');
    expect((await users(other)).map(({ email }) => email)).not.toContain('new@example.com');
  });

  test('share what the control plane does, snapshots, clocks and faults', async () => {
    const [one, other] = await Promise.all([serve(), serve()]);
    const steer = (served: Served, line: string, body?: unknown) =>
      send(served, line.replace(' ', ' /_twinspec'), body);
    await send(one, 'POST /user', person('new'));
    expect((await steer(one, 'POST /snapshots', { sandbox: 'default', name: 'one' })).status).toBe(201);
    await send(other, 'POST /user', person('newer'));
    expect((await steer(other, 'POST /sandboxes', { name: 'copy', from: { snapshot: 'one' } })).status).toBe(201);
    expect((await users(one, '/~copy')).length).toBe((await users(one)).length - 1);
    await steer(one, 'PATCH /sandboxes/copy/clock', { now: '2031-01-01T00:00:00Z', isFrozen: true });
    const clock = (await (await steer(other, 'GET /sandboxes/copy/clock')).json()) as { now: string };
    expect(clock.now).toBe('2031-01-01T00:00:00.000Z');
    await steer(one, 'POST /sandboxes/copy/faults', { next: 2, fault: { kind: 'status', status: 503 } });
    const statuses = [];
    for (const served of [one, other, one]) statuses.push((await send(served, 'GET /~copy/user')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await steer(other, 'POST /sandboxes/copy/reset')).status).toBe(204);
    expect((await users(one, '/~copy')).length).toBe((await users(one)).length - 1);
    expect((await steer(one, 'DELETE /sandboxes/copy')).status).toBe(204);
    expect((await steer(other, 'GET /sandboxes/copy')).status).toBe(404);
  });

  test('go on with what a sandbox was begun from when one of them serves another fixture', async () => {
    const [one, other] = await Promise.all([serve(), serve('--fixtures', 'test/redis/one-user.yaml')]);
    await send(one, 'POST /~ann/user', person('new'));
    expect(await users(other, '/~ann')).toEqual(await users(one, '/~ann'));
    await send(other, 'POST /~ann/user', person('newer'));
    expect(await users(one, '/~ann')).toEqual(await users(other, '/~ann'));
    expect((await users(other)).length).toBe(1);
  });

  test('answer clients of many sandboxes, each of which goes from mock to mock, as one of its own would', async () => {
    const mocks = await Promise.all([serve(), serve(), serve()]);
    const urls = mocks.map(({ url }) => url);
    const driving = { seed: 7, sandboxes: 40, steps: 12, concurrency: 20 };
    expect(await driveSandboxes({ urls }, driving)).toEqual([]);
  });

  test('answer 503 while the store is away, and go on where it was', async () => {
    const served = await serve();
    await send(served, 'POST /user', person('kept'));
    await redis.kill();
    const refused = await send(served, 'GET /user');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toEqual({ detail: 'The store of the mock is away; try again.' });
    await served.until(/The store is away: .*; requests are answered 503 until it is back\.\n/);
    await redis.restart();
    await served.until(/The store is there again\.\n/);
    expect((await users(served)).map(({ email }) => email)).toContain('kept@example.com');
  });
});

/** A user's name, which is a register, and whether an e-mail is taken. */
const model: Model = (state, { call, answer }) => {
  const [verb, value = ''] = call.split(' ');
  switch (verb) {
    case 'rename':
      return value;
    case 'read':
      return answer === undefined || answer === state ? state : undefined;
    case 'create':
      return answer === 'taken' ? (state === 'taken' ? state : undefined) : state === 'taken' ? undefined : 'taken';
    case 'delete':
      return state === 'taken' ? '' : undefined;
    default:
      throw new Error(`There is no ${call}.`);
  }
};

/** Without the names whose giver was never told and that nobody read: whether they were given makes no difference to anybody. */
function withoutUnseen(history: readonly Operation[]): readonly Operation[] {
  const seen = new Set(history.filter(({ call }) => call === 'read').map(({ answer }) => `rename ${answer}`));
  return history.filter(({ call, answer }) => answer !== undefined || !call.startsWith('rename') || seen.has(call));
}

/** Clients that do this and that through any of the mocks, and write down what they were told. */
function createClients(mocks: () => readonly Served[]) {
  const history: Operation[] = [];
  let count = 0;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

  const note = async (
    key: string,
    call: string,
    ask: () => Promise<string | undefined>,
  ): Promise<string | undefined> => {
    const begun = performance.now();
    const answer = await ask().catch(() => undefined);
    history.push({ key, call, answer, begun, ended: performance.now() });
    return answer;
  };
  const told = (answer: Response, ...known: readonly number[]): boolean => known.includes(answer.status);

  const rename = (id: string) => {
    const name = `n${count++}`;
    return note(id, `rename ${name}`, async () =>
      told(await send(pick(mocks()), `PATCH /user/${id}`, { first_name: name }), 200) ? 'done' : undefined,
    );
  };
  const read = (id: string) =>
    note(id, 'read', async () => {
      const answer = await send(pick(mocks()), `GET /user/${id}`);
      return told(answer, 200) ? ((await answer.json()) as { first_name: string }).first_name : undefined;
    });
  const createAndDelete = async (email: string): Promise<void> => {
    let id = '';
    const created = await note(email, 'create', async () => {
      const answer = await send(pick(mocks()), 'POST /user', person(email));
      if (told(answer, 400)) return 'taken';
      if (!told(answer, 201)) return undefined;
      ({ id } = (await answer.json()) as { id: string });
      return 'created';
    });
    if (created !== 'created' || Math.random() < 0.3) return;
    await note(email, 'delete', async () =>
      told(await send(pick(mocks()), `DELETE /user/${id}`), 204) ? 'done' : undefined,
    );
  };

  return {
    history,
    /** Goes on until it has been told so often. */
    async work(ids: readonly string[], isOver: () => boolean): Promise<void> {
      while (!isOver()) {
        const chance = Math.random();
        if (chance < 0.35) await rename(pick(ids));
        else if (chance < 0.7) await read(pick(ids));
        else await createAndDelete(`slot${Math.floor(Math.random() * 5)}`);
      }
    },
    read,
  };
}

test('what clients are told by three mocks is what one after the other would be told, whoever dies', async () => {
  const mocks = await Promise.all([serve(), serve(), serve()]);
  let alive: readonly Served[] = mocks;
  const [first, ...more] = await users(mocks[0] as Served);
  const ids = [first, ...more].slice(0, 3).map((user) => user?.id ?? '');
  const { history, work, read } = createClients(() => alive);
  const told = () => history.filter(({ answer }) => answer !== undefined).length;
  for (const id of ids) await send(mocks[0] as Served, `PATCH /user/${id}`, { first_name: '' });

  const clients = Array.from({ length: 6 }, () => work(ids, () => told() >= 600));
  await expect.poll(told, { timeout: 20_000, interval: 5 }).toBeGreaterThan(150);
  await mocks[2]?.end('SIGKILL');
  alive = mocks.slice(0, 2);
  await expect.poll(told, { timeout: 20_000, interval: 5 }).toBeGreaterThan(300);
  await redis.kill();
  await redis.restart();
  await Promise.all(clients);
  for (const id of ids) await read(id);

  expect(findImpossibleKey(withoutUnseen(history), model, '')).toBeUndefined();
  const [one, other] = await Promise.all(alive.map((served) => users(served)));
  expect(one).toEqual(other);
  expect(new Set(one?.map(({ email }) => email)).size).toBe(one?.length);
}, 60_000);
