import type { ListItems } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import { toAccessor, valueAtPointer } from '../json-pointer.js';
import { type Key, readKey } from './read-key.js';

/** Every page of a list, or the one answer that holds it all. */
export interface ListView {
  readonly exchanges: readonly Exchange[];
  /** Whether nothing of the list is missing: only then does an absence say something. */
  readonly isWhole: boolean;
}

export interface Listed {
  readonly exchange: Exchange;
  readonly key: Key;
  readonly value: unknown;
}

/** The items of a list with their keys; what has no key is left to the schema. */
export const listedIn = ({ exchanges }: ListView, items: ListItems): readonly Listed[] =>
  exchanges.flatMap((exchange) => itemsOf(items, exchange));

function itemsOf({ pointer, key: sources }: ListItems, exchange: Exchange): readonly Listed[] {
  const items = valueAtPointer(exchange.response.value, pointer);
  if (!Array.isArray(items)) return [];
  return items.flatMap((value: unknown) => {
    const key = readKey(sources, exchange, value);
    return key === undefined ? [] : [{ exchange, key, value }];
  });
}

/** JavaScript from the body to the item with a key. */
export const toItemAccessor = (items: ListItems, key: Key): string =>
  `${toAccessor(items.pointer)}?.find((item) => ${conditionOf(items, key)})`;

/** Whether an item with the key is in the last answer, as a proof. */
export const hasItem = (items: ListItems, key: Key): string => hasSome(items, conditionOf(items, key));

/** The same for the one part of the key that partners are known by. */
export function hasPartner(items: ListItems, partner: string): string {
  const [source] = Object.values(items.key).slice(-1);
  const accessor = source?.in === 'item' ? toAccessor(source.pointer) : '';
  return hasSome(items, isText(accessor, partner));
}

const hasSome = ({ pointer }: ListItems, condition: string): string =>
  `(answers.at(-1).body${toAccessor(pointer)} ?? []).some((item) => ${condition})`;

function conditionOf({ key: sources }: ListItems, key: Key): string {
  const conditions = Object.entries(sources).flatMap(([property, source]) =>
    source.in === 'item' ? [isText(toAccessor(source.pointer), String(key[property]))] : [],
  );
  return conditions.join(' && ');
}

const isText = (accessor: string, text: string): string => `String(item${accessor}) === ${JSON.stringify(text)}`;
