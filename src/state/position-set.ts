import { createNumberTree, keyAt, type NumberTree } from './b-tree.js';

/** Positions of records, ascending, which is the order of insertion. */
export interface Positions extends Iterable<number> {
  readonly size: number;
  slice(offset: number, limit: number): readonly number[];
}

/** An immutable set of positions: a million of them are counted, paged and added to as easily as ten. */
export class PositionSet implements Positions {
  readonly #tree: NumberTree<undefined>;

  private constructor(tree: NumberTree<undefined>) {
    this.#tree = tree;
  }

  static of(positions: readonly number[]): PositionSet {
    const tree = createNumberTree<undefined>();
    for (const position of positions) tree.set(position, undefined);
    return new PositionSet(tree);
  }

  get size(): number {
    return this.#tree.size;
  }

  with(position: number): PositionSet {
    return new PositionSet(this.#tree.with(position, undefined));
  }

  without(position: number): PositionSet {
    return new PositionSet(this.#tree.without(position));
  }

  slice(offset: number, limit: number): readonly number[] {
    const start = keyAt(this.#tree, offset);
    const found: number[] = [];
    if (start === undefined || limit <= 0) return found;
    for (const position of this.#tree.keys(start)) {
      if (found.push(position) >= limit) break;
    }
    return found;
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#tree.keys();
  }
}

/** A few positions, as a plain list. */
export class PositionList implements Positions {
  readonly #positions: readonly number[];

  constructor(positions: readonly number[]) {
    this.#positions = positions;
  }

  get size(): number {
    return this.#positions.length;
  }

  slice(offset: number, limit: number): readonly number[] {
    return this.#positions.slice(offset, offset + limit);
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#positions[Symbol.iterator]();
  }
}
