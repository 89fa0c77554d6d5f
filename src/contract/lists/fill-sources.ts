import type { KeySources } from '../../resources/index.js';
import type { RequestValues } from '../case.js';
import { tokensOf } from '../json-pointer.js';
import { isObject } from '../state/same-value.js';

/** The request with a key written where the sources say that it stands. */
export function fillSources(
  values: RequestValues,
  sources: KeySources,
  key: Readonly<Record<string, unknown>>,
): RequestValues {
  let filled = values;
  for (const [name, source] of Object.entries(sources)) {
    if ('name' in source) filled = { ...filled, [source.in]: { ...filled[source.in], [source.name]: key[name] } };
    else if (source.in === 'request') {
      filled = { ...filled, body: withValue(filled.body, tokensOf(source.pointer), key[name]) };
    }
  }
  return filled;
}

function withValue(body: unknown, tokens: readonly string[], value: unknown): unknown {
  const [name, ...rest] = tokens;
  if (name === undefined) return value;
  const holder = isObject(body) ? body : {};
  return { ...holder, [name]: withValue(holder[name], rest, value) };
}
