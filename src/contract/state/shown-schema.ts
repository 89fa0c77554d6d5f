import { headerOf, parseMediaType } from '../../http/index.js';
import { childOf, type MediaType, type Reference, type Spec } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import { tokensOf } from '../json-pointer.js';
import { declaredProperties, keywordOf } from './declared-properties.js';
import type { Ledger } from './ledger.js';

interface Standing {
  readonly pointer: string;
  readonly isList: boolean;
}

/** The properties that the document names for what stands at a pointer of an answer, and their schemas; undefined where it says nothing. */
export function shownProperties(
  { spec, shown }: Pick<Ledger, 'spec' | 'shown'>,
  exchange: Exchange,
  standing: Standing,
): ReadonlyMap<string, Reference> | undefined {
  const id = `${exchange.operation.id} ${exchange.response.status} ${standing.pointer}`;
  if (!shown.has(id)) shown.set(id, readProperties(spec, exchange, standing));
  return shown.get(id);
}

function readProperties(
  spec: Spec,
  exchange: Exchange,
  { pointer, isList }: Standing,
): ReadonlyMap<string, Reference> | undefined {
  const media = mediaOf(exchange);
  const place = media?.schema && walk(spec, media.schema, tokensOf(pointer));
  const shown = place && isList ? itemsOf(spec, place) : place;
  const properties = shown ? declaredProperties(spec, shown) : new Map<string, Reference>();
  return properties.size === 0 ? undefined : properties;
}

function mediaOf({ operation, response }: Exchange): MediaType | undefined {
  const status = String(response.status);
  const key = [status, `${status[0]}XX`, 'default'].find((each) => Object.hasOwn(operation.responses, each)) ?? '';
  const essence = parseMediaType(headerOf(response.headers, 'content-type') ?? '')?.essence ?? '';
  const content = operation.responses[key]?.content ?? {};
  return content[essence] ?? Object.values(content)[0];
}

function walk(spec: Spec, schema: Reference, tokens: readonly string[]): Reference | undefined {
  let place: Reference | undefined = schema;
  for (const token of tokens) {
    if (place === undefined) return undefined;
    place = declaredProperties(spec, place).get(token);
  }
  return place;
}

function itemsOf(spec: Spec, schema: Reference): Reference | undefined {
  const value = spec.resolve(schema) as { readonly $ref?: unknown; readonly items?: unknown } | undefined;
  if (value?.items === undefined) return undefined;
  const own = spec.read(childOf(schema, 'items'));
  return own === undefined ? referredItems(spec, schema) : childOf(schema, 'items');
}

/** The place of `items` behind a `$ref`. */
function referredItems(spec: Spec, schema: Reference): Reference | undefined {
  const $ref = (spec.read(schema) as { readonly $ref?: string } | undefined)?.$ref;
  if ($ref === undefined) return undefined;
  const target = { uri: schema.uri, pointer: $ref.slice($ref.indexOf('#') + 1) };
  return $ref.startsWith('#') && keywordOf(spec, target, 'items') !== undefined ? childOf(target, 'items') : undefined;
}
