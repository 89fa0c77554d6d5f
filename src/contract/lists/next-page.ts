import { headerOf } from '../../http/index.js';
import type { ListPaging } from '../../resources/index.js';
import type { RequestValues } from '../case.js';
import type { Answer } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';

/** Which page a request asks for: what it carries beside the values that all pages share. */
export interface PageRequest {
  readonly query: Readonly<Record<string, unknown>>;
  /** The parameters of the address that the page before gave; they stand instead of all others. */
  readonly raw?: Readonly<Record<string, string>>;
}

type CursorPaging = Extract<ListPaging, { style: 'cursor' }>;

/** What an answer names as the next page: a cursor, or its address; undefined on the last page. */
export function nextByCursor(paging: CursorPaging, answer: Answer): PageRequest | undefined {
  const next = valueAtPointer(answer.value, paging.next) ?? nextOfLinkHeader(answer);
  if (typeof next === 'number') return { query: { [paging.cursor]: next } };
  if (typeof next !== 'string' || next === '') return undefined;
  const parameters = parametersOf(next);
  return parameters === undefined ? { query: { [paging.cursor]: next } } : { query: {}, raw: parameters };
}

/** The address in `Link: <…>; rel="next"` (RFC 8288). */
export function nextOfLinkHeader({ headers }: Answer): string | undefined {
  const header = headerOf(headers, 'link') ?? '';
  return /<([^>]*)>(?=[^<]*;\s*rel="?(?:[^",;]*\s)?next(?:[\s",;]|$))/i.exec(header)?.[1];
}

function parametersOf(next: string): Record<string, string> | undefined {
  if (!/^(?:https?:\/\/|\/|\?)/i.test(next) || !URL.canParse(next, 'http://target.invalid')) return undefined;
  const { searchParams } = new URL(next, 'http://target.invalid');
  return searchParams.size === 0 ? undefined : Object.fromEntries(searchParams);
}

/** The page of a numbered list that begins after `seen` pages with `items` records. */
export function nextByNumber(
  paging: Exclude<ListPaging, CursorPaging>,
  seen: { readonly pages: number; readonly items: number },
): PageRequest {
  return paging.style === 'page'
    ? { query: { [paging.page]: paging.first + seen.pages } }
    : { query: { [paging.offset]: seen.items } };
}

/** The values of a request for one page of the list that `values` ask for. */
export function valuesOfPage(values: RequestValues, page: PageRequest): RequestValues {
  const query = page.raw === undefined ? { ...values.query, ...page.query } : page.query;
  return { ...values, query };
}
