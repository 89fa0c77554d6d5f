import { expect, test } from 'vitest';
import { createSeeding } from '../../../src/services/derived/seeding.js';

type World = Parameters<typeof createSeeding>[0];

/** Collections of which each refers to others, by name. */
function worldOf(references: Readonly<Record<string, readonly string[]>>): World {
  const kinds = Object.entries(references).map(([name, to]) => [
    name,
    { name, collection: { name, references: to.map((one) => ({ field: `${one}_id`, to: one })) } },
  ]);
  return { kinds: new Map(kinds as never), model: { relations: new Map() } } as unknown as World;
}

function filledBy(world: World, ...asked: readonly string[]): readonly string[] {
  const filled: string[] = [];
  const fill = createSeeding(world, { records: ({ name }) => filled.push(name), pairs: () => undefined });
  for (const name of asked) fill(name);
  return filled;
}

test('a collection is filled after those it refers to, and those that refer to nothing of it are left alone', () => {
  const world = worldOf({ pets: ['owners'], owners: ['towns'], towns: [], toys: ['pets'] });
  expect(filledBy(world, 'pets')).toEqual(['towns', 'owners', 'pets']);
  expect(filledBy(world, 'toys', 'pets')).toEqual(['towns', 'owners', 'pets', 'toys']);
});

test('of two that refer to each other the same one comes first, whoever is asked for', () => {
  const world = worldOf({ users: ['teams'], teams: ['users'] });
  expect(filledBy(world, 'users')).toEqual(['teams', 'users']);
  expect(filledBy(world, 'teams', 'users')).toEqual(['teams', 'users']);
});

test('twenty thousand that refer to one another in a row are filled, in either direction', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `c${index}`);
  const down = worldOf(Object.fromEntries(names.map((name, index) => [name, names.slice(index + 1, index + 2)])));
  expect(filledBy(down, 'c0')).toEqual(names.toReversed());
  const up = worldOf(Object.fromEntries(names.map((name, index) => [name, index === 0 ? [] : [`c${index - 1}`]])));
  expect(filledBy(up, 'c19999')).toEqual(names);
});
