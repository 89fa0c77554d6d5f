import { describe, expect, test } from 'vitest';
import { createMemoryStore, createSandbox } from '../../src/state/index.js';
import { define } from './office.js';

function createStore() {
  const origin = createSandbox([define('users')], { collections: { users: [{ id: 'u1' }] } });
  return createMemoryStore(() => origin.fork());
}

describe('a memory store', () => {
  test('loads the same sandbox for the same name and another for another', () => {
    const store = createStore();
    expect(store.load('a')).toBe(store.load('a'));
    expect(store.load('a')).not.toBe(store.load('__proto__'));
  });

  test('starts every sandbox from the same records', () => {
    const store = createStore();
    const sandbox = store.load('a');
    sandbox.begin();
    sandbox.collection('users').delete('u1');
    sandbox.commit();
    expect(store.load('b').collection('users').size).toBe(1);
  });

  test('accepts what its sandbox has just committed, and nothing else', () => {
    const store = createStore();
    const sandbox = store.load('a');
    sandbox.begin();
    sandbox.collection('users').insert({ id: 'u2' });
    const changes = sandbox.commit() ?? { version: 0, changes: [], counters: {} };
    expect(store.append('a', changes, 0)).toBe(true);
    expect(store.append('a', changes, 1)).toBe(false);
    expect(store.append('b', changes, 0)).toBe(false);
  });
});
