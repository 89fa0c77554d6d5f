import { ConstraintViolation } from './errors.js';
import { textsOf, valuesOf } from './projection.js';
import type { StoredRecord } from './records.js';
import type { PlacedProjection } from './schema.js';
import type { Replacement, Table } from './table.js';

export type Tables = ReadonlyMap<string, Table>;

interface Put {
  readonly position: number;
  readonly after: StoredRecord;
}

/** Throws a ConstraintViolation when another record has this record's key or one of its unique values. */
export function requireUnique(table: Table, { position, after }: Replacement): void {
  if (after === undefined) return;
  requireFree(table, table.schema.key, { position, after });
  for (const unique of table.schema.uniques.values()) requireFree(table, unique, { position, after });
}

function requireFree(table: Table, unique: PlacedProjection, { position, after }: Put): void {
  const [text] = unique.textsOf(after);
  if (text === undefined) return;
  const holder = table.index(unique).first(text);
  if (holder !== undefined && holder !== position) throw createDuplicate(table, unique, after);
}

export function createDuplicate(table: Table, { fields }: PlacedProjection, record: StoredRecord): ConstraintViolation {
  const values = valuesOf(record, fields) ?? [];
  return new ConstraintViolation({ kind: 'unique', collection: table.name, fields, values });
}

/** Throws a ConstraintViolation when the record newly refers to one that does not exist. It may refer to itself. */
export function requireReferences(tables: Tables, table: Table, { before, after }: Replacement): void {
  if (after === undefined) return;
  const [self] = table.keyOf(after);
  for (const { field, to } of table.schema.definition.references) {
    if (before !== undefined && before[field] === after[field]) continue;
    const target = tableOf(tables, to);
    const missing = textsOf(after[field]).find(
      (text) => !isKnown(target, text) && !(target === table && text === self),
    );
    if (missing === undefined) continue;
    throw new ConstraintViolation({ kind: 'reference', collection: table.name, fields: [field], values: [missing] });
  }
}

function isKnown(table: Table, key: string): boolean {
  return table.positionOf([key]) !== undefined;
}

/** Throws for a collection that nobody declared, which is the caller's mistake. */
export function tableOf(tables: Tables, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`There is no collection ${name}, only ${[...tables.keys()].join(', ')}.`);
  return table;
}
