import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CollectionDefinition,
  ConstraintViolation,
  createSandbox,
  type StoredRecord,
} from '../../src/state/index.js';
import { define } from './office.js';

function createCollection(rest: Partial<CollectionDefinition>, records: readonly StoredRecord[] = []) {
  const sandbox = createSandbox([define('users', rest)], { collections: { users: records } });
  sandbox.begin();
  return sandbox.collection('users');
}

const idsOf = (records: Iterable<StoredRecord>) => [...records].map(({ id }) => id);

describe('records', () => {
  test('are found by their key', () => {
    const users = createCollection({}, [{ id: 'u1', name: 'Ann' }]);
    expect(users.get('u1')).toEqual({ id: 'u1', name: 'Ann' });
    expect(users.get('u2')).toBeUndefined();
  });

  test('are found by a key of several properties, however these are split', () => {
    const users = createCollection({ key: ['workspace', 'path'] }, [
      { workspace: 'a', path: 'bc' },
      { workspace: 'ab', path: 'c' },
    ]);
    expect(users.get('a', 'bc')).toEqual({ workspace: 'a', path: 'bc' });
    expect(users.get('ab', 'c')).toEqual({ workspace: 'ab', path: 'c' });
    expect(users.get('abc', '')).toBeUndefined();
  });

  test('with a number for a key are found by its text', () => {
    expect(createCollection({}, [{ id: 7 }]).get('7')).toEqual({ id: 7 });
  });

  test('are stored frozen and read as the very same object', () => {
    const users = createCollection({});
    const stored = users.insert({ id: 'u1', tags: ['a'] });
    expect(Object.isFrozen(stored.tags)).toBe(true);
    expect(users.get('u1')).toBe(stored);
    expect([...users][0]).toBe(stored);
  });

  test('keep the order of insertion through updates and deletes', () => {
    const users = createCollection({}, [{ id: 'c' }, { id: 'a' }, { id: 'b' }]);
    users.update({ id: 'a', name: 'Ann' });
    users.delete('c');
    users.insert({ id: 'c' });
    expect(idsOf(users)).toEqual(['a', 'b', 'c']);
  });

  test('are replaced as a whole', () => {
    const users = createCollection({}, [{ id: 'u1', name: 'Ann', role: 'admin' }]);
    expect(users.update({ id: 'u1', name: 'Bob' })).toEqual({ id: 'u1', name: 'Bob' });
  });

  test('that do not exist cannot be updated, and deleting them is no news', () => {
    const users = createCollection({});
    expect(() => users.update({ id: 'u1' })).toThrow('There is no record u1 in users');
    expect(users.delete('u1')).toBe(false);
  });

  test.each([{}, { id: null }, { id: ['u1'] }])('need a key: %j has none', (record) => {
    expect(() => createCollection({}).insert(record)).toThrow(TypeError);
  });

  test('may be called like anything that objects inherit', () => {
    const odd = ['__proto__', 'constructor', 'hasOwnProperty'];
    const users = createCollection({ unique: [{ fields: ['name'], ignoreCase: true }], index: ['constructor'] });
    expect(odd.map((id) => users.get(id))).toEqual([undefined, undefined, undefined]);
    for (const id of odd) users.insert({ id, name: id });
    expect(idsOf(odd.map((id) => users.findBy('name', id) ?? {}))).toEqual(odd);
    expect(users.filterBy('constructor', 'x').size).toBe(0);
  });

  test('may be deleted, changed and inserted while they are looped over', () => {
    const users = createCollection({}, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const seen: unknown[] = [];
    for (const { id, name } of users) {
      seen.push([id, name]);
      users.insert({ id: `${id}2` });
      users.delete('b');
      if (id === 'a') users.update({ id: 'c', name: 'changed' });
    }
    expect(seen).toEqual([
      ['a', undefined],
      ['c', 'changed'],
    ]);
  });
});

describe('a unique key', () => {
  const unique = [{ fields: ['email'], ignoreCase: true }];

  test('refuses a second record and tells which value', () => {
    const users = createCollection({ unique }, [{ id: 'u1', email: 'Ann@Example.com' }]);
    let violation: unknown;
    try {
      users.insert({ id: 'u2', email: 'ann@example.COM' });
    } catch (error) {
      violation = error;
    }
    expect(violation).toBeInstanceOf(ConstraintViolation);
    expect(violation).toMatchObject({
      kind: 'unique',
      collection: 'users',
      fields: ['email'],
      values: ['ann@example.COM'],
    });
  });

  test('is found in any case', () => {
    const users = createCollection({ unique }, [{ id: 'u1', email: 'Ann@Example.com' }]);
    expect(users.findBy('email', 'aNN@example.com')?.id).toBe('u1');
  });

  test('minds the case where it is not declared to ignore it', () => {
    const users = createCollection({ unique: [{ fields: ['email'], ignoreCase: false }] }, [{ id: 'u1', email: 'A' }]);
    users.insert({ id: 'u2', email: 'a' });
    expect(users.findBy('email', 'a')?.id).toBe('u2');
  });

  test('lets a record keep its own value, and others take one that was given up', () => {
    const users = createCollection({ unique }, [{ id: 'u1', email: 'a' }]);
    users.update({ id: 'u1', email: 'A', name: 'Ann' });
    users.update({ id: 'u1', email: 'b' });
    users.insert({ id: 'u2', email: 'a' });
    expect(users.findBy('email', 'a')?.id).toBe('u2');
  });

  test('does not compare records that have nothing there', () => {
    const users = createCollection({ unique: [{ fields: ['workspace', 'email'], ignoreCase: false }] });
    users.insert({ id: 'u1', workspace: 'w', email: null });
    users.insert({ id: 'u2', workspace: 'w', email: null });
    users.insert({ id: 'u3', workspace: 'w' });
    expect(users.size).toBe(3);
  });

  test('compares all of its properties together', () => {
    const users = createCollection({ unique: [{ fields: ['workspace', 'email'], ignoreCase: true }] });
    users.insert({ id: 'u1', workspace: 'v', email: 'a' });
    users.insert({ id: 'u2', workspace: 'w', email: 'a' });
    expect(users.findBy('workspace,email', 'W', 'A')?.id).toBe('u2');
    expect(() => users.insert({ id: 'u3', workspace: 'V', email: 'a' })).toThrow(ConstraintViolation);
  });

  test('is refused for the primary key, too', () => {
    expect(() => createCollection({}, [{ id: 'u1' }]).insert({ id: 'u1' })).toThrow(
      'Another record of users has id "u1"',
    );
  });
});

describe('an index', () => {
  test('finds records by equality, in order, and counts and pages them', () => {
    const records = Array.from({ length: 10 }, (_, n) => ({ id: `u${n}`, role: n % 2 === 0 ? 'even' : 'odd' }));
    const odd = createCollection({ index: ['role'] }, records).filterBy('role', 'odd');
    expect(odd.size).toBe(5);
    expect(idsOf(odd)).toEqual(['u1', 'u3', 'u5', 'u7', 'u9']);
    expect(idsOf(odd.slice(1, 2))).toEqual(['u3', 'u5']);
    expect(idsOf(odd.slice(4, 10))).toEqual(['u9']);
    expect(odd.slice(5, 10)).toEqual([]);
  });

  test('files a record under each element of an array, once', () => {
    const users = createCollection({ index: ['tags'] }, [{ id: 'u1', tags: ['x', 'y', 'x'] }]);
    expect(idsOf(users.filterBy('tags', 'x'))).toEqual(['u1']);
    users.update({ id: 'u1', tags: ['y', 'z'] });
    expect(['x', 'y', 'z'].map((tag) => users.filterBy('tags', tag).size)).toEqual([0, 1, 1]);
  });

  test('leaves out what was deleted since it was asked', () => {
    const users = createCollection({ index: ['role'] }, [
      { id: 'u1', role: 'admin' },
      { id: 'u2', role: 'admin' },
    ]);
    const admins = users.filterBy('role', 'admin');
    users.delete('u1');
    expect(idsOf(admins)).toEqual(['u2']);
  });

  test.each([
    { what: 'filterBy', read: () => createCollection({}).filterBy('role', 'admin') },
    { what: 'findBy', read: () => createCollection({}).findBy('email', 'a') },
    { what: 'search', read: () => createCollection({ search: ['name'] }).search('email', 'a') },
  ])('that is not declared cannot be asked by $what', ({ read }) => {
    expect(read).toThrow('Collection users declares no');
  });
});

describe('a search', () => {
  test('finds a part of the text in any case', () => {
    const users = createCollection({ search: ['name'] }, [
      { id: 'u1', name: 'Ann Smith' },
      { id: 'u2', name: 'JOANNA' },
      { id: 'u3', name: null },
      { id: 'u4', name: 'Bob' },
    ]);
    expect(idsOf(users.search('name', 'aNN'))).toEqual(['u1', 'u2']);
    expect(users.search('name', 'ann').size).toBe(2);
  });

  test('for nothing finds everything', () => {
    const users = createCollection({ search: ['name'] }, [{ id: 'u1', name: null }, { id: 'u2' }]);
    expect(idsOf(users.search('name', ''))).toEqual(['u1', 'u2']);
  });

  test('never matches across two records', () => {
    const users = createCollection({ search: ['name'] }, [
      { id: 'u1', name: 'ab' },
      { id: 'u2', name: 'cd' },
      { id: 'u3', name: 'b\nc' },
    ]);
    expect(idsOf(users.search('name', 'b\nc'))).toEqual(['u3']);
    expect(idsOf(users.search('name', '\n'))).toEqual(['u3']);
    expect(idsOf(users.search('name', 'bc'))).toEqual([]);
  });

  test('finds what looking at every record finds, before and after writes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '\n', 'ß', 'İ'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, fc.nat(29), (names, needle, changed) => {
        const users = createCollection(
          { search: ['name'] },
          names.map((name, n) => ({ id: String(n), name })),
        );
        const naive = () => [...users].filter(({ name }) => String(name).toLowerCase().includes(needle.toLowerCase()));
        expect([...users.search('name', needle)]).toEqual(naive());
        if (users.delete(String(changed))) users.insert({ id: 'new', name: 'abba' });
        expect([...users.search('name', needle)]).toEqual(naive());
      }),
    );
  });
});

