import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fixture, FixtureError } from '../../src/state/index.js';
import { commands, expectConsistent, office, runAll } from './office.js';

function faultOf(collections: unknown): unknown {
  try {
    return createSandbox(office, { collections } as Fixture);
  } catch (error) {
    expect(error).toBeInstanceOf(FixtureError);
    return error;
  }
}

describe('a fixture', () => {
  test('fills the collections in its order, inverses included, and starts at version 0', () => {
    const sandbox = createSandbox(office, {
      collections: {
        groups: [
          { id: 'g2', members: ['u1'] },
          { id: 'g1', members: ['u1', 'u2'] },
        ],
        users: [{ id: 'u2', boss: 'u1' }, { id: 'u1' }],
      },
    });
    expect(sandbox.version).toBe(0);
    expect([...sandbox.collection('users')]).toEqual([
      { id: 'u2', boss: 'u1', reports: [], groups: ['g1'] },
      { id: 'u1', reports: ['u2'], groups: ['g2', 'g1'] },
    ]);
  });

  test('says the order of an inverse where it writes one down, though not who is in it', () => {
    const sandbox = createSandbox(office, {
      collections: {
        users: [{ id: 'u1', groups: ['g3', 'nobody', 'g1'] }],
        groups: ['g1', 'g2', 'g3'].map((id) => ({ id, members: ['u1'] })),
      },
    });
    expect(sandbox.collection('users').get('u1')?.groups).toEqual(['g3', 'g1', 'g2']);
  });

  test('is left as it was', () => {
    const user = { id: 'u1', tags: ['x'] };
    createSandbox(office, { collections: { users: [user] } });
    expect([user, user.tags].some(Object.isFrozen)).toBe(false);
    expect(user).toEqual({ id: 'u1', tags: ['x'] });
  });

  test('may be a snapshot, and leads to the same state', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const sandbox = createSandbox(office);
        sandbox.begin();
        runAll(sandbox, all);
        sandbox.commit();
        const snapshot = sandbox.snapshot();
        const restored = createSandbox(office, JSON.parse(JSON.stringify(snapshot)));
        expect(restored.snapshot()).toEqual(snapshot);
        expectConsistent(restored);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    {
      because: 'a collection is unknown',
      collections: { nobody: [] },
      fault: { code: 'unknown-collection', collection: 'nobody', key: [] },
    },
    {
      because: 'a collection is called like something inherited',
      collections: JSON.parse('{"__proto__": []}'),
      fault: { code: 'unknown-collection', collection: '__proto__' },
    },
    {
      because: 'a collection is no list',
      collections: { users: {} },
      fault: { code: 'invalid-record', collection: 'users' },
    },
    {
      because: 'a record is no object',
      collections: { users: [{ id: 'u1' }, 'u2'] },
      fault: { code: 'invalid-record', collection: 'users', index: 1 },
    },
    {
      because: 'a record has no key',
      collections: { tokens: [{ user: 'u1' }] },
      fault: { code: 'invalid-record', collection: 'tokens', index: 0, key: ['u1'] },
    },
    {
      because: 'a record holds more than plain data',
      collections: { users: [{ id: 'u1', born: new Date(0) }] },
      fault: { code: 'invalid-record', collection: 'users', index: 0, key: ['u1'] },
    },
    {
      because: 'a key stands twice',
      collections: { users: [{ id: 'u1' }, { id: 'u2' }, { id: 'u1' }] },
      fault: { code: 'duplicate', collection: 'users', index: 2, key: ['u1'], property: 'id' },
    },
    {
      because: 'a unique value stands twice',
      collections: {
        users: [
          { id: 'u1', email: 'A' },
          { id: 'u2', email: 'a' },
        ],
      },
      fault: { code: 'duplicate', collection: 'users', index: 1, key: ['u2'], property: 'email' },
    },
    {
      because: 'a reference leads nowhere',
      collections: { users: [{ id: 'u1' }], groups: [{ id: 'g1', members: ['u1', 'u2'] }] },
      fault: { code: 'dangling-reference', collection: 'groups', index: 0, key: ['g1'], property: 'members' },
    },
  ])('is refused when $because', ({ collections, fault }) => {
    expect(faultOf(collections)).toMatchObject(fault);
  });

  test('says in one sentence what is wrong', () => {
    expect(faultOf({ users: [{ id: 'u1', boss: 'u9' }] })).toMatchObject({
      message: 'Record 0 of users (u1): users: boss "u9" does not exist.',
    });
  });
});
