import { headerOf } from '../../http/index.js';
import type { Reference, Spec } from '../../spec/index.js';
import { declaredItems, declaredProperties, keywordOf } from './declared-properties.js';
import type { Fact, Ledger } from './ledger.js';
import { isExactlySame, isObject, isSameValue } from './same-value.js';

export interface Showing {
  readonly fact: Fact;
  readonly shown: unknown;
  /** Of the property, in the answer that shows it. */
  readonly schema: Reference;
  /** Whether the document promises to keep every letter, and the order of lists. */
  readonly isExact: boolean;
}

/**
 * Whether a written value was kept as far as the document promises it. Nothing is promised of what the schema of the answer does not allow; nor
 * in a form, where null is the text of that name to some and nothing to others.
 */
export function isKept({ accepts, spec, history }: Ledger, { fact, shown, schema, isExact }: Showing): boolean {
  const { value: written, source } = fact;
  const type = headerOf(history[source]?.request.headers ?? {}, 'content-type');
  if (!accepts(schema, written) || (written === null && type?.includes('form') === true)) return true;
  return isSameInside({ spec, isSame: isExact ? isExactlySame : isSameValue }, schema, { written, shown });
}

interface Comparison {
  readonly spec: Spec;
  readonly isSame: (one: unknown, other: unknown) => boolean;
}

interface Pair {
  readonly written: unknown;
  readonly shown: unknown;
}

/** The same but for what is `writeOnly` inside of it, and for what the server has added there. */
function isSameInside(comparison: Comparison, schema: Reference, { written, shown }: Pair): boolean {
  if (comparison.isSame(written, shown)) return true;
  if (Array.isArray(written) && Array.isArray(shown)) {
    const items = declaredItems(comparison.spec, schema);
    return (
      items !== undefined &&
      written.length === shown.length &&
      written.every((item, index) => isSameInside(comparison, items, { written: item, shown: shown[index] }))
    );
  }
  if (!isObject(written) || !isObject(shown)) return false;
  const declared = declaredProperties(comparison.spec, schema);
  return [...new Set([...Object.keys(written), ...Object.keys(shown)])].every((name) =>
    isSameProperty(comparison, declared.get(name), { written: written[name], shown: shown[name] }),
  );
}

function isSameProperty(comparison: Comparison, place: Reference | undefined, pair: Pair): boolean {
  const { spec, isSame } = comparison;
  const { written, shown } = pair;
  if (place === undefined) return isSame(written, shown);
  if (shown === undefined && keywordOf(spec, place, 'writeOnly') === true) return true;
  return (written === undefined && isAddition(spec, place, shown)) || isSameInside(comparison, place, pair);
}

/** Whether a server may show it where the client has said nothing: the default, or what no client may say. */
const isAddition = (spec: Spec, place: Reference, shown: unknown): boolean =>
  keywordOf(spec, place, 'readOnly') === true || isSameValue(keywordOf(spec, place, 'default') ?? null, shown);
