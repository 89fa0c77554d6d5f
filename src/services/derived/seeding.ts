import type { Relation } from '../../resources/index.js';
import type { Kind } from './kind.js';
import { pairsOf } from './sides.js';
import { kindOf, type World } from './world.js';

/** What fills one collection, others being as they are. */
export interface Filling {
  records(kind: Kind): void;
  pairs(relation: Relation): void;
}

/**
 * Fills collections when they are asked for, so that each gets what it would get if all were filled at once, in the order of `inOrder`:
 * whatever can have a say in its records, and comes before it in that order, is filled before it.
 */
export function createSeeding(world: World, filling: Filling): (collection: string) => void {
  const order = inOrder(world);
  const before = neighboursBefore(world, order);
  const relations = new Map(pairsOf(world).map((relation) => [relation.name, relation]));
  const filled = new Set<string>();
  const fill = (name: string, work: () => void): void => {
    if (filled.has(name)) return;
    work();
    filled.add(name);
  };
  const fillKinds = (kinds: readonly Kind[]): void => {
    const needed = new Set(kinds);
    // What is added while it is walked is walked, too.
    for (const kind of needed) for (const neighbour of before.get(kind) ?? []) needed.add(neighbour);
    const inTurn = [...needed].toSorted((one, other) => placeIn(order, one) - placeIn(order, other));
    for (const kind of inTurn) fill(kind.name, () => filling.records(kind));
  };
  return (name) => {
    if (filled.has(name)) return;
    const kind = world.kinds.get(name);
    if (kind !== undefined) fillKinds([kind]);
    const relation = relations.get(name);
    if (relation === undefined) return;
    fillKinds([kindOf(world, relation.from), kindOf(world, relation.to)]);
    fill(name, () => filling.pairs(relation));
  };
}

/** Kinds, and which they are of all. */
type Order = ReadonlyMap<Kind, number>;

const placeIn = (order: Order, kind: Kind): number => order.get(kind) ?? 0;

/** Of each kind those which it is inside of, refers to or is paired with, or the other way round, as far as they come before it. */
function neighboursBefore(world: World, order: Order): ReadonlyMap<Kind, ReadonlySet<Kind>> {
  const before = new Map<Kind, Set<Kind>>();
  const join = (one: Kind | undefined, other: Kind | undefined): void => {
    if (one === undefined || other === undefined || one === other) return;
    const [first, second] = placeIn(order, one) < placeIn(order, other) ? [one, other] : [other, one];
    before.set(second, (before.get(second) ?? new Set()).add(first));
  };
  for (const kind of world.kinds.values()) for (const name of nearest(kind)) join(kind, world.kinds.get(name));
  for (const { from, to } of pairsOf(world)) join(kindOf(world, from), kindOf(world, to));
  return before;
}

/** What others are inside of, or refer to, comes first. Without recursion: a document can have thousands that refer to one another in a row. */
function inOrder({ kinds }: World): Order {
  const order = new Map<Kind, number>();
  const visited = new Set<Kind>();
  const path: { readonly kind: Kind; readonly targets: Iterator<string, undefined> }[] = [];
  const enter = (kind: Kind | undefined): void => {
    if (kind === undefined || visited.has(kind)) return;
    visited.add(kind);
    path.push({ kind, targets: nearest(kind).values() });
  };
  for (const start of kinds.values()) {
    enter(start);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const { done, value } = last.targets.next();
      if (done !== true) enter(kinds.get(value));
      else {
        order.set(last.kind, order.size);
        path.pop();
      }
    }
  }
  return order;
}

/** What records of a kind are inside of, then what they refer to. */
const nearest = ({ collection: { container, references } }: Kind): readonly string[] => [
  ...(container === undefined ? [] : [container]),
  ...references.map(({ to }) => to),
];
