import type { Operation, Parameter } from '../../spec/index.js';
import { plain } from '../document/names.js';
import type { Schema, SchemaReader } from '../document/schema.js';
import { descriptionAt } from '../document/texts.js';
import type { ListPaging } from '../resource-model.js';
import { type ListPlace, pointerTo } from './body-shape.js';
import type { Context } from './context.js';

const names = {
  page: ['page', 'pagenumber', 'pageno', 'pagenum', 'pageindex', 'p', 'currentpage'],
  size: [
    'size',
    'perpage',
    'pagesize',
    'limit',
    'pagelimit',
    'top',
    'max',
    'maxresults',
    'maxitems',
    'count',
    'itemsperpage',
    'take',
    'rows',
  ],
  offset: ['offset', 'skip', 'pageoffset'],
  cursor: [
    'cursor',
    'after',
    'startingafter',
    'pagetoken',
    'nexttoken',
    'nextpagetoken',
    'continuationtoken',
    'continuation',
    'nextcursor',
    'pagecursor',
    'pageafter',
    'marker',
    'startafter',
  ],
  next: [
    'nextcursor',
    'nextpagetoken',
    'nexttoken',
    'next',
    'continuationtoken',
    'continuation',
    'endcursor',
    'cursor',
    'nextpage',
    'after',
    'nextlink',
    'nextmarker',
    'nexturl',
    'nextpageurl',
  ],
} as const;

/** Objects beside or around a list that hold what is said about it. */
const companions = [
  'meta',
  'links',
  '_links',
  'paging',
  'pagination',
  'page',
  'page_info',
  'pageInfo',
  'response_metadata',
  'cursors',
];

/** `partial`: the list comes in parts, and the document does not say how to get the others. */
export type PagingOf = { readonly paging?: ListPaging; readonly isPartial: boolean };

export function pagingOf(
  operation: Operation,
  place: ListPlace,
  { spec, read }: Pick<Context, 'spec' | 'read'>,
): PagingOf {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const find = (kind: keyof typeof names): Parameter | undefined => {
    const known: readonly string[] = names[kind];
    return query.find(({ name }) => known.includes(plain(name)));
  };
  const size = sizeOf(find('size'), { spec, read });
  const page = find('page');
  if (page !== undefined) {
    const first = firstPageOf(page, { spec, read });
    const limits = { ...belowOf([page, find('size')], read), ...beyondOf(operation) };
    return {
      isPartial: false,
      paging: { style: 'page', page: page.name, first, ...size, ...limits, basis: 'document' },
    };
  }
  const offset = find('offset');
  if (offset !== undefined) {
    return {
      isPartial: false,
      paging: {
        style: 'offset',
        offset: offset.name,
        ...size,
        ...belowOf([offset, find('size')], read),
        basis: 'document',
      },
    };
  }
  const cursor = find('cursor');
  const next = nextOf(place);
  if (cursor !== undefined && next !== undefined) {
    return {
      isPartial: false,
      paging: {
        style: 'cursor',
        cursor: cursor.name,
        next,
        ...size,
        ...belowOf([find('size')], read),
        basis: 'document',
      },
    };
  }
  return { isPartial: cursor !== undefined || next !== undefined || size.size !== undefined };
}

interface Size {
  size?: string;
  defaultSize?: number;
  maxSize?: number;
  above?: 'clamp' | 'reject';
}

function sizeOf(parameter: Parameter | undefined, { spec, read }: Pick<Context, 'spec' | 'read'>): Size {
  if (parameter === undefined) return {};
  const schema = parameter.schema && read(parameter.schema);
  const text = `${descriptionAt(parameter, spec)} ${schema?.text ?? ''}`;
  const usual =
    numberIn(schema?.keyword('default')) ??
    figure(text, /\bdefault(?:s|ed|ing)?(?:\s+(?:to|is|of|value|size|page|are))*\s*[:=]?\s*`?(\d+)/i);
  const most = numberIn(schema?.keyword('maximum'));
  const said = figure(
    text,
    /\b(?:max(?:imum)?|at most|up to|no more than)(?:\s+(?:of|is|value|size|allowed|page))*\s*[:=]?\s*`?(\d+)/i,
  );
  const isClamped = /\b(?:capped|clamped|lowered|reduced|truncated)\b|\bcounts? as\b|\bis taken as\b/i.test(text);
  return {
    size: parameter.name,
    ...(usual !== undefined && { defaultSize: usual }),
    ...(most !== undefined && { maxSize: most, above: 'reject' }),
    ...(most === undefined && said !== undefined && { maxSize: said, ...(isClamped && { above: 'clamp' }) }),
  };
}

