import { fold, textOf } from './projection.js';
import type { StoredRecord } from './records.js';

const separator = '\n';

/** One property of one page of records, folded and joined: a search is one `indexOf` for many records. */
export class TextColumn {
  readonly #text: string;
  /** Where the text of each slot ends. */
  readonly #ends: Int32Array;

  constructor(records: readonly (StoredRecord | undefined)[], field: string) {
    const texts = records.map((record) => fold(textOf(record?.[field]) ?? ''));
    this.#text = texts.join(separator);
    this.#ends = new Int32Array(texts.length);
    let end = -1;
    texts.forEach((text, slot) => {
      end += separator.length + text.length;
      this.#ends[slot] = end;
    });
  }

  /** Calls back with each slot whose text contains the needle, which is folded and not empty. */
  match(needle: string, onMatch: (slot: number) => void): void {
    let slot = 0;
    let at = this.#text.indexOf(needle);
    while (at !== -1) {
      while (this.#end(slot) <= at) slot++;
      const isWithin = at >= this.#start(slot) && at + needle.length <= this.#end(slot);
      if (isWithin) onMatch(slot);
      at = this.#text.indexOf(needle, isWithin ? this.#end(slot) : at + 1);
    }
  }

  #start(slot: number): number {
    return slot === 0 ? 0 : this.#end(slot - 1) + separator.length;
  }

  #end(slot: number): number {
    return this.#ends[slot] ?? Number.POSITIVE_INFINITY;
  }
}
