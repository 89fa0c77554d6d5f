import { isObject } from '../state/same-value.js';

/** What a page says about the pages around it, by names that every API uses. */
export interface PageMarks {
  /** Pointer and value of what tells whether there is a next page. */
  readonly next?: Mark<boolean> & {
    /** Parameters of the address of the next page, where the mark is one. */
    readonly address?: URLSearchParams;
  };
  readonly pages?: Mark<number>;
}

export interface Mark<T> {
  readonly pointer: string;
  readonly value: T;
}

const nextNames = new Set(['next', 'nextpage', 'nexturl', 'nextlink', 'nexthref', 'hasmore', 'hasnext', 'hasnextpage']);
const countNames = new Set(['totalpages', 'pagecount', 'pagescount', 'numpages']);

/** Reads the marks around the items; `itemsPointer` itself is left out. */
export function marksOf(body: unknown, itemsPointer: string): PageMarks {
  const found = leavesOf(body, '', itemsPointer);
  const marks = found.filter(({ name, value }) => nextNames.has(name) && isNextMark(value));
  const next = marks.find(({ value }) => addressIn(value) !== undefined) ?? marks[0];
  const pages = found.find(({ name, value }) => countNames.has(name) && typeof value === 'number');
  return {
    ...(next === undefined ? {} : { next: toNextMark(next) }),
    ...(pages === undefined ? {} : { pages: { pointer: pages.pointer, value: Number(pages.value) } }),
  };
}

function toNextMark({ pointer, value }: Leaf): PageMarks['next'] & object {
  const address = addressIn(value);
  return { pointer, value: isThere(value), ...(address && { address }) };
}

/** The parameters of an address. */
function addressIn(value: unknown): URLSearchParams | undefined {
  if (typeof value !== 'string' || !/^(?:https?:\/\/|\/|\?)/i.test(value)) return undefined;
  if (!URL.canParse(value, 'http://target.invalid')) return undefined;
  const { searchParams } = new URL(value, 'http://target.invalid');
  return searchParams.size === 0 ? undefined : searchParams;
}

/** What stands for a next page in a body: an address, a number or a flag. */
const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== false && value !== '';

const isNextMark = (value: unknown): boolean => value === null || typeof value !== 'object';

interface Leaf {
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** At most two levels deep: wrappers such as `meta` and `links`. */
function leavesOf(body: unknown, above: string, itemsPointer: string): readonly Leaf[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([property, value]) => {
    const pointer = `${above}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (pointer === itemsPointer) return [];
    if (isObject(value) && above === '') return leavesOf(value, pointer, itemsPointer);
    return [{ name: property.toLowerCase().replaceAll(/[^a-z]/g, ''), pointer, value }];
  });
}
