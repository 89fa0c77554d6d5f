import { PositionList, type Positions } from './position-set.js';
import { fold } from './projection.js';
import type { StoredRecord } from './records.js';
import type { PlacedProjection } from './schema.js';
import type { Table } from './table.js';
import type { Writer } from './writer.js';

/**
 * Records in the order of their insertion. It stays usable while records are written: what is deleted meanwhile is left
 * out, what is inserted meanwhile is not visited.
 */
export interface Selection<T extends object> extends Iterable<T> {
  readonly size: number;
  slice(offset: number, limit: number): readonly T[];
}

/** The records of one kind in one sandbox. Reads are allowed at any time, writes within a transaction. */
export interface Collection<T extends object> extends Selection<T> {
  get(...key: string[]): T | undefined;
  /** By a unique key, named as declared with its fields joined by a comma: `findBy('workspace_id,email', workspace, email)`. */
  findBy(fields: string, ...values: string[]): T | undefined;
  /** By equality with an indexed or referring property, or with an element of it. */
  filterBy(field: string, value: string): Selection<T>;
  /** By a part of a `search` property, whatever its case. Everything contains the empty text. */
  search(field: string, text: string): Selection<T>;
  /** Returns the record as stored. Throws a ConstraintViolation. */
  insert(record: T): T;
  /** Replaces the whole record with the same key, in its place. Throws a ConstraintViolation, or an Error when there is none. */
  update(record: T): T;
  /** False when there is none. Throws a ConstraintViolation when a reference restricts it. */
  delete(...key: string[]): boolean;
}

export class StoredCollection implements Collection<StoredRecord> {
  readonly #table: Table;
  readonly #requireWriter: () => Writer;

  constructor(table: Table, requireWriter: () => Writer) {
    this.#table = table;
    this.#requireWriter = requireWriter;
  }

  get size(): number {
    return this.#table.records.size;
  }

  get(...key: string[]): StoredRecord | undefined {
    return this.#first(this.#table.schema.key, key);
  }

  findBy(fields: string, ...values: string[]): StoredRecord | undefined {
    const { uniques, key } = this.#table.schema;
    const unique = uniques.get(fields) ?? (key.name === fields ? key : this.#undeclared('unique key', fields));
    return this.#first(unique, values);
  }

  filterBy(field: string, value: string): Selection<StoredRecord> {
    const equality = this.#table.schema.equalities.get(field) ?? this.#undeclared('index', field);
    return new PositionSelection(this.#table, this.#table.index(equality).find(value));
  }

  search(field: string, text: string): Selection<StoredRecord> {
    const { texts, schema } = this.#table;
    if (texts === undefined || !schema.definition.search.includes(field)) this.#undeclared('search', field);
    if (text === '') return this;
    return new PositionSelection(this.#table, new PositionList(texts.search(field, fold(text))));
  }

  slice(offset: number, limit: number): readonly StoredRecord[] {
    return this.#table.records.slice(offset, limit);
  }

  [Symbol.iterator](): Iterator<StoredRecord> {
    return this.#table[Symbol.iterator]();
  }

  insert(record: StoredRecord): StoredRecord {
    return this.#requireWriter().insert(this.#table, record);
  }

  update(record: StoredRecord): StoredRecord {
    return this.#requireWriter().update(this.#table, record);
  }

  delete(...key: string[]): boolean {
    return this.#requireWriter().delete(this.#table, key);
  }

  #first(unique: PlacedProjection, values: readonly string[]): StoredRecord | undefined {
    const position = this.#table.index(unique).first(unique.toText(values));
    return position === undefined ? undefined : this.#table.records.get(position);
  }

  #undeclared(what: string, name: string): never {
    throw new Error(`Collection ${this.#table.name} declares no ${what} ${name}.`);
  }
}

class PositionSelection implements Selection<StoredRecord> {
  readonly #table: Table;
  readonly #positions: Positions;

  constructor(table: Table, positions: Positions) {
    this.#table = table;
    this.#positions = positions;
  }

  get size(): number {
    return this.#positions.size;
  }

  slice(offset: number, limit: number): readonly StoredRecord[] {
    return [...this.#records(this.#positions.slice(offset, limit))];
  }

  [Symbol.iterator](): Iterator<StoredRecord> {
    return this.#records(this.#positions);
  }

  *#records(positions: Iterable<number>): Generator<StoredRecord> {
    for (const position of positions) {
      const record = this.#table.records.get(position);
      if (record !== undefined) yield record;
    }
  }
}
