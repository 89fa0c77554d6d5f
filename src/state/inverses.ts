import type { Reference } from './collection-definition.js';
import { type Tables, tableOf } from './constraints.js';
import type { Journal } from './journal.js';
import { textsOf } from './projection.js';
import { freeze, type StoredRecord } from './records.js';
import { type Replacement, subtract, type Table } from './table.js';

/** The record with the inverse arrays that the state has for it, whatever it says itself. */
export function withInverses(table: Table, record: StoredRecord, keysOf: (inverse: string) => unknown): StoredRecord {
  const { inverses } = table.schema;
  if (inverses.length === 0) return record;
  return { ...record, ...Object.fromEntries(inverses.map((inverse) => [inverse, keysOf(inverse)] as const)) };
}

/** By target collection, inverse property and target key: the keys of who refers to it, in the order of the records. */
export type Inverses = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, readonly unknown[]>>>;

export function collectInverses(sources: Iterable<{ table: Table; records: readonly StoredRecord[] }>): Inverses {
  const inverses = new Map<string, Map<string, Map<string, unknown[]>>>();
  for (const { table, records } of sources) {
    for (const { field, to, inverse } of table.schema.definition.references) {
      if (inverse === undefined) continue;
      const byKey = new Map<string, unknown[]>();
      for (const record of records) {
        const key = ownKey(table, undefined, record);
        for (const text of textsOf(record[field])) getOrAdd(byKey, text, () => []).push(key);
      }
      getOrAdd(inverses, to, () => new Map<string, Map<string, unknown[]>>()).set(inverse, byKey);
    }
  }
  return inverses;
}

interface InverseContext {
  readonly tables: Tables;
  readonly journal: Journal;
}

/** Brings the inverse arrays of the targets in step with a write that has been done. */
export function relink({ tables, journal }: InverseContext, table: Table, { before, after }: Replacement): void {
  for (const reference of table.schema.definition.references) {
    if (reference.inverse === undefined || before?.[reference.field] === after?.[reference.field]) continue;
    const key = ownKey(table, before, after);
    const old = textsOf(before?.[reference.field]);
    const now = textsOf(after?.[reference.field]);
    for (const text of subtract(old, now)) edit(reference, text, (keys) => keys.filter((other) => other !== key));
    for (const text of subtract(now, old)) edit(reference, text, (keys) => [...keys, key]);
  }

  /** A target that is gone needs no array any more. */
  function edit(
    { to, inverse = '' }: Reference,
    key: string,
    change: (keys: readonly unknown[]) => readonly unknown[],
  ): void {
    const target = tableOf(tables, to);
    const position = target.positionOf([key]);
    const record = position === undefined ? undefined : target.records.get(position);
    if (position === undefined || record === undefined) return;
    const keys = record[inverse];
    const edited = freeze({ ...record, [inverse]: change(Array.isArray(keys) ? keys : []) });
    journal.write(target, { position, before: record, after: edited });
  }
}

function ownKey(table: Table, before: StoredRecord | undefined, after: StoredRecord | undefined): unknown {
  const [field = ''] = table.schema.definition.key;
  return (after ?? before)?.[field];
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

/** The same keys; those that a list names come first, as it has them. */
export function inTheOrderOf(list: unknown, keys: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(list) || keys.length < 2) return keys;
  const left = new Set(keys);
  const first = (list as readonly unknown[]).filter((key) => left.delete(key));
  return [...first, ...left];
}
