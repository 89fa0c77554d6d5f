import type { KeySources } from '../../resources/index.js';
import type { RequestValues } from '../case.js';
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
      filled = { ...filled, body: withValue(filled.body, source.pointer.split('/').slice(1), key[name]) };
    }
  }
  return filled;
}

function withValue(body: unknown, tokens: readonly string[], value: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  const holder = isObject(body) ? body : {};
  return { ...holder, [name]: withValue(holder[name], rest, value) };
}
