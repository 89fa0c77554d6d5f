import { createNumberTree, forEachDifference, keyAt, type NumberTree } from './b-tree.js';
import type { StoredRecord } from './records.js';

/** The records of a collection by position. A fork shares them until one side writes. */
export class OrderedRecords {
  readonly #tree: NumberTree<StoredRecord>;
  /** How often it was written to. */
  writes = 0;

  constructor(tree = createNumberTree<StoredRecord>()) {
    this.#tree = tree;
  }

  get size(): number {
    return this.#tree.size;
  }

  clone(): OrderedRecords {
    return new OrderedRecords(this.#tree.clone());
  }

  get(position: number): StoredRecord | undefined {
    return this.#tree.get(position);
  }

  set(position: number, record: StoredRecord | undefined): void {
    if (record === undefined) this.#tree.delete(position);
    else this.#tree.set(position, record);
    this.writes++;
  }

  slice(offset: number, limit: number): readonly StoredRecord[] {
    const start = keyAt(this.#tree, offset);
    const found: StoredRecord[] = [];
    if (start === undefined || limit <= 0) return found;
    for (const record of this.#tree.values(start)) {
      if (found.push(record) >= limit) break;
    }
    return found;
  }

  /** Calls back with each record from one position up to, but without, another. */
  forRange(low: number, high: number, onRecord: (record: StoredRecord, position: number) => void): void {
    this.#tree.forRange(low, high, false, (position, record) => onRecord(record, position));
  }

  /** All of them as they are now, whatever is written meanwhile. */
  entries(): Iterable<[number, StoredRecord]> {
    return this.#tree.clone().entries();
  }

  /** The positions at which another's records differ, with both of what stands there; in no time where they are shared. */
  differencesTo(after: OrderedRecords): readonly Difference[] {
    const differences: Difference[] = [];
    forEachDifference(this.#tree, after.#tree, (position, before, now) =>
      differences.push({ position, before, after: now }),
    );
    return differences;
  }
}

/** What stood at a position and what stands there now; undefined is nothing. */
interface Difference {
  readonly position: number;
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord | undefined;
}
