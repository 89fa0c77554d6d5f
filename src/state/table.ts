import { Pages } from './pages.js';
import { type Projection, valuesOf } from './projection.js';
import type { Key, StoredRecord } from './records.js';
import type { TableSchema } from './schema.js';
import { ValueIndex } from './value-index.js';

/** What stood at a position and what is to stand there; undefined is nothing. */
export interface Replacement {
  readonly position: number;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord | undefined;
}

/** The records of one collection and the indexes over them, always in step. Knows no constraint. */
export class Table {
  readonly schema: TableSchema;
  readonly records: Pages;
  readonly keys: ValueIndex;
  readonly uniques: ReadonlyMap<string, ValueIndex>;
  readonly equalities: ReadonlyMap<string, ValueIndex>;
  readonly #indexes: readonly ValueIndex[];
  /** Where the next record goes. */
  next: number;

  constructor(schema: TableSchema, origin?: Table) {
    this.schema = schema;
    this.records = origin?.records.clone() ?? new Pages();
    this.next = origin?.next ?? 0;
    this.keys = this.#index(schema.key, origin?.keys);
    this.uniques = this.#indexesBy(schema.uniques, origin?.uniques);
    this.equalities = this.#indexesBy(schema.equalities, origin?.equalities);
    this.#indexes = [this.keys, ...this.uniques.values(), ...this.equalities.values()];
  }

  get name(): string {
    return this.schema.definition.name;
  }

  clone(): Table {
    return new Table(this.schema, this);
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
    return this.keys.first(this.keys.projection.toText(key));
  }

  replace({ position, before, after }: Replacement): void {
    const refiled = this.#refiled(before, after);
    for (const { index, gone } of refiled) for (const text of gone) index.remove(text, position);
    this.records.set(position, after);
    this.next = Math.max(this.next, position + 1);
    for (const { index, come } of refiled) for (const text of come) index.add(text, position);
  }

  /** Appends many records; what they break is found afterwards. */
  load(records: readonly StoredRecord[]): void {
    const start = this.next;
    for (const record of records) this.records.set(this.next++, record);
    for (const index of this.#indexes) {
      const { projection } = index;
      index.addAll(
        records.flatMap((record, offset) =>
          projection.textsOf(record).map((text) => ({ text, position: start + offset })),
        ),
      );
    }
  }

  #refiled(before: StoredRecord | undefined, after: StoredRecord | undefined): readonly Refiled[] {
    const refiled: Refiled[] = [];
    for (const index of this.#indexes) {
      if (isUntouched(index.projection, before, after)) continue;
      const gone = before === undefined ? [] : index.projection.textsOf(before);
      const come = after === undefined ? [] : index.projection.textsOf(after);
      refiled.push({ index, gone: subtract(gone, come), come: subtract(come, gone) });
    }
    return refiled;
  }

  #index(projection: Projection, origin: ValueIndex | undefined): ValueIndex {
    return origin?.clone(this.records) ?? new ValueIndex({ projection, records: this.records });
  }

  #indexesBy(projections: readonly Projection[], origin?: ReadonlyMap<string, ValueIndex>): Map<string, ValueIndex> {
    return new Map(
      projections.map((projection) => [projection.name, this.#index(projection, origin?.get(projection.name))]),
    );
  }
}

interface Refiled {
  readonly index: ValueIndex;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

function isUntouched({ fields }: Projection, before: StoredRecord | undefined, after: StoredRecord | undefined): boolean {
  return before !== undefined && after !== undefined && fields.every((field) => before[field] === after[field]);
}

/** The texts that the other list lacks. */
export function subtract(texts: readonly string[], other: readonly string[]): readonly string[] {
  if (texts.length === 0 || other.length === 0) return texts;
  if (other.length < 8) return texts.filter((text) => !other.includes(text));
  const others = new Set(other);
  return texts.filter((text) => !others.has(text));
}
