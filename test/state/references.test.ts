import { describe, expect, test } from 'vitest';
import { ConstraintViolation, createSandbox, DefinitionError, type Reference } from '../../src/state/index.js';
import { define } from './office.js';

type OnDelete = Reference['onDelete'];

function createTeam(onDelete: OnDelete, inverse?: string) {
  const reference = { field: 'owner', to: 'users', onDelete, ...(inverse === undefined ? {} : { inverse }) };
  const sandbox = createSandbox([define('users'), define('things', { references: [reference] })], {
    collections: { users: [{ id: 'u1' }, { id: 'u2' }], things: [] },
  });
  sandbox.begin();
  return { sandbox, users: sandbox.collection('users'), things: sandbox.collection('things') };
}

function violationOf(write: () => unknown): unknown {
  try {
    return write();
  } catch (error) {
    expect(error).toBeInstanceOf(ConstraintViolation);
    return error;
  }
}

describe('a reference', () => {
  test('to an unknown record is refused', () => {
    const { things } = createTeam('cascade');
    expect(violationOf(() => things.insert({ id: 't1', owner: 'nobody' }))).toMatchObject({
      kind: 'reference',
      collection: 'things',
      fields: ['owner'],
      values: ['nobody'],
    });
    things.insert({ id: 't2', owner: 'u1' });
    expect(violationOf(() => things.update({ id: 't2', owner: ['u1', '__proto__'] }))).toMatchObject({
      values: ['__proto__'],
    });
    expect(things.get('t2')).toEqual({ id: 't2', owner: 'u1' });
  });

  test.each([
    { id: 't' },
    { id: 't', owner: null },
    { id: 't', owner: [] },
    { id: 't', owner: 'u1' },
    { id: 't', owner: ['u1', 'u2'] },
  ])('accepts %j', (record) => {
    expect(createTeam('cascade').things.insert(record)).toEqual(record);
  });

  test('may lead to the record itself', () => {
    const sandbox = createSandbox([
      define('folders', { references: [{ field: 'parent', to: 'folders', onDelete: 'restrict' }] }),
    ]);
    sandbox.begin();
    const folders = sandbox.collection('folders');
    expect(folders.insert({ id: 'f', parent: 'f' })).toEqual({ id: 'f', parent: 'f' });
    expect(folders.delete('f')).toBe(true);
  });

  test('is an index', () => {
    const { things } = createTeam('cascade');
    things.insert({ id: 't1', owner: 'u1' });
    expect(things.filterBy('owner', 'u1').size).toBe(1);
  });
});

describe('deleting the target of a reference', () => {
  test.each<{ onDelete: OnDelete; effect: string; owner: unknown; left: unknown }>([
    { onDelete: 'cascade', effect: 'deletes who refers to it', owner: 'u1', left: [] },
    { onDelete: 'cascade', effect: 'deletes who refers to it among others', owner: ['u2', 'u1'], left: [] },
    { onDelete: 'clear', effect: 'leaves null', owner: 'u1', left: [{ id: 't', owner: null }] },
    { onDelete: 'remove', effect: 'leaves the others', owner: ['u2', 'u1'], left: [{ id: 't', owner: ['u2'] }] },
  ])('$effect ($onDelete)', ({ onDelete, owner, left }) => {
    const { users, things } = createTeam(onDelete);
    things.insert({ id: 't', owner });
    expect(users.delete('u1')).toBe(true);
    expect([...things]).toEqual(left);
    expect(things.filterBy('owner', 'u1').size).toBe(0);
  });

  test('is refused while one is left (restrict)', () => {
    const { users, things } = createTeam('restrict');
    things.insert({ id: 't', owner: 'u1' });
    expect(violationOf(() => users.delete('u1'))).toMatchObject({
      kind: 'restrict',
      collection: 'things',
      fields: ['owner'],
      values: ['u1'],
    });
    expect(users.get('u1')).toEqual({ id: 'u1' });
    things.delete('t');
    expect(users.delete('u1')).toBe(true);
  });

  test('goes on through everything that follows, or does nothing at all', () => {
    const definitions = [
      define('orgs'),
      define('teams', { references: [{ field: 'org', to: 'orgs', onDelete: 'cascade' }] }),
      define('users', { references: [{ field: 'team', to: 'teams', onDelete: 'cascade' }] }),
      define('keys', { references: [{ field: 'user', to: 'users', onDelete: 'restrict' }] }),
    ];
    const sandbox = createSandbox(definitions, {
      collections: {
        orgs: [{ id: 'o' }],
        teams: [
          { id: 't1', org: 'o' },
          { id: 't2', org: 'o' },
        ],
        users: [
          { id: 'u1', team: 't1' },
          { id: 'u2', team: 't2' },
        ],
        keys: [{ id: 'k', user: 'u2' }],
      },
    });
    const before = sandbox.snapshot();
    sandbox.begin();
    expect(violationOf(() => sandbox.collection('orgs').delete('o'))).toMatchObject({
      kind: 'restrict',
      collection: 'keys',
    });
    expect(sandbox.snapshot()).toEqual(before);

    sandbox.collection('keys').delete('k');
    sandbox.collection('orgs').delete('o');
    expect(sandbox.snapshot().collections).toEqual({ orgs: [], teams: [], users: [], keys: [] });
  });

  test('is not restricted by a record that goes with it', () => {
    const references: Reference[] = [
      { field: 'author', to: 'users', onDelete: 'restrict' },
      { field: 'owner', to: 'users', onDelete: 'cascade' },
    ];
    const sandbox = createSandbox([define('users'), define('things', { references })], {
      collections: { users: [{ id: 'u' }], things: [{ id: 't', author: 'u', owner: 'u' }] },
    });
    sandbox.begin();
    expect(sandbox.collection('users').delete('u')).toBe(true);
    expect(sandbox.collection('things').size).toBe(0);
  });

  test('deletes a record once that refers to it twice', () => {
    const references: Reference[] = [
      { field: 'author', to: 'users', onDelete: 'cascade' },
      { field: 'owner', to: 'users', onDelete: 'cascade' },
    ];
    const sandbox = createSandbox([define('users'), define('things', { references })], {
      collections: { users: [{ id: 'u' }], things: [{ id: 't', author: 'u', owner: 'u' }] },
    });
    sandbox.begin();
    sandbox.collection('users').delete('u');
    expect(sandbox.commit()?.changes.map(({ key }) => key)).toEqual([['u'], ['t']]);
  });

  test('ends where references go round in a circle', () => {
    const sandbox = createSandbox(
      [define('nodes', { references: [{ field: 'next', to: 'nodes', onDelete: 'cascade' }] })],
      {
        collections: {
          nodes: [
            { id: 'a', next: 'b' },
            { id: 'b', next: 'c' },
            { id: 'c', next: 'a' },
          ],
        },
      },
    );
    sandbox.begin();
    sandbox.collection('nodes').delete('b');
    expect(sandbox.collection('nodes').size).toBe(0);
  });
});

