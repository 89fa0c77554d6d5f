import type { ListItems } from '../../resources/index.js';
import { plain } from './words.js';
import { textOf, type Values } from './world.js';

export interface Selecting<T> {
  readonly items: ListItems;
  readonly query: Values;
  /** What the list shows of an item, or the record behind it. */
  readonly valuesOf: (item: T) => Values;
}

/** Whether a request asks for something other than the whole list in its usual order. */
export const isPlain = ({ items, query }: Omit<Selecting<never>, 'valuesOf'>): boolean =>
  ![
    ...items.filters.map(({ parameter }) => parameter),
    items.search?.parameter,
    items.sort?.parameter,
    searchIn(items, query),
  ].some((parameter) => parameter !== undefined && query[parameter] !== undefined);

/** The items that pass every filter and contain what is searched, in the order that is asked for. */
export function select<T>(all: Iterable<T>, { items, query, valuesOf }: Selecting<T>): readonly T[] {
  const tests = [...items.filters.flatMap((filter) => filterTest(filter, query)), ...searchTest(items, query)];
  const found = [...all].filter((item) => tests.every((passes) => passes(valuesOf(item))));
  return sorted(found, { items, query, valuesOf });
}

type Test = (values: Values) => boolean;

function filterTest({ parameter, field, ignoreCase }: ListItems['filters'][number], query: Values): readonly Test[] {
  const wanted = query[parameter];
  if (wanted === undefined) return [];
  const fold = (value: unknown): string => (ignoreCase ? String(value).toLowerCase() : String(value));
  const choices = (Array.isArray(wanted) ? wanted : [wanted]).map(fold);
  return [
    (values) => {
      const value = values[field];
      if (Array.isArray(value)) return value.some((one) => choices.includes(fold(one)));
      return value !== undefined && value !== null && choices.includes(fold(value));
    },
  ];
}

const searches = ['q', 'query', 'search', 'searchterm', 'keyword'];

/** A search that does not say where it looks looks everywhere. */
const searchIn = ({ search }: ListItems, query: Values): string | undefined =>
  search === undefined ? Object.keys(query).find((name) => searches.includes(plain(name))) : undefined;

function searchTest(items: ListItems, query: Values): readonly Test[] {
  const { search } = items;
  const parameter = search?.parameter ?? searchIn(items, query);
  const wanted = parameter === undefined ? undefined : query[parameter];
  if (wanted === undefined || wanted === '') return [];
  const isExact = search !== undefined && !search.ignoreCase && search.basis !== 'inferred';
  const fold = (text: string): string => (isExact ? text : text.toLowerCase());
  const text = fold(textOf(wanted));
  return [
    (values) => {
      const looked = search === undefined ? Object.values(values) : search.fields.map((field) => values[field]);
      return looked.some((value) => typeof value === 'string' && fold(value).includes(text));
    },
  ];
}

/** Equal ones stay in the order that they came to be in. */
function sorted<T>(found: readonly T[], { items: { sort }, query, valuesOf }: Selecting<T>): readonly T[] {
  const order = sort?.orders.find(({ value }) => value === query[sort.parameter]);
  if (sort === undefined || order === undefined) return found;
  const isTurned = sort.turn?.values.includes(String(query[sort.turn.parameter])) === true;
  const sign = order.descending === isTurned ? 1 : -1;
  return found.toSorted((one, other) => sign * compare(valuesOf(one)[order.field], valuesOf(other)[order.field]));
}

/** Numbers by size, texts by code unit, and what is missing last. */
function compare(one: unknown, other: unknown): number {
  if (isMissing(one) || isMissing(other)) return Number(isMissing(one)) - Number(isMissing(other));
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one), String(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;
