import { beforeEach, describe, expect, test } from 'vitest';
import { createSteered } from './steer.js';

const newUser = { email: 'new@example.com', role: 'viewer' };
const trouble = '/sandboxes/default/faults';

const { steer, ask, mock } = await createSteered({ seed: 1 });
beforeEach(() => mock.reset());

/** What a number of equal requests are answered, one after the other. */
async function statuses(line: string, times: number, send = ask): Promise<readonly number[]> {
  const answers: number[] = [];
  for (let index = 0; index < times; index++) answers.push((await send(line)).status);
  return answers;
}

describe('a fault that is created', () => {
  test('is listed, read and deleted, and the trouble is over', async () => {
    const created = await steer(`POST ${trouble}`, { fault: { kind: 'status', status: 503 } });
    expect(created).toMatchObject({ status: 201, body: { rate: 1, fault: { kind: 'status', status: 503 } } });
    const path = String(created.headers.get('location')).replace('/_twinspec', '');
    expect((await steer(`GET ${path}`)).body).toEqual(created.body);
    expect((await steer(`GET ${trouble}`)).body).toEqual({ total: 1, items: [created.body] });
    expect((await ask('GET /user')).status).toBe(503);

    expect((await steer(`DELETE ${path}`)).status).toBe(204);
    expect((await steer(`GET ${path}`)).status).toBe(404);
    expect((await steer(`DELETE ${path}`)).status).toBe(404);
    expect((await ask('GET /user')).status).toBe(200);
  });

  test('goes when all are deleted, or the sandbox is reset', async () => {
    for (const end of [`DELETE ${trouble}`, 'POST /sandboxes/default/reset']) {
      await steer(`POST ${trouble}`, { fault: { kind: 'status', status: 500 } });
      await steer(`POST ${trouble}`, { fault: { kind: 'status', status: 502 } });
      expect((await ask('GET /user')).status).toBe(500);
      expect((await steer(end)).status).toBe(204);
      expect((await steer(`GET ${trouble}`)).body.total).toBe(0);
      expect((await ask('GET /user')).status).toBe(200);
    }
  });

  test('is for its own sandbox alone', async () => {
    await ask('GET /~ann/user');
    await steer('POST /sandboxes/ann/faults', { fault: { kind: 'status', status: 503 } });
    expect((await ask('GET /~ann/user')).status).toBe(503);
    expect((await ask('GET /user')).status).toBe(200);
  });

  test.each([
    { match: { service: 'secoda' }, struck: ['GET', 'POST'] },
    { match: { service: 'windmill' }, struck: [] },
    { match: { operation: 'Users_list' }, struck: ['GET'] },
    { match: { method: 'POST' }, struck: ['POST'] },
    { match: { method: 'GET', operation: 'Users_create' }, struck: [] },
  ])('strikes what matches $match', async ({ match, struck }) => {
    await steer(`POST ${trouble}`, { match, fault: { kind: 'status', status: 503 } });
    const answers = { GET: await ask('GET /user'), POST: await ask('POST /user', newUser) };
    const found = Object.entries(answers).filter(([, { status }]) => status === 503);
    expect(found.map(([method]) => method)).toEqual(struck);
  });

  test('strikes the next so many requests and says how many are left', async () => {
    const { body } = await steer(`POST ${trouble}`, { next: 3, fault: { kind: 'status', status: 503 } });
    expect(await statuses('GET /user', 2)).toEqual([503, 503]);
    expect((await steer(`GET ${trouble}/${body.id}`)).body.next).toBe(1);
    expect(await statuses('GET /user', 3)).toEqual([503, 200, 200]);
    expect((await steer(`GET ${trouble}/${body.id}`)).body.next).toBe(0);
  });

  test('strikes before credentials are looked at, but no path that has no operation', async () => {
    await steer(`POST ${trouble}`, { fault: { kind: 'status', status: 503 } });
    expect((await mock.fetch('http://localhost/user')).status).toBe(503);
    expect((await mock.fetch('http://localhost/nowhere')).status).toBe(404);
    expect((await steer('GET /sandboxes')).status).toBe(200);
  });

  test.each(['code=200', 'dynamic=true'])('spares a request that picks its answer: Prefer: %s', async (prefer) => {
    await steer(`POST ${trouble}`, { fault: { kind: 'status', status: 503 } });
    const answer = await mock.fetch('http://localhost/user', {
      headers: { [mock.credentials[0]?.header ?? '']: mock.credentials[0]?.value ?? '', prefer },
    });
    expect(answer.status).toBe(200);
  });

  test.each([
    { fault: { kind: 'status', status: 200 } },
    { fault: { kind: 'status', status: 503, headers: { 'a b': 'c' } } },
    { fault: { kind: 'status', status: 503, headers: { a: 'b\r\nc: d' } } },
    { fault: { kind: 'meteor' } },
    { fault: { kind: 'latency', delay: { least: 5 } } },
    { fault: { kind: 'mix', faults: [{ kind: 'mix', faults: [{ kind: 'reset' }] }] } },
    { fault: { kind: 'reset' }, rate: 1.5 },
    { fault: { kind: 'reset' }, next: 0 },
    { fault: { kind: 'reset' }, match: { method: 'get' } },
    { rate: 1 },
  ])('is refused where it is none: %j', async (body) => {
    expect((await steer(`POST ${trouble}`, body)).status).toBe(422);
  });
});

