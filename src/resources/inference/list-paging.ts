import type { Operation } from '../../spec/index.js';
import { type QueryParameter, queryParametersOf } from '../document/query-parameters.js';
import type { ListPaging } from '../resource-model.js';
import type { ListPlace } from './body-shape.js';
import type { Context } from './context.js';
import { nextOf } from './list-envelope.js';

const names = {
  page: ['page', 'pagenumber', 'pageno', 'pagenum', 'pageindex', 'p', 'currentpage'],
  size: [
    ...['size', 'perpage', 'pagesize', 'limit', 'pagelimit', 'itemsperpage', 'take', 'rows'],
    ...['top', 'max', 'maxresults', 'maxitems', 'count'],
  ],
  offset: ['offset', 'skip', 'pageoffset'],
  cursor: [
    ...['cursor', 'nextcursor', 'pagecursor', 'after', 'pageafter', 'startingafter', 'startafter', 'marker'],
    ...['pagetoken', 'nexttoken', 'nextpagetoken', 'continuationtoken', 'continuation'],
  ],
} as const;

export interface FoundPaging {
  /** Absent: the whole list comes at once, or nobody says how to get the rest. */
  readonly paging?: ListPaging;
  /** The list comes in parts, and the document does not say how to get the others. */
  readonly isPartial: boolean;
}

/** How a list is paged, by its query parameters and by what stands beside the list in the answer. */
export function pagingOf(operation: Operation, place: ListPlace, context: Context): FoundPaging {
  const queries = queryParametersOf(operation, context);
  const find = (known: readonly string[]): QueryParameter | undefined =>
    queries.find(({ word }) => known.includes(word));
  const size = find(names.size);
  const next = nextOf(place);
  const where = whereOf({ page: find(names.page), offset: find(names.offset), cursor: find(names.cursor), next });
  if (where === undefined) return beginningOf(size, [size, next, find(names.cursor)]);
  const { by, ...style } = where;
  const below = style.style === 'cursor' ? belowOf([size]) : belowOf([by, size]);
  return {
    isPartial: false,
    paging: {
      ...style,
      ...sizeOf(size),
      ...below,
      ...(style.style === 'page' && beyondOf(operation)),
      basis: 'document',
    },
  };
}

/** Without a word for the place of a page, nobody gets past the first one. */
function beginningOf(size: QueryParameter | undefined, signs: readonly unknown[]): FoundPaging {
  if (signs.every((sign) => sign === undefined)) return { isPartial: false };
  return { isPartial: true, paging: { style: 'offset', offset: '', ...sizeOf(size), basis: 'inferred' } };
}

type Where = { readonly by: QueryParameter } & (
  | { readonly style: 'page'; readonly page: string; readonly first: number }
  | { readonly style: 'offset'; readonly offset: string }
  | { readonly style: 'cursor'; readonly cursor: string; readonly next: string }
);

interface Signs {
  readonly page: QueryParameter | undefined;
  readonly offset: QueryParameter | undefined;
  readonly cursor: QueryParameter | undefined;
  readonly next: string | undefined;
}

function whereOf({ page, offset, cursor, next }: Signs): Where | undefined {
  if (page !== undefined) return { by: page, style: 'page', page: page.name, first: firstPageOf(page) };
  if (offset !== undefined) return { by: offset, style: 'offset', offset: offset.name };
  if (cursor === undefined || next === undefined) return undefined;
  return { by: cursor, style: 'cursor', cursor: cursor.name, next };
}

type Size = Pick<ListPaging, 'size' | 'defaultSize' | 'maxSize' | 'above'>;

const saidDefault = /\bdefault(?:s|ed|ing)?(?:\s+(?:to|is|of|value|size|page|are))*\s*[:=]?\s*`?(\d+)/i;
const saidMaximum =
  /\b(?:max(?:imum)?|at most|up to|no more than)(?:\s+(?:of|is|value|size|allowed|page))*\s*[:=]?\s*`?(\d+)/i;
const saidClamped = /\b(?:capped|clamped|lowered|reduced|truncated)\b|\bcounts? as\b|\bis taken as\b/i;

function sizeOf(parameter: QueryParameter | undefined): Size {
  if (parameter === undefined) return {};
  const { name, schema, text } = parameter;
  const usual = numberIn(schema?.keyword('default')) ?? figure(text, saidDefault);
  return { size: name, ...(usual !== undefined && { defaultSize: usual }), ...maximumOf(parameter) };
}

/** A maximum in the schema makes what lies above it invalid; one in words alone does not say what happens. */
function maximumOf({ schema, text }: QueryParameter): Size {
  const most = numberIn(schema?.keyword('maximum'));
  if (most !== undefined) return { maxSize: most, above: 'reject' };
  const said = figure(text, saidMaximum);
  return said === undefined ? {} : { maxSize: said, ...(saidClamped.test(text) && { above: 'clamp' }) };
}

/** A minimum in the schema makes what lies below it invalid. */
function belowOf(parameters: readonly (QueryParameter | undefined)[]): { readonly below?: 'reject' } {
  const known = parameters.filter((parameter) => parameter !== undefined);
  const isBounded = known.every(({ schema }) => numberIn(schema?.keyword('minimum')) !== undefined);
  return known.length > 0 && isBounded ? { below: 'reject' } : {};
}

/** A 404 that speaks of pages is for those past the end; a document may list 404 everywhere. */
const beyondOf = ({ responses }: Operation): { readonly beyond?: 'not-found' } =>
  /\bpages?\b/i.test(responses['404']?.description ?? '') ? { beyond: 'not-found' } : {};

function firstPageOf({ schema, text }: QueryParameter): number {
  const said = numberIn(schema?.keyword('default')) ?? numberIn(schema?.keyword('minimum'));
  if (said === 0 || said === 1) return said;
  return /\b(?:zero|0)[- ]?(?:based|indexed)|(?:from|at|with) (?:0|zero)\b/i.test(text) ? 0 : 1;
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function figure(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
