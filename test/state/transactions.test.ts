import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConstraintViolation, createSandbox } from '../../src/state/index.js';
import { commands, define, expectConsistent, office, run, runAll } from './office.js';

const numRuns = 40;

function createUsers() {
  const sandbox = createSandbox([define('users', { unique: [{ fields: ['email'], ignoreCase: true }] })]);
  return { sandbox, users: sandbox.collection('users') };
}

describe('a transaction', () => {
  test('keeps what it wrote when it commits', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    users.insert({ id: 'u1' });
    sandbox.commit();
    expect(users.get('u1')).toEqual({ id: 'u1' });
    expect(sandbox.version).toBe(1);
  });

  test('shows its own writes before it ends', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    users.insert({ id: 'u1' });
    expect(users.get('u1')).toEqual({ id: 'u1' });
  });

  test('tells the net change of each record', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    users.insert({ id: 'u1' });
    users.insert({ id: 'short-lived' });
    users.delete('short-lived');
    users.insert({ id: 'u2' });
    users.update({ id: 'u2', name: 'Ann' });
    expect(sandbox.commit()).toEqual({
      version: 1,
      changes: [
        { collection: 'users', key: ['u1'], position: 0, record: { id: 'u1' } },
        { collection: 'users', key: ['u2'], position: 2, record: { id: 'u2', name: 'Ann' } },
      ],
      counters: {},
    });
  });

  test('that changed nothing makes no change set and no version', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    users.insert({ id: 'u1' });
    users.delete('u1');
    expect(sandbox.commit()).toBeUndefined();
    expect(sandbox.version).toBe(0);
  });

  test('that puts a record back as it was has changed nothing', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    const stored = users.insert({ id: 'u1' });
    sandbox.commit();
    sandbox.begin();
    users.update({ id: 'u1', name: 'Ann' });
    users.update(stored);
    expect(sandbox.commit()).toBeUndefined();
  });

  test('gives its numbers back when it is rolled back', () => {
    const { sandbox } = createUsers();
    sandbox.begin();
    expect([sandbox.count('user'), sandbox.count('user'), sandbox.count('token')]).toEqual([0, 1, 0]);
    sandbox.rollback();
    sandbox.begin();
    expect(sandbox.count('user')).toBe(0);
    expect(sandbox.commit()?.counters).toEqual({ user: 1 });
    expect(sandbox.snapshot().counters).toEqual({ user: 1 });
  });

  test('goes on after a refused write, of which nothing remains', () => {
    const { sandbox, users } = createUsers();
    sandbox.begin();
    users.insert({ id: 'u1', email: 'ann@example.com' });
    expect(() => users.insert({ id: 'u2', email: 'ANN@example.com' })).toThrow(ConstraintViolation);
    users.insert({ id: 'u3' });
    sandbox.commit();
    expect([...users].map(({ id }) => id)).toEqual(['u1', 'u3']);
  });

  test.each([
    { what: 'an insert', write: () => createUsers().users.insert({ id: 'u1' }) },
    { what: 'an update', write: () => createUsers().users.update({ id: 'u1' }) },
    { what: 'a delete', write: () => createUsers().users.delete('u1') },
    { what: 'a draw', write: () => createUsers().sandbox.count('user') },
    { what: 'a commit', write: () => createUsers().sandbox.commit() },
    { what: 'a rollback', write: () => createUsers().sandbox.rollback() },
  ])('must be open for $what', ({ write }) => {
    expect(write).toThrow('call begin() first');
  });

  test('excludes a second one, a fork and a replay', () => {
    const { sandbox } = createUsers();
    sandbox.begin();
    for (const early of [
      () => sandbox.begin(),
      () => sandbox.fork(),
      () => sandbox.apply({ version: 1, changes: [], counters: {} }),
    ]) {
      expect(early).toThrow('A transaction is open');
    }
  });
});

describe('whatever is written', () => {
  test('every declared promise holds, and a refused write leaves no trace', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const sandbox = createSandbox(office);
        sandbox.begin();
        for (const command of all) {
          const before = sandbox.snapshot();
          if (!run(sandbox, command)) expect(sandbox.snapshot()).toEqual(before);
        }
        sandbox.commit();
        expectConsistent(sandbox);
      }),
      { numRuns },
    );
  });

  test('a rollback restores the state exactly', () => {
    fc.assert(
      fc.property(commands, commands, (kept, dropped) => {
        const sandbox = createSandbox(office);
        sandbox.begin();
        runAll(sandbox, kept);
        sandbox.commit();
        const before = sandbox.snapshot();

        sandbox.begin();
        runAll(sandbox, dropped);
        sandbox.rollback();
        expect(sandbox.snapshot()).toEqual(before);
        expectConsistent(sandbox);
      }),
      { numRuns },
    );
  });

  test('positions go on after a rollback as if nothing had been', () => {
    fc.assert(
      fc.property(commands, commands, (dropped, kept) => {
        const [disturbed, calm] = [createSandbox(office), createSandbox(office)];
        disturbed.begin();
        runAll(disturbed, dropped);
        disturbed.rollback();
        for (const sandbox of [disturbed, calm]) {
          sandbox.begin();
          runAll(sandbox, kept);
        }
        expect(disturbed.commit()).toEqual(calm.commit());
      }),
      { numRuns },
    );
  });
});
