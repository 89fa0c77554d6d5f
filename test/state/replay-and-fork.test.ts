import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChangeSet, createSandbox, type Sandbox } from '../../src/state/index.js';
import { type Command, commands, define, expectConsistent, office, runAll } from './office.js';

const numRuns = 40;

function commitAll(sandbox: Sandbox, transactions: readonly (readonly Command[])[]): ChangeSet[] {
  return transactions.flatMap((transaction) => {
    sandbox.begin();
    runAll(sandbox, transaction);
    return sandbox.commit() ?? [];
  });
}

describe('a replay', () => {
  test('of all change sets, even as JSON, leads to the same state', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 4 }), commands, (transactions, last) => {
        const [original, copy] = [createSandbox(office), createSandbox(office)];
        for (const changes of commitAll(original, transactions)) copy.apply(JSON.parse(JSON.stringify(changes)));
        expect(copy.snapshot()).toEqual(original.snapshot());
        expect(copy.version).toBe(original.version);
        expectConsistent(copy);
        expect(commitAll(copy, [last])).toEqual(commitAll(original, [last]));
      }),
      { numRuns },
    );
  });

  test('moves a unique value from one record to another in any order', () => {
    const definitions = [define('users', { unique: [{ fields: ['email'], ignoreCase: false }] })];
    const fixture = {
      collections: {
        users: [
          { id: 'u1', email: 'a' },
          { id: 'u2', email: 'b' },
        ],
      },
    };
    const [original, copy] = [createSandbox(definitions, fixture), createSandbox(definitions, fixture)];
    const users = original.collection('users');
    original.begin();
    users.update({ id: 'u1', email: null });
    users.update({ id: 'u2', email: 'a' });
    users.update({ id: 'u1', email: 'b' });
    const changes = original.commit();
    if (changes !== undefined) copy.apply(changes);
    expect(copy.collection('users').findBy('email', 'a')).toEqual({ id: 'u2', email: 'a' });
    expect(copy.collection('users').findBy('email', 'b')).toEqual({ id: 'u1', email: 'b' });
  });

  test('stores what it is given as frozen as an insert does', () => {
    const sandbox = createSandbox([define('users')]);
    const record = { id: 'u1', tags: ['a'] };
    sandbox.apply({ version: 1, changes: [{ collection: 'users', key: ['u1'], position: 0, record }], counters: {} });
    expect(Object.isFrozen(sandbox.collection('users').get('u1')?.tags)).toBe(true);
    expect(Object.isFrozen(record.tags)).toBe(false);
  });

  test('refuses a change set that does not follow its version', () => {
    const sandbox = createSandbox(office);
    expect(() => sandbox.apply({ version: 2, changes: [], counters: {} })).toThrow('does not follow version 0');
  });
});

describe('a fork', () => {
  test('starts equal and goes its own way, and so does its origin', () => {
    fc.assert(
      fc.property(commands, commands, commands, (before, here, there) => {
        const origin = createSandbox(office);
        commitAll(origin, [before]);
        expectConsistent(origin);
        const fork = origin.fork();
        const atFork = origin.snapshot();
        expect(fork.snapshot()).toEqual(atFork);

        commitAll(origin, [here]);
        expect(fork.snapshot()).toEqual(atFork);
        const afterwards = origin.snapshot();
        commitAll(fork, [there]);
        expect(origin.snapshot()).toEqual(afterwards);
        expectConsistent(origin);
        expectConsistent(fork);
      }),
      { numRuns },
    );
  });

  test('knows what leads to it from its origin, for another one to catch up at once', () => {
    fc.assert(
      fc.property(commands, commands, (before, here) => {
        const origin = createSandbox(office);
        commitAll(origin, [before]);
        const [ahead, behind] = [origin.fork(), origin.fork()];
        commitAll(ahead, [here]);
        behind.catchUp(JSON.parse(JSON.stringify(ahead.changesSince(origin))));
        expect(behind.snapshot()).toEqual(ahead.snapshot());
        expect(behind.version).toBe(ahead.version);
        expectConsistent(behind);
        expect(origin.changesSince(origin).changes).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('searches its own texts after a write on either side', () => {
    const origin = createSandbox([define('users', { search: ['name'] })], {
      collections: { users: [{ id: 'u1', name: 'Ann' }] },
    });
    const fork = origin.fork();
    expect(origin.collection('users').search('name', 'ann').size).toBe(1);
    origin.begin();
    origin.collection('users').update({ id: 'u1', name: 'Bob' });
    origin.commit();
    expect(origin.collection('users').search('name', 'ann').size).toBe(0);
    expect(fork.collection('users').search('name', 'ann').size).toBe(1);
  });

  test('leads back to how everything was, in place', () => {
    fc.assert(
      fc.property(commands, commands, commands, (before, attempt, after) => {
        const sandbox = createSandbox(office);
        commitAll(sandbox, [before]);
        sandbox.volatile.set('last used', 1);
        const users = sandbox.collection('users');
        const checkpoint = sandbox.fork();
        commitAll(sandbox, [attempt]);
        sandbox.become(checkpoint);
        expect(sandbox.snapshot()).toEqual(checkpoint.snapshot());
        expect(sandbox.version).toBe(checkpoint.version);
        expect(sandbox.volatile.get('last used')).toBe(1);
        const atCheckpoint = checkpoint.snapshot();
        commitAll(sandbox, [after]);
        expect([...users]).toEqual(sandbox.snapshot().collections.users);
        expect(checkpoint.snapshot()).toEqual(atCheckpoint);
        expectConsistent(sandbox);
        expectConsistent(checkpoint);
      }),
      { numRuns },
    );
  });

  test('begins without the volatile bookkeeping', () => {
    const origin = createSandbox(office);
    origin.volatile.set('last used', 1);
    expect(origin.fork().volatile.size).toBe(0);
  });
});
