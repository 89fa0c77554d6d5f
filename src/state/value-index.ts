import { createNumberTree, loadNumberTree, type NumberTree } from './b-tree.js';
import { type Filings, groupByText, sortable, sortByHash } from './filings.js';
import { PositionList, PositionSet, type Positions } from './position-set.js';
import type { Projection } from './projection.js';
import type { StoredRecord } from './records.js';

/** Many positions under one text. */
interface Bucket {
  readonly text: string;
  readonly positions: PositionSet;
}

/** A lone position needs no text beside it: its record tells. */
type Entry = number | Bucket;

/** What stands under one hash. */
type Stored = Entry | readonly Entry[];

interface ValueIndexOptions {
  readonly projection: Projection;
  /** The records that the positions mean; always up to date when the index is asked or added to. */
  readonly records: { get(position: number): StoredRecord | undefined };
  /** Any function to 32-bit integers; texts that collide are told apart. */
  readonly hash?: (text: string) => number;
}

/**
 * From a text to the positions of the records that are filed under it. The tree is sorted by a hash of the text: comparing
 * numbers that lie side by side is several times faster, at a million records, than following pointers to strings.
 */
export class ValueIndex {
  readonly projection: Projection;
  readonly #records: ValueIndexOptions['records'];
  readonly #hash: (text: string) => number;
  #tree: NumberTree<Stored>;

  constructor(options: ValueIndexOptions, tree = createNumberTree<Stored>()) {
    this.projection = options.projection;
    this.#records = options.records;
    this.#hash = options.hash ?? hashOf;
    this.#tree = tree;
  }

  clone(records: ValueIndexOptions['records']): ValueIndex {
    return new ValueIndex({ projection: this.projection, records, hash: this.#hash }, this.#tree.clone());
  }

  find(text: string): Positions {
    const entry = this.#find(text);
    if (entry === undefined) return none;
    return typeof entry === 'number' ? new PositionList([entry]) : entry.positions;
  }

  first(text: string): number | undefined {
    const stored = this.#tree.get(this.#hash(text));
    if (typeof stored === 'number') return this.#isFiled(stored, text) ? stored : undefined;

    const entry = this.#find(text);
    return typeof entry === 'object' ? entry.positions.slice(0, 1)[0] : entry;
  }

  /** Files the record at this position, which `records` knows already, under one more text. */
  add(text: string, position: number): void {
    const hash = this.#hash(text);
    const entries = this.#entries(hash);
    const index = this.#indexOf(entries, text, position);
    const entry = entries[index];
    if (entry === undefined) {
      this.#store(hash, [...entries, position]);
    } else {
      const positions = typeof entry === 'number' ? PositionSet.of([entry]) : entry.positions;
      this.#store(hash, entries.with(index, { text, positions: positions.with(position) }));
    }
  }

  /** Fills an empty index, in the order of the tree and not of the records: at a million several times faster. */
  load(filings: Filings): void {
    const hashes: number[] = [];
    const stored: Stored[] = [];
    for (const { hash, places } of sortByHash(filings.texts, this.#hash)) {
      hashes.push(hash);
      stored.push(toStored(toEntries(filings, places)));
    }
    this.#tree = loadNumberTree(hashes, stored);
    for (let place = sortable; place < filings.texts.length; place++) {
      this.add(filings.texts[place] ?? '', filings.positions[place] ?? 0);
    }
  }

  /** The first position that stands under a text at which an earlier one stands. */
  firstDuplicate(): number | undefined {
    let first: number | undefined;
    this.#tree.forEachPair((hash) => {
      for (const entry of this.#entries(hash)) {
        const [, second] = typeof entry === 'number' ? [] : entry.positions.slice(0, 2);
        if (second !== undefined) first = Math.min(first ?? second, second);
      }
    });
    return first;
  }

  remove(text: string, position: number): void {
    const hash = this.#hash(text);
    const entries = this.#entries(hash);
    const index = entries.findIndex((entry) => isBucketOf(entry, text));
    const bucket = entries[index];
    if (typeof bucket === 'object') {
      const positions = bucket.positions.without(position);
      const [lone] = positions.size === 1 ? positions : [];
      this.#store(hash, entries.with(index, lone ?? { text, positions }));
    } else {
      this.#store(hash, withoutFirst(entries, position));
    }
  }

  #find(text: string): Entry | undefined {
    const entries = this.#entries(this.#hash(text));
    return entries[this.#indexOf(entries, text)];
  }

  /** Buckets come first: a record filed under two texts of one hash may stand in the bucket of one and alone for the other. */
  #indexOf(entries: readonly Entry[], text: string, except?: number): number {
    const bucket = entries.findIndex((entry) => isBucketOf(entry, text));
    if (bucket !== -1) return bucket;
    return entries.findIndex((entry) => typeof entry === 'number' && entry !== except && this.#isFiled(entry, text));
  }

  #isFiled(position: number, text: string): boolean {
    const record = this.#records.get(position);
    return record !== undefined && this.projection.textsOf(record).includes(text);
  }

  #entries(hash: number): readonly Entry[] {
    const stored = this.#tree.get(hash);
    if (stored === undefined) return noEntries;
    return isList(stored) ? stored : [stored];
  }

  #store(hash: number, entries: readonly Entry[]): void {
    if (entries.length === 0) this.#tree.delete(hash);
    else this.#tree.set(hash, toStored(entries));
  }
}

const none = new PositionList([]);
const noEntries: readonly Entry[] = [];

function isList(stored: Stored): stored is readonly Entry[] {
  return Array.isArray(stored);
}

function toStored(entries: readonly Entry[]): Stored {
  const [lone] = entries.length === 1 ? entries : [];
  return lone ?? entries;
}

function isBucketOf(entry: Entry, text: string): entry is Bucket {
  return typeof entry === 'object' && entry.text === text;
}

function withoutFirst(entries: readonly Entry[], position: number): readonly Entry[] {
  const index = entries.indexOf(position);
  return index === -1 ? entries : entries.toSpliced(index, 1);
}

/** A lone filing is not even looked at: its text may lie anywhere in memory. */
function toEntries(filings: Filings, places: readonly number[]): readonly Entry[] {
  const [first = 0] = places;
  if (places.length === 1) return filings.positions.slice(first, first + 1);
  return [...groupByText(filings, places)].map(([text, positions]) => {
    const [lone] = positions.length === 1 ? positions : [];
    return lone ?? { text, positions: PositionSet.of(positions) };
  });
}

/** FNV-1a, as a signed 32-bit integer, which the engine keeps in place. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
