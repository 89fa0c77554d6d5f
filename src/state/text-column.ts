import { fold, textOf } from './projection.js';

const separator = '\n';

/** The texts of many records, folded and joined: a search is one `indexOf` for all of them. */
export class TextColumn {
  readonly #positions: readonly number[];
  readonly #text: string;
  /** Where each text ends. */
  readonly #ends: readonly number[];

  constructor(values: readonly unknown[], positions: readonly number[]) {
    const texts = values.map((value) => fold(textOf(value) ?? ''));
    let end = -separator.length;
    this.#positions = positions;
    this.#text = texts.join(separator);
    this.#ends = texts.map((text) => (end += separator.length + text.length));
  }

  /** Calls back with the position of each record whose text contains the needle, which is folded and not empty. */
  match(needle: string, onMatch: (position: number) => void): void {
    let place = 0;
    let at = this.#text.indexOf(needle);
    while (at !== -1) {
      while (this.#end(place) <= at) place++;
      const isWithin = at >= this.#start(place) && at + needle.length <= this.#end(place);
      if (isWithin) onMatch(this.#positions[place] ?? 0);
      at = this.#text.indexOf(needle, isWithin ? this.#end(place) : at + 1);
    }
  }

  #start(place: number): number {
    return place === 0 ? 0 : this.#end(place - 1) + separator.length;
  }

  #end(place: number): number {
    return this.#ends[place] ?? Number.POSITIVE_INFINITY;
  }
}