describe('thousands of records', () => {
  const records = Array.from({ length: 5_000 }, (_, n) => ({
    id: `u${n}`,
    half: n % 2 === 0 ? 'even' : 'odd',
    name: `Ann ${n}.`,
  }));
  const left = records.filter((_, n) => n % 7 !== 0 && (n < 1_000 || n > 2_000));

  test('are paged, counted, filtered and searched as an array is, after deletes in a fork', () => {
    const origin = createSandbox([define('users', { index: ['half'], search: ['name'] })], {
      collections: { users: records },
    });
    const fork = origin.fork();
    const users = fork.collection('users');
    const kept = new Set(left);
    fork.begin();
    for (const record of records) if (!kept.has(record)) users.delete(record.id);
    fork.commit();

    const odd = left.filter(({ half }) => half === 'odd');
    for (const offset of [0, 1, 63, 64, 700, 2_000, left.length - 3, left.length, left.length + 1]) {
      expect(users.slice(offset, 5)).toEqual(left.slice(offset, offset + 5));
      expect(users.filterBy('half', 'odd').slice(offset, 5)).toEqual(odd.slice(offset, offset + 5));
    }
    expect(users.size).toBe(left.length);
    expect(users.filterBy('half', 'odd').size).toBe(odd.length);
    expect([...users.search('name', 'ANN 49')]).toEqual(left.filter(({ name }) => name.includes('Ann 49')));
    expect(origin.collection('users').slice(0, 10_000)).toEqual(records);
  });

  test('give nothing for a page of nothing', () => {
    const users = createSandbox([define('users')], { collections: { users: records } }).collection('users');
    expect(users.slice(0, 0)).toEqual([]);
    expect(users.slice(-5, 2)).toEqual(records.slice(0, 2));
  });
});
