import { expect, test } from 'vitest';
import { createSeededClock, createSystemClock } from '../../src/state/index.js';

test('a seeded clock starts at a fixed instant and advances by a millisecond with each request', () => {
  const clock = createSeededClock();
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  clock.tick();
  clock.tick();
  expect(new Date(clock.now()).toISOString()).toBe('2026-01-01T00:00:00.002Z');
});

test('two seeded clocks do not know each other', () => {
  const [one, other] = [createSeededClock(), createSeededClock()];
  one.tick();
  expect(other.now()).toBe(one.now() - 1);
});

test('the system clock tells the time of the system, ticked or not', () => {
  const clock = createSystemClock();
  const before = Date.now();
  clock.tick();
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
});
