import { createNumberTree, type NumberTree } from './b-tree.js';

/** Positions of records, ascending, which is the order of insertion. */
export interface Positions extends Iterable<number> {
  readonly size: number;
  slice(offset: number, limit: number): readonly number[];
}

const chunkBits = 8;

/** An immutable set of positions, kept in runs, so that a million of them can be counted, paged and changed cheaply. */
export class PositionSet implements Positions {
  readonly size: number;
  readonly #chunks: NumberTree<readonly number[]>;

  private constructor(size: number, chunks: NumberTree<readonly number[]>) {
    this.size = size;
    this.#chunks = chunks;
  }

  static of(position: number): PositionSet {
    const chunks = createNumberTree<readonly number[]>();
    chunks.set(position >>> chunkBits, [position]);
    return new PositionSet(1, chunks);
  }

  has(position: number): boolean {
    return this.#chunk(position).includes(position);
  }

  with(position: number): PositionSet {
    if (this.has(position)) return this;
    const chunk = this.#chunk(position).slice();
    let index = chunk.length;
    while (index > 0 && (chunk[index - 1] ?? 0) > position) index--;
    chunk.splice(index, 0, position);
    return this.#replace(position, chunk, this.size + 1);
  }

  without(position: number): PositionSet {
    if (!this.has(position)) return this;
    const chunk = this.#chunk(position).filter((other) => other !== position);
    return this.#replace(position, chunk, this.size - 1);
  }

  slice(offset: number, limit: number): readonly number[] {
    const found: number[] = [];
    let skip = offset;
    for (const chunk of this.#chunks.values()) {
      if (found.length >= limit) break;
      if (skip < chunk.length) found.push(...chunk.slice(skip, skip + limit - found.length));
      skip = Math.max(0, skip - chunk.length);
    }
    return found;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (const chunk of this.#chunks.values()) yield* chunk;
  }

  #chunk(position: number): readonly number[] {
    return this.#chunks.get(position >>> chunkBits) ?? [];
  }

  #replace(position: number, chunk: readonly number[], size: number): PositionSet {
    const chunks = this.#chunks.clone();
    if (chunk.length === 0) chunks.delete(position >>> chunkBits);
    else chunks.set(position >>> chunkBits, chunk);
    return new PositionSet(size, chunks);
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
