import type { Draft } from './draft.js';
import type { Facets, JsonType } from './schema-node.js';

/** What a server reads where everything travels as text: text that looks like a value of the schema's types is one. */
export function asItIsRead(value: unknown, { facets, children }: Draft): unknown {
  if (Array.isArray(value)) {
    const item = children.get('0');
    return item === undefined ? value : value.map((one) => asItIsRead(one, item));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? toPrimitive(String(value), typesOf(facets))
    : value;
}

function typesOf({ types, values }: Facets): readonly JsonType[] {
  return types ?? values?.value.map((value) => typeof value as JsonType) ?? ['string'];
}

function toPrimitive(text: string, types: readonly JsonType[]): unknown {
  const isNumeric = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
  if (isNumeric && (types.includes('number') || types.includes('integer'))) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.includes('null') && (text === 'null' || text === '')) return null;
  return text;
}
