import type { Exchange } from '../exchange.js';
import { isSafe, isSuccess } from '../exchange.js';
import { type Binding, type Origins, textsOf } from './binding.js';

/** Exchanges to send again, in order, and what each takes from the answers of others. */
export interface Slice {
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
}

/** The exchanges and all those that made what they send: ids from answers, records with names of our own. */
export function closeSlice(
  indexes: Iterable<number>,
  { history, origins, tag }: { history: readonly Exchange[]; origins: Origins; tag: string },
): Slice {
  const wanted = new Set(indexes);
  const bindings = new Map<string, Binding>();
  const open = [...wanted];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const exchange = history[index];
    if (exchange === undefined) continue;
    for (const text of textsOf(exchange)) {
      const binding = origins.of(text, index);
      if (binding) bindings.set(text, binding);
      const needed = binding?.exchange ?? makerOf(text, { exchange, history, tag });
      if (needed === undefined || wanted.has(needed)) continue;
      wanted.add(needed);
      open.push(needed);
    }
  }
  const ordered = [...wanted].sort((one, other) => one - other);
  return { exchanges: ordered.flatMap((index) => history[index] ?? []), bindings: [...bindings.values()] };
}

/** The request that brought a name of our own into being, for a path that uses it. */
function makerOf(
  text: string,
  { exchange, history, tag }: { exchange: Exchange; history: readonly Exchange[]; tag: string },
): number | undefined {
  const path = Object.values(exchange.case.values.path ?? {}).map(String);
  if (!path.includes(text) || !text.includes(tag)) return undefined;
  const maker = history.find(
    (each) => each.index < exchange.index && !isSafe(each) && isSuccess(each) && textsOf(each).includes(text),
  );
  return maker?.index;
}

/** The most exchanges of the past that are taken in. */
const mostRelated = 24;

/** What else the run did with the same records and names, up to the last exchange: for faults that need a history. */
export function widen(
  slice: Slice,
  { history, tag }: { readonly history: readonly Exchange[]; readonly tag: string },
): readonly number[] {
  const last = slice.exchanges.at(-1)?.index ?? 0;
  const values = new Set([
    ...slice.bindings.map(({ value }) => value),
    ...slice.exchanges.flatMap(({ case: { values: sent } }) => Object.values(sent.path ?? {}).map(String)),
    ...slice.exchanges.flatMap(textsOf).filter((text) => text.includes(tag)),
  ]);
  const related = history.filter(
    (exchange) => exchange.index < last && textsOf(exchange).some((text) => values.has(text)),
  );
  return [...related.map(({ index }) => index).slice(-mostRelated), ...slice.exchanges.map(({ index }) => index)];
}
