import { describe, expect, test } from 'vitest';
import { createIds, createSandbox, createSeed, type Ids } from '../../src/state/index.js';

function createCounter() {
  const numbers = new Map<string, number>();
  return {
    count(purpose: string) {
      const number = numbers.get(purpose) ?? 0;
      numbers.set(purpose, number + 1);
      return number;
    },
  };
}

const create = (seed = 'seed') => createIds(seed, createCounter());
const drawAll = (ids: Ids) => [ids.uuid('u'), ids.hex('h', 70), ids.token('t', 40), ids.integer('i', 1_000_000)];

describe('ids', () => {
  test('are the same bytes on every machine', () => {
    expect(drawAll(create())).toMatchInlineSnapshot(`
      [
        "065a88ba-734b-4152-9120-967eb5aeb432",
        "72365b4acc17e430e0bc458cf1fd6f5431c44183256949af06a4d46faee8f92a8aa059",
        "dj6hXbafrcTGin2yCnsW1aVxjxQdswtukvfdrWRo",
        43508,
      ]
    `);
  });

  test('follow from the seed', () => {
    expect(drawAll(create('a'))).toEqual(drawAll(create('a')));
    for (const value of drawAll(create('b'))) expect(drawAll(create('a'))).not.toContain(value);
  });

  test('of one purpose do not depend on draws for another', () => {
    const [calm, busy] = [create(), create()];
    busy.uuid('other');
    expect(busy.uuid('user')).toBe(calm.uuid('user'));
  });

  test('differ from draw to draw', () => {
    const ids = create();
    expect(new Set(Array.from({ length: 1_000 }, () => ids.uuid('user'))).size).toBe(1_000);
  });

  test('have the form that was asked for', () => {
    const ids = create();
    for (let n = 0; n < 100; n++) {
      expect(ids.uuid('u')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(ids.hex('h', n)).toMatch(new RegExp(`^[0-9a-f]{${n}}$`));
      expect(ids.token('t', n)).toMatch(new RegExp(`^[0-9A-Za-z]{${n}}$`));
      expect([0, 1, 2]).toContain(ids.integer('i', 3));
    }
  });

  test('use every character about equally often', () => {
    const counts = new Map<string, number>();
    for (const character of create().token('t', 62_000)) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(200);
  });

  test('are drawn again after a rollback', () => {
    const sandbox = createSandbox([]);
    const ids = createIds('seed', sandbox);
    sandbox.begin();
    const first = ids.uuid('user');
    sandbox.rollback();
    sandbox.begin();
    expect(ids.uuid('user')).toBe(first);
    expect(ids.uuid('user')).not.toBe(first);
  });

  test('of two purposes that look alike when joined are different', () => {
    expect(createIds('a"b', createCounter()).hex('c', 64)).not.toBe(createIds('a', createCounter()).hex('b"c', 64));
  });
});

test('a seed that nobody gave cannot be guessed', () => {
  expect(createSeed()).toMatch(/^[\da-f]{32}$/);
  expect(createSeed()).not.toBe(createSeed());
});
