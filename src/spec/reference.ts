import { escapeToken } from './pointer.js';
import type { Reference } from './spec.js';

/** Where a `$ref` leads that is written in the document of this URI. */
export function toReference($ref: string, uri: string): Reference {
  const hash = $ref.indexOf('#');
  const target = hash < 0 ? $ref : $ref.slice(0, hash);
  const pointer = hash < 0 ? '' : decode($ref.slice(hash + 1));
  return { uri: target === '' ? uri : new URL(target, uri).href, pointer };
}

/** The place below another one, for example `childOf(schema, 'properties', 'name')`. */
export function childOf({ uri, pointer }: Reference, ...tokens: readonly (string | number)[]): Reference {
  return { uri, pointer: tokens.reduce<string>((above, token) => `${above}/${escapeToken(String(token))}`, pointer) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
