import type { KeySources, ListItems, ListRole, RelatedRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Intent, PhaseName, RequestValues } from '../case.js';
import { type Exchange, isSuccess } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import type { Session } from '../session.js';
import { type PageRequest, valuesOfPage } from './next-page.js';

/** A list of the document, and the values that all requests for its pages share. */
export interface ListSource {
  readonly session: Session;
  readonly operation: Operation;
  readonly role: ListRole | RelatedRole;
  /** Containers in the path, and whatever the query always needs. */
  readonly values: RequestValues;
  readonly phase?: PhaseName;
  readonly identity?: string;
}

export interface ListedItem {
  readonly key: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

export interface ListPage {
  readonly exchange: Exchange;
  readonly items: readonly ListedItem[];
  readonly total: number | undefined;
}

/** What is asked for, as a clause, and whether it has to be accepted. */
export interface PagePurpose {
  readonly title: string;
  readonly intent: Intent;
}

export async function readPage(source: ListSource, page: PageRequest, purpose: PagePurpose): Promise<ListPage> {
  const { session, operation, phase = 'lists', identity } = source;
  const values = valuesOfPage(source.values, page);
  const exchange = await session.send({
    operation,
    phase,
    ...purpose,
    values,
    ...(identity === undefined ? {} : { identity }),
    ...(page.raw === undefined ? {} : { raw: { query: page.raw } }),
  });
  return toPage(exchange, source.role.items, values);
}

/** What one answer of a list holds; nothing where it is no success. */
function toPage(exchange: Exchange, items: ListItems, values: RequestValues): ListPage {
  const body = isSuccess(exchange) ? exchange.response.value : undefined;
  const listed = valueAtPointer(body, items.pointer);
  const total = items.total === undefined ? undefined : valueAtPointer(body, items.total);
  return {
    exchange,
    items: Array.isArray(listed)
      ? listed.map((value: unknown) => ({ key: keyOf(items.key, { item: value, body, values }), value }))
      : [],
    total: typeof total === 'number' ? total : undefined,
  };
}

interface Surroundings {
  readonly item: unknown;
  readonly body: unknown;
  readonly values: RequestValues;
}

const keyOf = (sources: KeySources, { item, body, values }: Surroundings): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      if ('name' in source) return [name, values[source.in]?.[source.name]];
      if (source.in === 'location') return [name, undefined];
      const holder = { item, response: body, request: values.body }[source.in];
      return [name, valueAtPointer(holder, source.pointer)];
    }),
  );

/** A key as text, to compare keys by. */
export const keyText = (key: Readonly<Record<string, unknown>>): string =>
  Object.keys(key)
    .sort()
    .map((name) => String(key[name]))
    .join(' ');

/** What tells an item from others: its key, or all of it where the key is not shown. */
export const idOf = ({ key, value }: ListedItem): string =>
  Object.values(key).some((part) => part === undefined) ? JSON.stringify(value) : keyText(key);
