import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/state/index.js';
import { define } from './office.js';

/** Users, and posts of theirs, each filled when it is asked for. */
function createLate() {
  const filled: string[] = [];
  const source = createSandbox([
    define('users'),
    define('posts', { references: [{ field: 'by', to: 'users', onDelete: 'cascade' }] }),
  ]);
  const fill = (name: string): void => {
    if (filled.includes(name)) return;
    filled.push(name);
    source.begin();
    if (name === 'users') source.collection('users').insert({ id: `u${source.count('users id')}` });
    else source.collection('posts').insert({ id: 'p0', by: 'u0' });
    source.commit();
  };
  const late = source.late({
    fill: (name) => {
      if (name === 'posts') fill('users');
      fill(name);
    },
    collectionOf: (purpose) => (purpose === 'users id' ? 'users' : undefined),
  });
  return { late, filled };
}

const idsIn = (sandbox: Sandbox, name: string): readonly unknown[] => [...sandbox.collection(name)].map(({ id }) => id);

test('a collection is filled when somebody first asks for its records, once for all forks', () => {
  const { late, filled } = createLate();
  const [one, other] = [late.fork(), late.fork()];
  expect(filled).toEqual([]);
  expect(idsIn(one, 'users')).toEqual(['u0']);
  expect(filled).toEqual(['users']);
  expect(idsIn(other, 'posts')).toEqual(['p0']);
  expect(idsIn(other, 'users')).toEqual(['u0']);
  expect(filled).toEqual(['users', 'posts']);
});

test('numbers go on after those that were drawn for the first records, in each fork for itself', () => {
  const { late } = createLate();
  const forks = [late.fork(), late.fork()];
  const drawn = forks.map((fork) => {
    fork.begin();
    const number = fork.count('users id');
    fork.commit();
    return number;
  });
  expect(drawn).toEqual([1, 1]);
  expect(late.snapshot().counters).toEqual({ 'users id': 1 });
  expect(forks[0]?.snapshot().counters).toEqual({ 'users id': 2 });
});

test('what refers to a record that is deleted goes with it, though nobody has asked for it before', () => {
  const fork = createLate().late.fork();
  fork.begin();
  fork.collection('users').delete('u0');
  const changes = fork.commit();
  expect(changes?.changes.map(({ collection }) => collection).toSorted()).toEqual(['posts', 'users']);
  expect(idsIn(fork, 'posts')).toEqual([]);
});

test('changes since the beginning are those that were made, whatever was filled meanwhile', () => {
  const { late, filled } = createLate();
  const fork = late.fork();
  fork.begin();
  fork.collection('users').insert({ id: 'new' });
  fork.commit();
  expect(fork.changesSince(late).changes.map(({ key }) => key)).toEqual([['new']]);
  expect(filled).toEqual(['users']);
  const twin = createLate().late.fork();
  twin.catchUp(fork.changesSince(late));
  expect(twin.snapshot()).toEqual(fork.snapshot());
});

test('whoever asks is told why a collection cannot be filled, and so is the next', () => {
  const late = createSandbox([define('users')]).late({
    fill: () => {
      throw new Error('no records today');
    },
    collectionOf: () => undefined,
  });
  expect(() => late.collection('users').size).toThrow('no records today');
  expect(() => late.fork().collection('users').get('u0')).toThrow('no records today');
});