/** A minimum in the schema makes what lies below it invalid. */
function belowOf(parameters: readonly (Parameter | undefined)[], read: SchemaReader): { below?: 'reject' } {
  const schemas = parameters.flatMap((parameter) => (parameter?.schema ? [read(parameter.schema)] : []));
  return schemas.length > 0 && schemas.every((schema) => numberIn(schema.keyword('minimum')) !== undefined)
    ? { below: 'reject' }
    : {};
}

/** A 404 that speaks of pages is for those past the end; a document may list 404 everywhere. */
const beyondOf = ({ responses }: Operation): { beyond?: 'not-found' } =>
  /\bpages?\b/i.test(responses['404']?.description ?? '') ? { beyond: 'not-found' } : {};

function firstPageOf(parameter: Parameter, { spec, read }: Pick<Context, 'spec' | 'read'>): number {
  const schema = parameter.schema && read(parameter.schema);
  const text = `${descriptionAt(parameter, spec)} ${schema?.text ?? ''}`;
  const said = numberIn(schema?.keyword('default')) ?? numberIn(schema?.keyword('minimum'));
  if (said === 0 || said === 1) return said;
  return /\b(?:zero|0)[- ]?(?:based|indexed)|(?:from|at|with) (?:0|zero)\b/i.test(text) ? 0 : 1;
}

function nextOf({ around }: ListPlace): string | undefined {
  for (const place of around) {
    const found = nextIn(place.schema, place.pointer);
    if (found !== undefined) return found;
    for (const [name, schema] of place.schema.properties) {
      if (!companions.includes(name)) continue;
      const below = nextIn(schema, `${place.pointer}${pointerTo(name)}`);
      if (below !== undefined) return below;
    }
  }
  return undefined;
}

function nextIn(schema: Schema, pointer: string): string | undefined {
  for (const wanted of names.next) {
    for (const [name, property] of schema.properties) {
      if (plain(name) !== wanted) continue;
      const href = property.properties.has('href') ? '/href' : '';
      if (property.types.has('string') || href !== '') return `${pointer}${pointerTo(name)}${href}`;
    }
  }
  return undefined;
}

const totals = [
  'total',
  'totalcount',
  'totalitems',
  'totalresults',
  'totalelements',
  'totalrecords',
  'totalhits',
  'count',
  'itemcount',
];

/** Pointer to the number of all records; a mere `count` has to say that it means all of them, or there are no pages. */
export function totalOf({ around }: ListPlace, isPaged: boolean): string | undefined {
  const found = around.flatMap(({ pointer, schema }) => [
    ...totalsIn(schema, pointer),
    ...[...schema.properties].flatMap(([name, inner]) =>
      companions.includes(name) ? totalsIn(inner, `${pointer}${pointerTo(name)}`) : [],
    ),
  ]);
  const sure = found.filter(({ rank, text }) => rank < totals.indexOf('count') || !isPaged || saysAll(text));
  return sure.toSorted((one, other) => one.rank - other.rank)[0]?.pointer;
}

const saysAll = (text: string): boolean =>
  /\b(?:all|total|overall|altogether|together|match(?:es|ing)?)\b/i.test(text) && !/\b(?:this|the) page\b/i.test(text);

function totalsIn(schema: Schema, pointer: string): readonly { pointer: string; rank: number; text: string }[] {
  return [...schema.properties].flatMap(([name, property]) => {
    const rank = totals.indexOf(plain(name));
    const isNumber = property.types.has('integer') || property.types.has('number');
    return rank < 0 || !isNumber ? [] : [{ pointer: `${pointer}${pointerTo(name)}`, rank, text: property.text }];
  });
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function figure(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
