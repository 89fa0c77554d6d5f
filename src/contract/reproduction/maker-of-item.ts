import { type Exchange, isSafe } from '../exchange.js';
import type { Draft } from '../finding.js';
import { isObject } from '../state/same-value.js';
import type { Binding, Origins } from './binding.js';
import { holds } from './prove.js';

interface Ground {
  readonly history: readonly Exchange[];
  readonly origins: Origins;
}

/**
 * The exchange that made an item for which a finding about a list shows, where one of ours does: on a server with nothing in
 * it, the list alone would show nothing.
 */
export function makerOfItem({ evidence, proof }: Draft, { history, origins }: Ground): number | undefined {
  const exchange = history[evidence[0] ?? -1];
  if (evidence.length !== 1 || exchange === undefined || !isSafe(exchange)) return undefined;
  const { response, index } = exchange;
  for (const { item, value } of singled(response.value)) {
    const maker = makerOf(item, { history, origins, index });
    if (maker !== undefined && !holds(proof, [{ ...response, value }])) return maker.exchange;
  }
  return undefined;
}

interface Single {
  readonly item: unknown;
  /** The body with this item alone in its list. */
  readonly value: unknown;
}

/** Every item of a list, be it the body itself or one of its properties. */
function singled(body: unknown): readonly Single[] {
  if (Array.isArray(body)) return body.map((item: unknown) => ({ item, value: [item] }));
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, list]) =>
    Array.isArray(list) ? list.map((item: unknown) => ({ item, value: { ...body, [name]: [item] } })) : [],
  );
}

function makerOf(item: unknown, { history, origins, index }: Ground & { readonly index: number }): Binding | undefined {
  if (!isObject(item)) return undefined;
  for (const value of Object.values(item)) {
    const isKey = typeof value === 'string' || typeof value === 'number';
    const binding = isKey ? origins.of(String(value), index) : undefined;
    const maker = binding && history[binding.exchange];
    if (maker !== undefined && !isSafe(maker)) return binding;
  }
  return undefined;
}
