import { createDuplicate, requireReferences, type Tables } from './constraints.js';
import { ConstraintViolation, FixtureError, type FixtureFault } from './errors.js';
import { collectInverses, type Inverses, inTheOrderOf, withInverses } from './inverses.js';
import { textOf } from './projection.js';
import { freeze, type StoredRecord } from './records.js';
import type { Table } from './table.js';

/** Where a sandbox starts. A snapshot is one, too. */
export interface Fixture {
  /** Records by collection, in list order. Inverse properties may be left out; where they are given, they say the order. */
  readonly collections: Readonly<Record<string, readonly object[]>>;
  readonly counters?: Readonly<Record<string, number>>;
}

interface Filling {
  readonly table: Table;
  readonly records: readonly StoredRecord[];
}

/** Fills empty tables. Throws a FixtureError. */
export function loadFixture(tables: Tables, { collections }: Fixture): void {
  const fillings = Object.entries(collections).map(([name, records]) => toFilling(tables, name, records));
  const inverses = collectInverses(fillings);
  for (const { table, records } of fillings) {
    table.load(records.map((record, index) => toStored({ table, record, index }, inverses)));
    requireDistinct(table);
  }
  for (const { table } of fillings) {
    requireTargets(tables, table);
    table.prepareSearch();
  }
}

function toFilling(tables: Tables, name: string, records: unknown): Filling {
  const table = tables.get(name);
  const fault = { collection: name, key: [] };
  if (table === undefined) {
    throw new FixtureError(`There is no collection ${name}.`, { ...fault, code: 'unknown-collection' });
  }
  if (!Array.isArray(records)) {
    throw new FixtureError(`Collection ${name} is not a list.`, { ...fault, code: 'invalid-record' });
  }
  const index = records.findIndex((record) => typeof record !== 'object' || record === null || Array.isArray(record));
  if (index !== -1) {
    throw new FixtureError(`A record of ${name} is not an object.`, { ...fault, code: 'invalid-record', index });
  }
  return { table, records: records as readonly StoredRecord[] };
}

interface Place {
  readonly table: Table;
  readonly record: StoredRecord;
  readonly index: number;
}

function toStored(place: Place, inverses: Inverses): StoredRecord {
  const { table, record } = place;
  try {
    const [key = ''] = table.keyOf(record);
    const keysOf = (inverse: string) => inverses.get(table.name)?.get(inverse)?.get(key) ?? [];
    return freeze(withInverses(table, record, (inverse) => inTheOrderOf(record[inverse], keysOf(inverse))));
  } catch (cause) {
    throw toError(place, { code: 'invalid-record', cause });
  }
}

function requireDistinct(table: Table): void {
  for (const unique of [table.schema.key, ...table.schema.uniques.values()]) {
    const position = table.index(unique).firstDuplicate();
    const record = position === undefined ? undefined : table.records.get(position);
    if (position === undefined || record === undefined) continue;
    const cause = createDuplicate(table, unique, record);
    throw toError({ table, record, index: position }, { code: 'duplicate', property: unique.name, cause });
  }
}

function requireTargets(tables: Tables, table: Table): void {
  let index = 0;
  for (const record of table) {
    try {
      requireReferences(tables, table, { position: index, before: undefined, after: record });
    } catch (cause) {
      if (!(cause instanceof ConstraintViolation)) throw cause;
      throw toError({ table, record, index }, { code: 'dangling-reference', property: cause.fields.join(','), cause });
    }
    index++;
  }
}

interface Reason extends Pick<FixtureFault, 'code'> {
  readonly property?: string;
  readonly cause: unknown;
}

function toError({ table, record, index }: Place, { cause, ...reason }: Reason): FixtureError {
  const key = table.schema.definition.key.flatMap((field) => textOf(record[field]) ?? []);
  const why = cause instanceof Error ? cause.message : String(cause);
  const fault = { ...reason, collection: table.name, index, key };
  return new FixtureError(`Record ${index} of ${table.name} (${key.join(', ')}): ${why}`, fault, { cause });
}
