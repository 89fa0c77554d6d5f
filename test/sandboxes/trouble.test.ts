import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFault, type FaultRule, meetTrouble } from '../../src/sandboxes/index.js';
import { SandboxRegistry } from '../../src/sandboxes/sandbox-registry.js';

const asked = { service: 'office', operation: 'listUsers', method: 'GET' };

/** A sandbox with rules, whose clock goes on as it is told. */
function createTroubled(...rules: readonly (Partial<FaultRule> & Pick<FaultRule, 'fault'>)[]) {
  let time = 0;
  const sandbox = new SandboxRegistry({
    createClock: () => ({ now: () => time, tick: () => undefined }),
    creation: 'on-first-use',
    maximum: 1,
    now: () => 0,
  }).find('default');
  for (const rule of rules) addFault(sandbox, { rate: 1, ...rule });
  return {
    meet: (seed = 'test') => meetTrouble(sandbox, asked, seed),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

const times = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

describe('a rate', () => {
  test.each([0.05, 0.3, 0.9])('of %d strikes that share of many requests', (rate) => {
    const { meet } = createTroubled({ rate, fault: { kind: 'status', status: 503 } });
    const struck = times(2_000, () => meet().refusal).filter((refusal) => refusal !== undefined);
    expect(struck.length / 2_000).toBeGreaterThan(rate - 0.03);
    expect(struck.length / 2_000).toBeLessThan(rate + 0.03);
  });

  test('of 0 strikes none, and one of 1 strikes all', () => {
    const never = createTroubled({ rate: 0, fault: { kind: 'reset' } });
    const always = createTroubled({ rate: 1, fault: { kind: 'reset' } });
    expect(times(50, () => never.meet().refusal)).toEqual(times(50, () => undefined));
    expect(times(50, () => always.meet().refusal)).toEqual(times(50, () => 'reset'));
  });
});

describe('a delay', () => {
  const delays = (delay: { least: number; most: number } | { median: number; sigma: number }) => {
    const { meet } = createTroubled({ fault: { kind: 'latency', delay } });
    return times(1_000, () => meet().delay);
  };

  test('is as likely to be anything between two', () => {
    const drawn = delays({ least: 100, most: 200 });
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(200);
    expect(mean(drawn)).toBeGreaterThan(145);
    expect(mean(drawn)).toBeLessThan(155);
  });

  test('that is lognormal has its median, and few that are much longer', () => {
    const drawn = delays({ median: 100, sigma: 0.5 });
    const logarithms = drawn.map((delay) => Math.log(delay / 100));
    expect(medianOf(drawn)).toBeGreaterThan(94);
    expect(medianOf(drawn)).toBeLessThan(106);
    expect(Math.sqrt(mean(logarithms.map((value) => value ** 2)))).toBeCloseTo(0.5, 1);
    expect(mean(drawn)).toBeGreaterThan(medianOf(drawn));
  });

  test('is from 0 to ten minutes, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 600_000, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.string(),
        (median, sigma, seed) => {
          const { delay } = createTroubled({ fault: { kind: 'latency', delay: { median, sigma } } }).meet(seed);
          expect(Number.isInteger(delay) && delay >= 0 && delay <= 600_000).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('several rules', () => {
  test('add up their waits; of all else the first counts', () => {
    const { meet } = createTroubled(
      { fault: { kind: 'latency', delay: { milliseconds: 20 } } },
      { fault: { kind: 'truncate', fraction: 0.5 } },
      { fault: { kind: 'latency', delay: { milliseconds: 30 } } },
      { fault: { kind: 'truncate', fraction: 0.1 } },
      { fault: { kind: 'status', status: 502 } },
      { fault: { kind: 'reset' } },
    );
    expect(meet()).toMatchObject({ delay: 50, cut: 0.5, refusal: { status: 502 } });
  });
});

describe('a rate limit', () => {
  test('lets through as many as it says in each of its windows, whenever they come', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 10 }),
        waits,
        (requests, seconds, between) => {
          const { meet, wait } = createTroubled({ fault: { kind: 'rate-limit', requests, seconds } });
          let [time, start, used] = [0, Number.NEGATIVE_INFINITY, 0];
          for (const milliseconds of between) {
            wait(milliseconds);
            time += milliseconds;
            if (time >= start + seconds * 1_000) [start, used] = [time, 0];
            const { refusal, headers } = meet();
            expect(refusal === undefined).toBe(used < requests);
            used = Math.min(requests, used + 1);
            expect(headers.ratelimit).toBe(
              `"f1";r=${requests - used};t=${Math.ceil((start + seconds * 1_000 - time) / 1_000)}`,
            );
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
