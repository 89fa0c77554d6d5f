import type { Exchange } from '../exchange.js';
import { isSafe, isSuccess } from '../exchange.js';
import type { Proof } from '../finding.js';
import { type Binding, isTelling, type Origins, textsOf } from './binding.js';

/** Exchanges to send again, in order, and what each takes from the answers of others. */
export interface Slice {
  readonly exchanges: readonly Exchange[];
  readonly bindings: readonly Binding[];
}

interface Ground {
  readonly history: readonly Exchange[];
  readonly origins: Origins;
  readonly tag: string;
  /** What is asked of the answers in the end. */
  readonly proof: Proof;
}

/**
 * The exchanges and all those that made what they send, and what the proof names: ids from answers, records with names of
 * our own.
 */
export function closeSlice(indexes: Iterable<number>, { history, origins, tag, proof }: Ground): Slice {
  const wanted = new Set(indexes);
  const bindings = boundIn(proof, origins, Math.max(...wanted) + 1);
  for (const { exchange } of bindings.values()) wanted.add(exchange);
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

/** What the proof names of answers before an exchange. */
function boundIn(proof: Proof, origins: Origins, before: number): Map<string, Binding> {
  const bindings = new Map<string, Binding>();
  for (const text of textsIn(proof)) {
    const binding = origins.of(text, before);
    if (binding) bindings.set(text, binding);
  }
  return bindings;
}

/** The texts that a proof quotes, as far as they can be told from words that it uses. */
const textsIn = (proof: Proof): readonly string[] =>
  [...proof.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => String(JSON.parse(quoted))).filter(isTelling);

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
