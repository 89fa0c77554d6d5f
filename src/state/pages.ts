import { createNumberTree, type NumberTree } from './b-tree.js';
import type { StoredRecord } from './records.js';
import { TextColumn } from './text-column.js';

const pageBits = 8;
const slotMask = (1 << pageBits) - 1;

/**
 * The records of a collection by position. They lie in immutable pages: a write replaces a page, so forks share all
 * others, and what is worked out about a page (its text columns) is true for everyone who has it.
 */
export class Pages {
  readonly #tree: NumberTree<Page>;
  #size: number;
  #writes = 0;

  constructor(tree = createNumberTree<Page>(), size = 0) {
    this.#tree = tree;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  clone(): Pages {
    return new Pages(this.#tree.clone(), this.#size);
  }

  get(position: number): StoredRecord | undefined {
    return this.#tree.get(position >>> pageBits)?.records[position & slotMask];
  }

  set(position: number, record: StoredRecord | undefined): void {
    const number = position >>> pageBits;
    const before = this.#tree.get(number) ?? emptyPage;
    const after = before.with(position & slotMask, record);
    if (after.size === 0) this.#tree.delete(number);
    else this.#tree.set(number, after);
    this.#size += after.size - before.size;
    this.#writes++;
  }

  slice(offset: number, limit: number): readonly StoredRecord[] {
    const found: StoredRecord[] = [];
    let skip = Math.max(0, offset);
    for (const page of this.#tree.values()) {
      if (found.length >= limit) break;
      if (skip < page.size) page.collect(found, { skip, limit });
      skip = Math.max(0, skip - page.size);
    }
    return found;
  }

  /** Bears writes while it runs: what is deleted meanwhile is left out, what is inserted meanwhile is not visited. */
  *[Symbol.iterator](): Iterator<StoredRecord> {
    const writes = this.#writes;
    for (const [number, page] of this.#tree.clone().entries()) {
      for (const [slot, record] of page.records.entries()) {
        const current = writes === this.#writes ? record : record && this.get((number << pageBits) | slot);
        if (current !== undefined) yield current;
      }
    }
  }

  /** Positions of the records whose property contains the needle, which is folded and not empty. */
  search(field: string, needle: string): readonly number[] {
    const found: number[] = [];
    this.#tree.forEachPair((number, page) => {
      const base = number << pageBits;
      page.column(field).match(needle, (slot) => found.push(base | slot));
    });
    return found;
  }
}

class Page {
  readonly records: readonly (StoredRecord | undefined)[];
  /** How many slots hold a record. */
  readonly size: number;
  #columns: Map<string, TextColumn> | undefined;

  constructor(records: readonly (StoredRecord | undefined)[], size: number) {
    this.records = records;
    this.size = size;
  }

  with(slot: number, record: StoredRecord | undefined): Page {
    const records = this.records.slice();
    while (records.length < slot) records.push(undefined);
    const before = records[slot];
    records[slot] = record;
    return new Page(records, this.size + Number(record !== undefined) - Number(before !== undefined));
  }

  collect(found: StoredRecord[], { skip, limit }: { skip: number; limit: number }): void {
    let left = skip;
    for (const record of this.records) {
      if (found.length >= limit) return;
      if (record === undefined) continue;
      if (left > 0) left--;
      else found.push(record);
    }
  }

  column(field: string): TextColumn {
    this.#columns ??= new Map();
    let column = this.#columns.get(field);
    if (column === undefined) this.#columns.set(field, (column = new TextColumn(this.records, field)));
    return column;
  }
}

const emptyPage = new Page([], 0);
