import type { ListItems } from '../../resources/index.js';
import { toAccessor } from '../json-pointer.js';

/** JavaScript for the proofs about lists; positions are those of the evidence. */
export interface ListProofs {
  /** The keys of the items of an answer, as texts. */
  readonly keys: (position: number) => string;
  /** The keys of several answers, one after the other. */
  readonly allKeys: (positions: readonly number[]) => string;
  /** The array of items. */
  readonly items: (position: number) => string;
  readonly total: (position: number) => string;
}

export function proofsOf({ pointer, key, total }: ListItems): ListProofs {
  const parts = Object.values(key).flatMap((source) =>
    source.in === 'item' ? [`x${toAccessor(source.pointer)}`] : [],
  );
  const text = `(x) => JSON.stringify(${parts.length === 0 ? 'x' : `[${parts.join(', ')}]`})`;
  const items = (position: number): string => `(answers.at(${position}).body${toAccessor(pointer)} ?? [])`;
  return {
    items,
    keys: (position) => `${items(position)}.map(${text})`,
    allKeys: (positions) =>
      `[${positions.join(', ')}].flatMap((i) => (answers.at(i).body${toAccessor(pointer)} ?? []).map(${text}))`,
    total: (position) => `answers.at(${position}).body${toAccessor(total ?? '')}`,
  };
}

/** Two lists hold the same in the same order. */
export const areEqual = (one: string, other: string): string => `JSON.stringify(${one}) === JSON.stringify(${other})`;

export const isAccepted = (position: number): string =>
  `answers.at(${position}).status >= 200 && answers.at(${position}).status < 300`;

export const isRefused = (position: number): string =>
  `answers.at(${position}).status >= 400 && answers.at(${position}).status < 500`;
