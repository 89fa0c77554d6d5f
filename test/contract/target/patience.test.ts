import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/contract/exchange.js';
import type { ContractTarget } from '../../../src/contract/target/target.js';
import { withRateLimit } from '../../../src/contract/target/with-rate-limit.js';
import { withRetryAfter } from '../../../src/contract/target/with-retry-after.js';
import { request } from './loopback.js';

/** A clock that goes on only while somebody waits. */
function createTime(start = Date.parse('2026-01-01T00:00:00Z')) {
  let now = start;
  return {
    now: () => now,
    elapsed: () => now - start,
    wait(milliseconds: number) {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

const answer = (status: number, retryAfter?: string): Answer => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  text: '',
  value: undefined,
});

/** Gives these answers one after the other, the last one for ever. */
function createScript(...answers: readonly Answer[]) {
  let sent = 0;
  const target: ContractTarget = {
    name: 'http://script.example',
    send() {
      sent += 1;
      return Promise.resolve(answers[Math.min(sent, answers.length) - 1] ?? answer(500));
    },
    close: () => Promise.resolve(),
  };
  return { target, sent: () => sent };
}

describe('a rate limit', () => {
  test('spreads requests evenly', async () => {
    const time = createTime();
    const at: number[] = [];
    const { target } = createScript(answer(200));
    const limited = withRateLimit(
      {
        ...target,
        send(sent) {
          at.push(time.elapsed());
          return target.send(sent);
        },
      },
      { perSecond: 5 },
      time,
    );
    for (let count = 0; count < 4; count += 1) await limited.send(request('GET /'));
    expect(at).toEqual([0, 200, 400, 600]);
  });

  test('waits for nothing where requests are rarer, and does not save up', async () => {
    const time = createTime();
    const limited = withRateLimit(createScript(answer(200)).target, { perSecond: 10 }, time);
    await limited.send(request('GET /'));
    await time.wait(1000);
    await limited.send(request('GET /'));
    await limited.send(request('GET /'));
    expect(time.elapsed()).toBe(1100);
  });
});

describe('a server that is busy', () => {
  const patience = { most: 3, longest: 10_000 };

  test.each([
    { status: 429, retryAfter: '2', waited: 2000 },
    { status: 503, retryAfter: '0', waited: 0 },
    { status: 503, retryAfter: 'Thu, 01 Jan 2026 00:00:05 GMT', waited: 5000 },
    { status: 429, retryAfter: 'Wed, 31 Dec 2025 00:00:00 GMT', waited: 0 },
    { status: 429, retryAfter: 'soon', waited: 1000 },
    { status: 429, retryAfter: undefined, waited: 1000 },
  ])('is waited for: $status, Retry-After $retryAfter', async ({ status, retryAfter, waited }) => {
    const time = createTime();
    const { target, sent } = createScript(answer(status, retryAfter), answer(200));
    expect((await withRetryAfter(target, patience, time).send(request('GET /'))).status).toBe(200);
    expect([time.elapsed(), sent()]).toEqual([waited, 2]);
  });

  test.each([
    { what: '503 without Retry-After', busy: answer(503) },
    { what: 'a longer wait than allowed', busy: answer(429, '3600') },
    { what: 'another refusal', busy: answer(403, '1') },
  ])('is not waited for: $what', async ({ busy }) => {
    const time = createTime();
    const { target, sent } = createScript(busy);
    expect(await withRetryAfter(target, patience, time).send(request('GET /'))).toBe(busy);
    expect([time.elapsed(), sent()]).toEqual([0, 1]);
  });

  test('is given up after so many attempts, and then costs nothing until it is well again', async () => {
    const time = createTime();
    const busy = answer(429, '1');
    const answers = [...Array<Answer>(5).fill(busy), answer(200), busy, answer(201)];
    const { target, sent } = createScript(...answers);
    const patient = withRetryAfter(target, patience, time);
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await patient.send(request('GET /'))).status);
    expect(statuses).toEqual([429, 429, 200, 201]);
    expect([time.elapsed(), sent()]).toEqual([4000, 8]);
  });
});
