import { headerOf, parseMediaType } from '../../http/index.js';
import type { MediaType, Reference, Spec } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import { tokensOf } from '../json-pointer.js';
import { declaredItems, declaredProperties } from './declared-properties.js';
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
  const shown = place && isList ? declaredItems(spec, place) : place;
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