describe('a status', () => {
  test('comes in the words of the API with the headers that are given, and nothing is done', async () => {
    const fault = { kind: 'status', status: 503, headers: { 'Retry-After': '7' } };
    await steer(`POST ${trouble}`, { match: { method: 'POST' }, fault });
    const answer = await ask('POST /user', newUser);
    expect(answer).toMatchObject({ status: 503, body: { detail: 'This is an injected fault: 503.' } });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(mock.snapshot().collections.users).not.toContainEqual(expect.objectContaining({ email: newUser.email }));
  });

  test.each([400, 401, 402, 418, 429, 451, 499, 500, 502, 504, 599])(
    'may be any, whatever the document declares: %i',
    async (status) => {
      await steer(`POST ${trouble}`, { fault: { kind: 'status', status } });
      expect((await ask('GET /user')).status).toBe(status);
    },
  );

  test('is a fault in the journal', async () => {
    await steer(`POST ${trouble}`, { next: 1, fault: { kind: 'status', status: 503 } });
    await statuses('GET /user', 2);
    const { items } = (await steer('GET /sandboxes/default/journal')).body;
    expect(items.map(({ answeredBy }: { answeredBy: string }) => answeredBy)).toEqual(['handler', 'fault']);
  });
});

describe('chance', () => {
  const play = async (seed: number): Promise<readonly number[]> => {
    const other = await createSteered({ seed });
    await other.steer(`POST ${trouble}`, { rate: 0.5, fault: { kind: 'status', status: 503 } });
    return statuses('GET /user', 20, other.ask);
  };

  test('is the same for the same seed and requests, and another for another seed', async () => {
    const first = await play(1);
    expect(await play(1)).toEqual(first);
    expect(await play(2)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 503]));
  });

  test('picks one of a mix, again and again', async () => {
    const faults = [500, 502, 503, 504].map((status) => ({ kind: 'status', status }));
    await steer(`POST ${trouble}`, { fault: { kind: 'mix', faults } });
    expect(new Set(await statuses('GET /user', 40))).toEqual(new Set([500, 502, 503, 504]));
  });

  test('rises and falls with a brown-out, by the clock of the sandbox, which then is over', async () => {
    const at = (advance: number) => steer('PATCH /sandboxes/default/clock', { advance, isFrozen: true });
    await at(0);
    await steer(`POST ${trouble}`, { over: { seconds: 100 }, fault: { kind: 'status', status: 503 } });
    const shareNow = async () => (await statuses('GET /user', 60)).filter((status) => status === 503).length / 60;
    const shares: number[] = [await shareNow()];
    for (const advance of [25, 25, 25, 25, 100]) {
      await at(advance);
      shares.push(await shareNow());
    }
    expect(shares).toEqual([0, expect.closeTo(0.5, 0), 1, expect.closeTo(0.5, 0), 0, 0]);
    expect(shares[1]).toBeGreaterThan(0.3);
    expect(shares[3]).toBeLessThan(0.7);
  });
});

describe('a rate limit', () => {
  const limit = { kind: 'rate-limit', requests: 2, seconds: 60 };

  test('says what is left with every answer, and refuses what is too much until its time is over', async () => {
    await steer('PATCH /sandboxes/default/clock', { advance: 0, isFrozen: true });
    const { body } = await steer(`POST ${trouble}`, { fault: limit });
    const look = async () => {
      const { status, headers } = await ask('GET /user');
      return [status, headers.get('ratelimit'), headers.get('retry-after')];
    };
    expect(await look()).toEqual([200, `"${body.id}";r=1;t=60`, null]);
    await steer('PATCH /sandboxes/default/clock', { advance: 20.5 });
    expect(await look()).toEqual([200, `"${body.id}";r=0;t=40`, null]);
    expect(await look()).toEqual([429, `"${body.id}";r=0;t=40`, '40']);
    expect((await ask('GET /user')).headers.get('ratelimit-policy')).toBe(`"${body.id}";q=2;w=60`);
    await steer('PATCH /sandboxes/default/clock', { advance: 40 });
    expect(await look()).toEqual([200, `"${body.id}";r=1;t=60`, null]);
  });

  test('stands beside another', async () => {
    await steer(`POST ${trouble}`, { fault: limit });
    await steer(`POST ${trouble}`, { fault: { ...limit, requests: 5 } });
    expect((await ask('GET /user')).headers.get('ratelimit')).toMatch(/^"f1";r=1;t=60, "f2";r=4;t=60$/);
  });
});
