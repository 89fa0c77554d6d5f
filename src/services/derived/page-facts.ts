import type { HttpRequest } from '../../http/index.js';
import type { ListItems, ListPaging, Schema } from '../../resources/index.js';
import type { Page } from './page.js';
import { plain } from './words.js';
import { takesNull, type World } from './world.js';

export interface Facts {
  readonly page: Page<unknown>;
  readonly items: ListItems;
  readonly request: HttpRequest;
}

/** What a property beside a list says about it, by its name; undefined for one that says nothing of the kind. */
export function factNamed(name: string, schema: Schema, setting: Setting): unknown {
  const { page } = setting.facts;
  const word = plain(name);
  const { types } = schema;
  const number = types.has('integer') || types.has('number') ? atMost(numbers(page)[word], schema) : undefined;
  const flag = types.has('boolean') ? flags(page)[word] : undefined;
  return number ?? flag ?? linkNamed(word, schema, setting);
}

/** A count that has an upper limit stops there. */
export function atMost(count: number | undefined, schema: Schema): number | undefined {
  const most = schema.keyword('maximum');
  return count === undefined || typeof most !== 'number' ? count : Math.min(count, most);
}

interface Setting {
  readonly world: World;
  readonly facts: Facts;
}

const flags = (page: Page<unknown>): Readonly<Record<string, boolean>> => ({
  ...named(['hasmore', 'hasnext', 'hasnextpage', 'more'], hasNext(page)),
  ...named(['hasprevious', 'hasprev', 'haspreviouspage'], page.offset > 0),
  ...named(['islast', 'lastpage', 'last'], !hasNext(page)),
  ...named(['isfirst', 'firstpage', 'first'], page.offset === 0),
});

const hasNext = ({ offset, items, total }: Page<unknown>): boolean => offset + items.length < total;

function numbers(page: Page<unknown>): Readonly<Record<string, number>> {
  const { items, offset, limit, total, first } = page;
  const pages = limit === 0 ? 0 : Math.ceil(total / limit);
  const all = [
    'total',
    'totalcount',
    'totalitems',
    'totalresults',
    'totalelements',
    'totalrecords',
    'totalhits',
    'itemcount',
  ];
  return {
    ...named(['limit', 'size', 'pagesize', 'perpage', 'itemsperpage', 'pagelimit', 'take'], limit),
    ...named(['offset', 'skip', 'from', 'start', 'startindex'], offset),
    ...named(['page', 'currentpage', 'pagenumber', 'pageno', 'number', 'pageindex'], page.page),
    ...named(all, total),
    ...named(['count', 'numberofelements', 'pagecountitems', 'returned'], items.length),
    ...named(['totalpages', 'pagecount', 'pages', 'numpages'], pages),
    ...named(['lastpage'], Math.max(first, first + pages - 1)),
    ...(hasNext(page) && named(['nextpage'], page.page + 1)),
    ...(offset > 0 && named(['previouspage', 'prevpage'], Math.max(first, page.page - 1))),
  };
}

const named = <T>(names: readonly string[], value: T): Readonly<Record<string, T>> =>
  Object.fromEntries(names.map((name) => [name, value]));

const relations: Readonly<Record<string, string>> = {
  ...{ next: 'next', nextlink: 'next', nexturl: 'next', nextpageurl: 'next', nextpage: 'next', nexthref: 'next' },
  ...{ previous: 'prev', prev: 'prev', previouslink: 'prev', prevlink: 'prev', prevurl: 'prev', previousurl: 'prev' },
  ...{
    previouspage: 'prev',
    prevpage: 'prev',
    first: 'first',
    firstpage: 'first',
    last: 'last',
    lastpage: 'last',
    self: 'self',
  },
};

function linkNamed(word: string, schema: Schema, { world, facts }: Setting): unknown {
  const relation = relations[word];
  if (relation === undefined) return undefined;
  const address = linksOf(facts)[relation];
  if (schema.properties.has('href')) return address === undefined ? nothing(world, schema) : { href: address };
  if (address !== undefined && schema.types.has('string')) return address;
  return address === undefined ? nothing(world, schema) : undefined;
}

const nothing = (world: World, schema: Schema): null | undefined => (takesNull(world, schema) ? null : undefined);

/** The addresses of the neighbouring pages, by relation type (RFC 8288). */
export function linksOf({ page, items: { paging }, request }: Facts): Readonly<Record<string, string>> {
  const to = (change: Readonly<Record<string, string>>): string => addressWith(request, change);
  if (paging === undefined) return { self: to({}) };
  if (paging.style === 'cursor') {
    return { self: to({}), ...(page.nextCursor !== undefined && { next: to({ [paging.cursor]: page.nextCursor }) }) };
  }
  const at = (offset: number) => to(placeOf(paging, page, offset));
  const lastOffset = page.total === 0 ? 0 : Math.floor((page.total - 1) / page.limit) * page.limit;
  return {
    self: to({}),
    first: at(0),
    last: at(lastOffset),
    ...(hasNext(page) && { next: at(page.offset + page.limit) }),
    ...(page.offset > 0 && { prev: at(Math.max(0, page.offset - page.limit)) }),
  };
}

const placeOf = (paging: Exclude<ListPaging, { style: 'cursor' }>, { limit, first }: Page<unknown>, offset: number) =>
  paging.style === 'page'
    ? { [paging.page]: String(first + Math.floor(offset / limit)) }
    : { [paging.offset]: String(offset) };

function addressWith({ mount = '', path, query }: HttpRequest, change: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) parameters.set(name, value);
  const text = parameters.toString();
  return `${mount}${path}${text === '' ? '' : `?${text}`}`;
}