describe('an inverse', () => {
  test('is there from the start and lists who refers, in the order they began to', () => {
    const { users, things } = createTeam('remove', 'things');
    expect(users.get('u1')).toEqual({ id: 'u1', things: [] });
    things.insert({ id: 't2', owner: ['u1', 'u2'] });
    things.insert({ id: 't1', owner: 'u1' });
    expect(users.get('u1')).toEqual({ id: 'u1', things: ['t2', 't1'] });
    expect(users.get('u2')).toEqual({ id: 'u2', things: ['t2'] });
  });

  test('follows updates and deletes of the referring side', () => {
    const { users, things } = createTeam('remove', 'things');
    things.insert({ id: 't', owner: ['u1'] });
    things.update({ id: 't', owner: ['u2'] });
    expect([users.get('u1')?.things, users.get('u2')?.things]).toEqual([[], ['t']]);
    things.delete('t');
    expect(users.get('u2')?.things).toEqual([]);
  });

  test('ignores what is written to it directly', () => {
    const { users, things } = createTeam('remove', 'things');
    things.insert({ id: 't', owner: 'u1' });
    expect(users.insert({ id: 'u3', things: ['t'] })).toEqual({ id: 'u3', things: [] });
    expect(users.update({ id: 'u1', name: 'Ann', things: [] })).toEqual({ id: 'u1', name: 'Ann', things: ['t'] });
  });

  test('shows in the record that an insert returns when it refers to itself', () => {
    const sandbox = createSandbox([
      define('users', { references: [{ field: 'boss', to: 'users', inverse: 'reports', onDelete: 'clear' }] }),
    ]);
    sandbox.begin();
    expect(sandbox.collection('users').insert({ id: 'u', boss: 'u' })).toEqual({ id: 'u', boss: 'u', reports: ['u'] });
  });
});

describe('declarations that contradict each other are refused:', () => {
  const toUsers: Reference = { field: 'owner', to: 'users', onDelete: 'cascade' };

  test.each([
    { what: 'a collection twice', definitions: [define('users'), define('users')] },
    { what: 'a collection without a key', definitions: [define('users', { key: [] })] },
    { what: 'a reference to nowhere', definitions: [define('things', { references: [toUsers] })] },
    {
      what: 'a reference to a key of two properties',
      definitions: [define('users', { key: ['a', 'b'] }), define('things', { references: [toUsers] })],
    },
    {
      what: 'an inverse of records with a key of two properties',
      definitions: [
        define('users'),
        define('things', { key: ['a', 'b'], references: [{ ...toUsers, inverse: 'things' }] }),
      ],
    },
    {
      what: 'an inverse that is the key',
      definitions: [define('users'), define('things', { references: [{ ...toUsers, inverse: 'id' }] })],
    },
    {
      what: 'an inverse of two references',
      definitions: [
        define('users'),
        define('things', {
          references: [
            { ...toUsers, inverse: 'x' },
            { ...toUsers, field: 'author', inverse: 'x' },
          ],
        }),
      ],
    },
    {
      what: 'a part of the key that is to be cleared',
      definitions: [
        define('users'),
        define('things', { key: ['owner'], references: [{ ...toUsers, onDelete: 'clear' }] }),
      ],
    },
  ])('$what', ({ definitions }) => {
    expect(() => createSandbox(definitions)).toThrow(DefinitionError);
  });
});
