import type { ListPaging, ListRole, RelatedRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Intent, PhaseName, RequestValues } from '../case.js';
import { type Exchange, isSuccess } from '../exchange.js';
import type { Session } from '../session.js';
import { nextByCursor, nextByNumber, type PageRequest } from './next-page.js';
import { idOf, type ListedItem, type ListPage, type ListSource, readPage } from './read-page.js';

/** A list from its first to its last page. */
export interface WholeList {
  readonly items: readonly ListedItem[];
  readonly pages: readonly ListPage[];
  readonly exchanges: readonly Exchange[];
  /** Whether the last page was reached. */
  readonly isComplete: boolean;
  /** Why the reading ended: `loops` where pages come again for ever. */
  readonly end: 'reached' | 'refused' | 'loops' | 'too-long';
  /** As the first page tells it. */
  readonly total: number | undefined;
}

export interface ReadOptions {
  /** Containers in the path, and what else every request needs. */
  readonly values?: RequestValues;
  /** Search, filters, order. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Items on a page; absent: the server's default. */
  readonly size?: number;
  readonly phase?: PhaseName;
  readonly identity?: string;
  /** A clause for the first request, such as `searching for a name`. */
  readonly title?: string;
  /** 40 where nothing else is said. */
  readonly maxPages?: number;
  /** Whether the total says where the list ends; true where nothing else is said. */
  readonly trustsTotal?: boolean;
}

/** Follows the pages of a list to their end: page numbers, offsets, cursors, addresses in the body or in a Link header. */
export async function readWholeList(
  session: Session,
  { role, operation }: { readonly role: ListRole | RelatedRole; readonly operation: Operation },
  options: ReadOptions = {},
): Promise<WholeList> {
  const { values = {}, query, size, phase, identity } = options;
  const paging = role.items.paging;
  const sized = paging?.size === undefined || size === undefined ? {} : { [paging.size]: size };
  const source: ListSource = {
    session,
    operation,
    role,
    values: { ...values, query: { ...values.query, ...query, ...sized } },
    ...(phase === undefined ? {} : { phase }),
    ...(identity === undefined ? {} : { identity }),
  };
  return readPages(source, options);
}

async function readPages(source: ListSource, options: ReadOptions): Promise<WholeList> {
  const { title = 'from its first page on', maxPages = 40 } = options;
  const { paging } = source.role.items;
  const pages: ListPage[] = [];
  const asked = new Set<string>();
  let request: PageRequest | undefined = openingPage(paging, options.size);

  while (request !== undefined) {
    if (asked.has(JSON.stringify(request))) return toWhole(pages, 'loops');
    if (pages.length >= maxPages) return toWhole(pages, 'too-long');
    asked.add(JSON.stringify(request));
    const purpose = pages.length === 0 ? title : `on page ${pages.length + 1}`;
    const page = await readPage(source, request, { title: purpose, intent: intentOf(paging, pages) });
    if (!isSuccess(page.exchange))
      return toWhole(pages, page.exchange.case.intent.kind === 'valid' ? 'refused' : 'reached', page);
    if (repeats(pages, page)) return toWhole([...pages, page], 'loops');
    pages.push(page);
    request = followingPage(paging, pages, options);
  }
  return toWhole(pages, 'reached');
}

/** Nobody knows whether there is a page behind the last full one; a cursor promises it. */
const intentOf = (paging: ListPaging | undefined, pages: readonly ListPage[]): Intent => ({
  kind: pages.length === 0 || paging?.style === 'cursor' ? 'valid' : 'open',
});

/** The first page: named where a size is asked for, left out where the default is. */
function openingPage(paging: ListPaging | undefined, size: number | undefined): PageRequest {
  if (paging === undefined || paging.style === 'cursor' || size === undefined) return { query: {} };
  return nextByNumber(paging, { pages: 0, items: 0 });
}

function followingPage(
  paging: ListPaging | undefined,
  pages: readonly ListPage[],
  options: ReadOptions,
): PageRequest | undefined {
  const last = pages.at(-1);
  if (paging === undefined || last === undefined) return undefined;
  if (paging.style === 'cursor') return nextByCursor(paging, last.exchange.response);
  const seen = pages.reduce((sum, { items }) => sum + items.length, 0);
  if (isLastPage(paging, { pages, last, seen, options })) return undefined;
  return nextByNumber(paging, { pages: pages.length, items: seen });
}

interface Progress {
  readonly pages: readonly ListPage[];
  readonly last: ListPage;
  readonly seen: number;
  readonly options: ReadOptions;
}

/** A page that is not full is the last one; how much is full, the first page shows. */
function isLastPage(paging: ListPaging, { pages, last, seen, options }: Progress): boolean {
  if (last.items.length === 0) return true;
  if (last.total !== undefined && options.trustsTotal !== false) return seen >= last.total;
  return last.items.length < (pages.length > 1 ? (pages[0]?.items.length ?? 0) : fullSize(paging, options.size));
}

/** The most items that a page certainly holds where there are as many; 0 where nobody knows. */
function fullSize({ size: parameter, defaultSize = 0, maxSize = Number.POSITIVE_INFINITY }: ListPaging, size?: number) {
  return Math.min(parameter === undefined ? defaultSize : (size ?? defaultSize), maxSize);
}

/** Whether a page holds nothing but what the pages before it held. */
function repeats(pages: readonly ListPage[], { items }: ListPage): boolean {
  if (items.length === 0 || pages.length === 0) return false;
  const known = new Set(pages.flatMap((page) => page.items.map(idOf)));
  return items.every((item) => known.has(idOf(item)));
}

function toWhole(pages: readonly ListPage[], end: WholeList['end'], refused?: ListPage): WholeList {
  const exchanges = pages.map(({ exchange }) => exchange);
  return {
    items: pages.flatMap(({ items }) => items),
    pages,
    exchanges: refused === undefined ? exchanges : [...exchanges, refused.exchange],
    isComplete: end === 'reached',
    end,
    total: pages[0]?.total,
  };
}
