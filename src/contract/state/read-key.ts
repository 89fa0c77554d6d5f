import { decodeComponent, headerOf } from '../../http/index.js';
import type { Collection, KeySources, Source } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';

export type Key = Readonly<Record<string, unknown>>;

/** The key that an exchange (or an item of its list) names; undefined where a part of it is missing. */
export function readKey(sources: KeySources, exchange: Exchange, item?: unknown): Key | undefined {
  const key: Record<string, unknown> = {};
  for (const [property, source] of Object.entries(sources)) {
    const value = shorten(readSource(source, exchange, item), source);
    if (value === undefined || value === null || typeof value === 'object') return undefined;
    key[property] = value;
  }
  return key;
}

/** A key that is only the beginning of what stands there. */
const shorten = (value: unknown, { length }: Source): unknown =>
  length === undefined || typeof value !== 'string' ? value : value.slice(0, length);

export function readSource(source: Source, { case: { values }, response }: Exchange, item?: unknown): unknown {
  switch (source.in) {
    case 'path':
      return values.path?.[source.name];
    case 'query':
      return values.query?.[source.name];
    case 'request':
      return valueAtPointer(values.body, source.pointer);
    case 'response':
      return valueAtPointer(response.value, source.pointer);
    case 'location':
      return lastSegment(headerOf(response.headers, 'location'));
    default:
      return valueAtPointer(item, source.pointer);
  }
}

const lastSegment = (address: string | undefined): string | undefined => {
  const segment = address?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
  return segment === undefined ? undefined : decodeComponent(segment);
};

/** One text for a record, whatever the order of the properties of its key. */
export const toId = ({ name, key: properties }: Collection, key: Key): string =>
  JSON.stringify([name, ...properties.map((property) => String(key[property]))]);
