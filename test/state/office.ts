import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type CollectionDefinition,
  ConstraintViolation,
  type Sandbox,
  type StoredRecord,
} from '../../src/state/index.js';

export function define(name: string, rest: Partial<CollectionDefinition> = {}): CollectionDefinition {
  return { name, key: ['id'], unique: [], index: [], search: [], references: [], ...rest };
}

/** A small declared world with every kind of constraint in it. */
export const office: readonly CollectionDefinition[] = [
  define('workspaces'),
  define('users', {
    unique: [
      { fields: ['email'], ignoreCase: true },
      { fields: ['workspace', 'number'], ignoreCase: false },
    ],
    index: ['role', 'tags'],
    search: ['name'],
    references: [
      { field: 'workspace', to: 'workspaces', onDelete: 'restrict' },
      { field: 'boss', to: 'users', inverse: 'reports', onDelete: 'clear' },
    ],
  }),
  define('groups', {
    references: [
      { field: 'members', to: 'users', inverse: 'groups', onDelete: 'remove' },
      { field: 'parent', to: 'groups', onDelete: 'cascade' },
    ],
  }),
  define('tokens', { key: ['user', 'label'], references: [{ field: 'user', to: 'users', onDelete: 'cascade' }] }),
];

export type Command =
  | { readonly do: 'insert' | 'update'; readonly collection: string; readonly record: StoredRecord }
  | { readonly do: 'delete'; readonly collection: string; readonly key: readonly string[] }
  | { readonly do: 'count'; readonly purpose: string };

/** False when the state refused it. */
export function run(sandbox: Sandbox, command: Command): boolean {
  try {
    perform(sandbox, command);
    return true;
  } catch (error) {
    if (error instanceof ConstraintViolation || isUnknown(error)) return false;
    throw error;
  }
}

export function runAll(sandbox: Sandbox, commands: readonly Command[]): void {
  for (const command of commands) run(sandbox, command);
}

function perform(sandbox: Sandbox, command: Command): void {
  if (command.do === 'count') sandbox.count(command.purpose);
  else if (command.do === 'delete') sandbox.collection(command.collection).delete(...command.key);
  else sandbox.collection(command.collection)[command.do](command.record);
}

function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('There is no record');
}

const oddities = ['__proto__', 'constructor', 'toString'];
const workspaceKey = fc.constantFrom('w1', 'w2', '__proto__');
const userKey = fc.constantFrom('u1', 'u2', 'u3', 'u4', 'constructor');
const groupKey = fc.constantFrom('g1', 'g2', 'g3');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });

const records: Readonly<Record<string, fc.Arbitrary<StoredRecord>>> = {
  workspaces: fc.record({ id: workspaceKey }),
  users: fc.record({
    id: userKey,
    email: optional(fc.constantFrom('a@x', 'A@x', 'b@x', 'c@x', 'd@x')),
    number: optional(fc.integer({ min: 1, max: 5 })),
    name: fc.constantFrom('Ann', 'anna', 'Bob\nAnn', 'ÅSA', ...oddities),
    role: fc.constantFrom('admin', 'member', ...oddities),
    tags: fc.array(fc.constantFrom('x', 'y', 'z')),
    workspace: optional(workspaceKey),
    boss: optional(userKey),
  }),
  groups: fc.record({ id: groupKey, members: fc.array(userKey, { maxLength: 4 }), parent: optional(groupKey) }),
  tokens: fc.record({ user: userKey, label: fc.constantFrom('p', 'q') }),
};

const keys: Readonly<Record<string, fc.Arbitrary<readonly string[]>>> = {
  workspaces: fc.tuple(workspaceKey),
  users: fc.tuple(userKey),
  groups: fc.tuple(groupKey),
  tokens: fc.tuple(userKey, fc.constantFrom('p', 'q')),
};

const collectionName = fc.constantFrom('users', 'users', 'users', 'groups', 'groups', 'tokens', 'workspaces');

const put: fc.Arbitrary<Command> = collectionName.chain((collection) =>
  fc
    .tuple(fc.constantFrom('insert', 'insert', 'update'), records[collection] ?? fc.constant({}))
    .map(([name, record]) => ({ do: name, collection, record })),
);

const removal: fc.Arbitrary<Command> = collectionName.chain((collection) =>
  (keys[collection] ?? fc.constant([])).map((key) => ({ do: 'delete', collection, key })),
);

const draw: fc.Arbitrary<Command> = fc.constantFrom('a', '__proto__').map((purpose) => ({ do: 'count', purpose }));

const command = fc.oneof(
  { weight: 8, arbitrary: put },
  { weight: 2, arbitrary: removal },
  { weight: 1, arbitrary: draw },
);

export const commands = fc.array(command, { maxLength: 40, size: 'max' });

/** Every declared promise, checked by looking at all records one by one. */
export function expectConsistent(sandbox: Sandbox): void {
  const { collections } = sandbox.snapshot();
  for (const definition of office) {
    const all = collections[definition.name] ?? [];
    expectFound(sandbox, definition, all);
    expectFiled(sandbox, definition, all);
    expectReferred(sandbox, definition, all);
  }
}

function expectFound(
  sandbox: Sandbox,
  { name, key, unique }: CollectionDefinition,
  all: readonly StoredRecord[],
): void {
  const collection = sandbox.collection(name);
  expect(collection.size).toBe(all.length);
  expect([...collection]).toEqual(all);
  for (const record of all) {
    expect(collection.get(...key.map((field) => String(record[field])))).toBe(record);
    for (const { fields } of unique) {
      if (fields.some((field) => record[field] === null)) continue;
      expect(collection.findBy(fields.join(','), ...fields.map((field) => String(record[field])))).toBe(record);
    }
  }
}

function expectFiled(sandbox: Sandbox, definition: CollectionDefinition, all: readonly StoredRecord[]): void {
  const collection = sandbox.collection(definition.name);
  for (const field of [...definition.index, ...definition.references.map((reference) => reference.field)]) {
    for (const value of ['admin', 'member', 'x', 'y', 'u1', 'u2', 'constructor', '__proto__', 'w1', 'g1']) {
      const expected = all.filter((record) => valuesIn(record, field).includes(value));
      const found = collection.filterBy(field, value);
      expect([...found]).toEqual(expected);
      expect(found.size).toBe(expected.length);
      expect(found.slice(1, 2)).toEqual(expected.slice(1, 3));
    }
  }
  for (const field of definition.search) {
    for (const text of ['a', 'AN', 'b\na', 'å', 'proto']) {
      const expected = all.filter((record) => String(record[field]).toLowerCase().includes(text.toLowerCase()));
      expect([...collection.search(field, text)]).toEqual(expected);
    }
  }
}

function expectReferred(sandbox: Sandbox, definition: CollectionDefinition, all: readonly StoredRecord[]): void {
  for (const { field, to, inverse } of definition.references) {
    for (const record of all) {
      for (const key of valuesIn(record, field)) expect(sandbox.collection(to).get(String(key))).toBeDefined();
    }
    if (inverse === undefined) continue;
    for (const target of sandbox.collection(to)) {
      const expected = all.filter((record) => valuesIn(record, field).includes(String(target.id)));
      expect(new Set(valuesIn(target, inverse))).toEqual(new Set(expected.map((record) => record.id)));
      expect(valuesIn(target, inverse)).toHaveLength(expected.length);
    }
  }
}

function valuesIn(record: StoredRecord, field: string): readonly unknown[] {
  const value = record[field];
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}
