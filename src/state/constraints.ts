import { ConstraintViolation } from './errors.js';
import { textsOf, valuesOf } from './projection.js';
import type { StoredRecord } from './records.js';
import type { Replacement, Table } from './table.js';
import type { ValueIndex } from './value-index.js';

export type Tables = ReadonlyMap<string, Table>;

/** Throws a ConstraintViolation when another record has this record's key or one of its unique values. */
export function requireUnique(table: Table, { position, after }: Replacement): void {
  if (after === undefined) return;
  requireFree(table, table.keys, { position, after });
  for (const index of table.uniques.values()) requireFree(table, index, { position, after });
}

function requireFree(table: Table, index: ValueIndex, { position, after }: { position: number; after: StoredRecord }): void {
  const { fields } = index.projection;
  const [text] = index.projection.textsOf(after);
  if (text === undefined) return;
  const holder = index.first(text);
  if (holder === undefined || holder === position) return;
  const values = valuesOf(after, fields) ?? [];
  throw new ConstraintViolation({ kind: 'unique', collection: table.name, fields, values });
}

/** Throws a ConstraintViolation when the record newly refers to one that does not exist. It may refer to itself. */
export function requireReferences(tables: Tables, table: Table, { before, after }: Replacement): void {
  if (after === undefined) return;
  const [self] = table.keyOf(after);
  for (const { field, to } of table.schema.definition.references) {
    if (before !== undefined && before[field] === after[field]) continue;
    const target = tableOf(tables, to);
    const missing = textsOf(after[field]).find((text) => !isKnown(target, text) && !(target === table && text === self));
    if (missing === undefined) continue;
    throw new ConstraintViolation({ kind: 'reference', collection: table.name, fields: [field], values: [missing] });
  }
}

export function isKnown(table: Table, key: string): boolean {
  return table.positionOf([key]) !== undefined;
}

/** Throws for a collection that nobody declared, which is the caller's mistake. */
export function tableOf(tables: Tables, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`There is no collection ${name}, only ${[...tables.keys()].join(', ')}.`);
  return table;
}
