import type { Relation } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import type { Call, World } from './world.js';
import { recordsOf } from './world.js';

/** A relation, seen from a collection that takes part in it. */
export interface Side {
  readonly relation: Relation;
  readonly side: 'from' | 'to';
  readonly other: 'from' | 'to';
  /** The collection of the partners. */
  readonly partners: string;
  /** Property with the keys of the partners, and with their number. */
  readonly field: string | undefined;
  readonly count: string | undefined;
}

/** The relations whose pairs are kept: both collections are, and it is not the other side of a reference. */
export const pairsOf = ({ model, kinds }: Pick<World, 'model' | 'kinds'>): readonly Relation[] =>
  [...model.relations.values()].filter(({ from, to, by }) => by === undefined && kinds.has(from) && kinds.has(to));

export function sidesOf(world: Pick<World, 'model' | 'kinds'>, { name }: Kind): readonly Side[] {
  return pairsOf(world).flatMap((relation): readonly Side[] => {
    const { from, to, field, inverse, count, inverseCount } = relation;
    const sides = [
      { relation, side: 'from', other: 'to', partners: to, field, count } as const,
      { relation, side: 'to', other: 'from', partners: from, field: inverse, count: inverseCount } as const,
    ];
    return sides.filter(({ side }) => relation[side] === name);
  });
}

/** Whether a property is worked out from pairs rather than kept. */
export const isComputed = (world: World, kind: Kind, name: string): boolean =>
  sidesOf(world, kind).some(({ field, count }) => name === field || name === count);

/** How a pair names a record: by its key, or by all parts of it as one text. */
export const endOf = ({ collection, own }: Kind, record: StoredRecord): unknown =>
  collection.key.length === 1 ? record[own] : JSON.stringify(collection.key.map((name) => String(record[name])));

/** The pairs that a record takes part in, in the order they came to be. */
export const pairsWith = (
  kind: Kind,
  { relation, side }: Pick<Side, 'relation' | 'side'>,
  [state, record]: readonly [Call['state'], StoredRecord],
) => recordsOf(state, relation.name).filterBy(side, String(endOf(kind, record)));
