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
  const before = neighboursBefore(world);
  const relations = new Map(pairsOf(world).map((relation) => [relation.name, relation]));
  const filled = new Set<string>();
  const fill = (name: string, work: () => void): void => {
    if (filled.has(name)) return;
    work();
    filled.add(name);
  };
  const fillKind = (kind: Kind): void =>
    fill(kind.name, () => {
      for (const neighbour of before.get(kind) ?? []) fillKind(neighbour);
      filling.records(kind);
    });
  return (name) => {
    const kind = world.kinds.get(name);
    if (kind !== undefined) fillKind(kind);
    const relation = relations.get(name);
    if (relation === undefined) return;
    fill(name, () => {
      for (const end of [relation.from, relation.to]) fillKind(kindOf(world, end));
      filling.pairs(relation);
    });
  };
}

/** Of each kind those which it is inside of, refers to or is paired with, or the other way round, as far as they come before it. */
function neighboursBefore(world: World): ReadonlyMap<Kind, readonly Kind[]> {
  const order = new Map(inOrder(world).map((kind, place) => [kind, place]));
  const before = new Map<Kind, Set<Kind>>();
  const join = (one: Kind | undefined, other: Kind | undefined): void => {
    if (one === undefined || other === undefined || one === other) return;
    const [first, second] = (order.get(one) ?? 0) < (order.get(other) ?? 0) ? [one, other] : [other, one];
    before.set(second, (before.get(second) ?? new Set()).add(first));
  };
  for (const kind of world.kinds.values()) for (const name of nearest(kind)) join(kind, world.kinds.get(name));
  for (const { from, to } of pairsOf(world)) join(kindOf(world, from), kindOf(world, to));
  return new Map([...before].map(([kind, kinds]) => [kind, [...kinds]]));
}

/** What others are inside of, or refer to, comes first. */
function inOrder({ kinds }: World): readonly Kind[] {
  const ordered: Kind[] = [];
  const visited = new Set<Kind>();
  const visit = (kind: Kind | undefined): void => {
    if (kind === undefined || visited.has(kind)) return;
    visited.add(kind);
    for (const name of nearest(kind)) visit(kinds.get(name));
    ordered.push(kind);
  };
  for (const kind of kinds.values()) visit(kind);
  return ordered;
}

/** What records of a kind are inside of, then what they refer to. */
const nearest = ({ collection: { container, references } }: Kind): readonly string[] => [
  ...(container === undefined ? [] : [container]),
  ...references.map(({ to }) => to),
];
