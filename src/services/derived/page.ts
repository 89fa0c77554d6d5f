import { notFound, type Problem } from '../../http/index.js';
import type { ListPaging } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { invalid } from './refusals.js';
import { isObject, textOf, type Values } from './world.js';

/** A list in its order, of which only a part is taken. */
export interface Whole<T> {
  readonly size: number;
  slice(offset: number, limit: number): readonly T[];
  /** Where an item stands that a cursor names; undefined where it is gone. */
  find(key: string): number | undefined;
  keyOf(item: T): string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  /** Number of the page, from what the document calls the first. */
  readonly page: number;
  readonly first: number;
  /** The cursor of the next page; undefined on the last one. */
  readonly nextCursor: string | undefined;
}

const usualSize = 20;

/** The page that a request asks for; a problem for a cursor that is none, or a page past the end where that is not found. */
export function pageOf<T>(whole: Whole<T>, { paging, query, operation }: Asked): Page<T> | Problem {
  const total = whole.size;
  if (paging === undefined)
    return { items: whole.slice(0, total), offset: 0, limit: total, total, page: 1, first: 1, nextCursor: undefined };
  const limit = limitOf(paging, query);
  const first = paging.style === 'page' ? paging.first : 1;
  const offset = offsetOf(whole, { paging, query, limit });
  if (offset === undefined)
    return invalid(operation, 'The cursor is none that this list has given.', [badCursor(paging)]);
  const items = whole.slice(offset, limit);
  if (items.length === 0 && offset > 0 && paging.beyond === 'not-found') return notFound('There is no such page.');
  const last = items.at(-1);
  const hasMore = offset + items.length < total && last !== undefined;
  const page = first + (limit === 0 ? 0 : Math.floor(offset / limit));
  return {
    items,
    offset,
    limit,
    total,
    page,
    first,
    nextCursor: hasMore ? encode(whole.keyOf(last), offset + items.length) : undefined,
  };
}

interface Asked {
  readonly paging: ListPaging | undefined;
  readonly query: Values;
  readonly operation: Operation;
}

/** What the schema does not refuse is clamped. */
function limitOf({ size, defaultSize, maxSize }: ListPaging, query: Values): number {
  const usual = defaultSize ?? Math.min(maxSize ?? usualSize, usualSize);
  const asked = size === undefined ? usual : (wholeNumber(query[size]) ?? usual);
  return Math.max(1, Math.min(asked, maxSize ?? asked));
}

const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.floor(number) : undefined;
};

function offsetOf<T>(
  whole: Whole<T>,
  { paging, query, limit }: { paging: ListPaging; query: Values; limit: number },
): number | undefined {
  if (paging.style === 'page')
    return Math.max(0, (wholeNumber(query[paging.page]) ?? paging.first) - paging.first) * limit;
  if (paging.style === 'offset') return Math.max(0, wholeNumber(query[paging.offset]) ?? 0);
  const sent = query[paging.cursor];
  if (sent === undefined || sent === '') return 0;
  const cursor = decode(textOf(sent));
  if (cursor === undefined) return undefined;
  const known = whole.find(cursor.after);
  return known === undefined ? Math.max(0, cursor.offset - 1) : known + 1;
}

const badCursor = (paging: ListPaging) => ({
  pointer: `/query/${paging.style === 'cursor' ? paging.cursor : ''}`,
  keyword: 'cursor',
  message: 'is no cursor of this list',
});

/** A cursor is the item that it comes after; where that is gone by then, the place that it had. */
const encode = (after: string, offset: number): string =>
  Buffer.from(JSON.stringify({ after, offset })).toString('base64url');

function decode(cursor: string): { readonly after: string; readonly offset: number } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!isObject(value) || typeof value.after !== 'string' || !Number.isInteger(value.offset)) return undefined;
    return { after: value.after, offset: Number(value.offset) };
  } catch {
    return undefined;
  }
}
