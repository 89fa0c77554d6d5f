import type { Filings } from './filings.js';
import { OrderedRecords } from './ordered-records.js';
import { type Projection, valuesOf } from './projection.js';
import type { Key, StoredRecord } from './records.js';
import type { PlacedProjection, TableSchema } from './schema.js';
import { TextIndex } from './text-index.js';
import { ValueIndex } from './value-index.js';

/** What stood at a position and what is to stand there; undefined is nothing. */
export interface Replacement {
  readonly position: number;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord | undefined;
}

interface Parts {
  readonly records: OrderedRecords;
  readonly indexes: readonly ValueIndex[];
  /** Undefined where no property is searched. */
  readonly texts: TextIndex | undefined;
}

/**
 * The records of one collection and the indexes over them, always in step. Knows no constraint. Clones share everything, and
 * so cost nothing, until one of them writes.
 */
export class Table {
  readonly schema: TableSchema;
  #next: number;
  #parts: Parts;
  #isShared: boolean;
  /** What it takes over as soon as somebody asks for its records. */
  #source: (() => Table) | undefined;

  private constructor(schema: TableSchema, parts: Parts, { next, isShared }: { next: number; isShared: boolean }) {
    this.schema = schema;
    this.#next = next;
    this.#parts = parts;
    this.#isShared = isShared;
  }

  static create(schema: TableSchema): Table {
    const records = new OrderedRecords();
    const indexes = schema.projections.map((projection) => new ValueIndex({ projection, records }));
    const texts = schema.definition.search.length === 0 ? undefined : new TextIndex(records);
    return new Table(schema, { records, indexes, texts }, { next: 0, isShared: false });
  }

  /** A table that begins as another one of the same schema is when somebody first asks. */
  static late(schema: TableSchema, source: () => Table): Table {
    const table = Table.create(schema);
    table.#source = source;
    return table;
  }

  #begun(): Parts {
    if (this.#source !== undefined) this.become(this.#source());
    return this.#parts;
  }

  get records(): OrderedRecords {
    return this.#begun().records;
  }

  get texts(): TextIndex | undefined {
    return this.#begun().texts;
  }

  /** Where the next record goes. */
  get next(): number {
    this.#begun();
    return this.#next;
  }

  set next(position: number) {
    this.#next = position;
  }

  /** Whether both hold the same, which takes no look at the records. */
  isAs(other: Table): boolean {
    return this.#source === other.#source && this.#parts === other.#parts;
  }

  /** Makes ready what the first search would. */
  prepareSearch(): void {
    for (const field of this.schema.definition.search) this.texts?.prepare(field);
  }

  clone(): Table {
    this.#isShared = true;
    const clone = new Table(this.schema, this.#parts, { next: this.#next, isShared: true });
    clone.#source = this.#source;
    return clone;
  }

  /** Goes over to what another table of the same schema holds. */
  become(other: Table): void {
    other.#isShared = true;
    this.#parts = other.#parts;
    this.#isShared = true;
    this.#next = other.#next;
    this.#source = other.#source;
  }

  /** The parts for a write: its own from now on. */
  #own(): Parts {
    const parts = this.#begun();
    if (!this.#isShared) return parts;
    const records = parts.records.clone();
    const indexes = parts.indexes.map((index) => index.clone(records));
    this.#parts = { records, indexes, texts: parts.texts?.clone(records) };
    this.#isShared = false;
    return this.#parts;
  }

  /** Bears writes while it runs: what is deleted meanwhile is left out, what is inserted meanwhile is not visited. */
  *[Symbol.iterator](): Iterator<StoredRecord> {
    const { records } = this;
    const { writes } = records;
    for (const [position, record] of records.entries()) {
      const isAsItWas = this.records === records && records.writes === writes;
      const current = isAsItWas ? record : this.records.get(position);
      if (current !== undefined) yield current;
    }
  }

  get name(): string {
    return this.schema.definition.name;
  }

  /** Throws a TypeError when a key property holds neither text nor a number. */
  keyOf(record: StoredRecord): Key {
    const key = valuesOf(record, this.schema.definition.key);
    if (key === undefined) {
      throw new TypeError(`A record of ${this.name} needs a text in ${this.schema.definition.key.join(' and ')}.`);
    }
    return key;
  }

  positionOf(key: Key): number | undefined {
    const { key: projection } = this.schema;
    return this.index(projection).first(projection.toText(key));
  }

  index({ place }: PlacedProjection): ValueIndex {
    const index = this.#begun().indexes[place];
    if (index === undefined) throw new Error(`${this.name} has no index ${place}.`);
    return index;
  }

  replace({ position, before, after }: Replacement): void {
    const { records, texts } = this.#own();
    const refiled = this.#refiled(before, after);
    for (const { index, gone } of refiled) for (const text of gone) index.remove(text, position);
    records.set(position, after);
    if (!isUntouched(this.schema.definition.search, before, after)) texts?.touch(position);
    this.next = Math.max(this.next, position + 1);
    for (const { index, come } of refiled) for (const text of come) index.add(text, position);
  }

  /** Appends many records; what they break is found afterwards. */
  load(records: readonly StoredRecord[]): void {
    const start = this.next;
    const { indexes } = this.#own();
    for (const record of records) this.#append(record);
    for (const index of indexes) index.load(toFilings(records, index.projection, start));
  }

  #append(record: StoredRecord): void {
    this.records.set(this.next, record);
    this.texts?.touch(this.next);
    this.next++;
  }

  #refiled(before: StoredRecord | undefined, after: StoredRecord | undefined): readonly Refiled[] {
    const refiled: Refiled[] = [];
    for (const index of this.#parts.indexes) {
      if (isUntouched(index.projection.fields, before, after)) continue;
      const gone = before === undefined ? [] : index.projection.textsOf(before);
      const come = after === undefined ? [] : index.projection.textsOf(after);
      refiled.push({ index, gone: subtract(gone, come), come: subtract(come, gone) });
    }
    return refiled;
  }
}

function toFilings(records: readonly StoredRecord[], projection: Projection, start: number): Filings {
  const texts: string[] = [];
  const positions: number[] = [];
  records.forEach((record, offset) => {
    for (const text of projection.textsOf(record)) {
      texts.push(text);
      positions.push(start + offset);
    }
  });
  return { texts, positions };
}

interface Refiled {
  readonly index: ValueIndex;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

function isUntouched(
  fields: readonly string[],
  before: StoredRecord | undefined,
  after: StoredRecord | undefined,
): boolean {
  return before !== undefined && after !== undefined && fields.every((field) => before[field] === after[field]);
}

/** The texts that the other list lacks. */
export function subtract(texts: readonly string[], other: readonly string[]): readonly string[] {
  if (texts.length === 0 || other.length === 0) return texts;
  if (other.length < 8) return texts.filter((text) => !other.includes(text));
  const others = new Set(other);
  return texts.filter((text) => !others.has(text));
}
