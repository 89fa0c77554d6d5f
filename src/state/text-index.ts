import { createNumberTree, type NumberTree } from './b-tree.js';
import type { OrderedRecords } from './ordered-records.js';
import { TextColumn } from './text-column.js';

const blockBits = 9;

/** The state of the records of one block of positions, with the columns that were made of it. */
type Block = Map<string, TextColumn>;

/**
 * Finds a part of a text among all records by searching a few long strings instead of many short ones. A write to a block
 * replaces it by an unsearched one, so forks may share all blocks, and what one of them works out serves the others.
 */
export class TextIndex {
  readonly #records: OrderedRecords;
  readonly #blocks: NumberTree<Block>;

  constructor(records: OrderedRecords, blocks = createNumberTree<Block>()) {
    this.#records = records;
    this.#blocks = blocks;
  }

  clone(records: OrderedRecords): TextIndex {
    return new TextIndex(records, this.#blocks.clone());
  }

  /** The record at this position has changed. */
  touch(position: number): void {
    this.#blocks.set(position >>> blockBits, new Map());
  }

  /** Positions of the records whose property contains the needle, which is folded and not empty. */
  search(field: string, needle: string): readonly number[] {
    const found: number[] = [];
    this.#forEachColumn(field, (column) => column.match(needle, (position) => found.push(position)));
    return found;
  }

  /** Makes all columns of a property now, so that the first search of a large collection is as fast as the next. */
  prepare(field: string): void {
    this.#forEachColumn(field, () => undefined);
  }

  #forEachColumn(field: string, visit: (column: TextColumn) => void): void {
    this.#blocks.forEachPair((number, block) => {
      const column = block.get(field) ?? this.#createColumn(field, number);
      block.set(field, column);
      visit(column);
    });
  }

  #createColumn(field: string, number: number): TextColumn {
    const texts: unknown[] = [];
    const positions: number[] = [];
    this.#records.forRange(number << blockBits, (number + 1) << blockBits, (record, position) => {
      texts.push(record[field]);
      positions.push(position);
    });
    return new TextColumn(texts, positions);
  }
}
