import type { Relation } from '../../resources/index.js';
import { createFact, type Ledger, ownRecords, type PairState, type RecordState, setFact } from './ledger.js';

/** The relations that a record takes part in, seen from its own side. */
export interface Side {
  readonly relation: Relation;
  readonly side: 'from' | 'to';
  /** Property with the keys of the partners, and with their number. */
  readonly field: string | undefined;
  readonly count: string | undefined;
  /** The collection of the partners. */
  readonly partners: string;
}

export function sidesOf({ resources }: Pick<Ledger, 'resources'>, collection: string): readonly Side[] {
  return [...resources.relations.values()].flatMap((relation) => {
    const { from, to, field, count, inverse, inverseCount } = relation;
    const sides: readonly Side[] = [
      { relation, side: 'from', field, count, partners: to },
      { relation, side: 'to', field: inverse, count: inverseCount, partners: from },
    ];
    return sides.filter(({ side }) => relation[side] === collection);
  });
}

/** The pair of a record and its partner; without a word about it, they have nothing to do with each other. */
export function pairOf(
  { pairs }: Ledger,
  { relation, side }: Side,
  [own, partner]: readonly [RecordState, RecordState],
): PairState {
  const [from, to] = side === 'from' ? [own, partner] : [partner, own];
  const id = `${relation.name} ${from.id} ${to.id}`;
  const known = pairs.get(id);
  if (known) return known;
  const source = Math.max(from.existence.source, to.existence.source);
  const fact = createFact(false, source, 'written');
  const fresh: PairState = { relation: relation.name, from: from.id, to: to.id, fact };
  pairs.set(id, fresh);
  return fresh;
}

export const setPair = ({ fact }: PairState, value: boolean, source: number): void => {
  if (fact.value !== value) setFact(fact, value, { source, origin: 'written' });
};

/** The one property that the partners are known by. */
export const partnerKey = ({ key, collection }: RecordState): string => String(key[collection.key.at(-1) ?? '']);

interface Replacement {
  readonly side: Side;
  readonly keys: readonly string[];
  readonly source: number;
}

/** The partners that a request gives a record from now on. */
export function replacePartners(ledger: Ledger, record: RecordState, { side, keys, source }: Replacement): void {
  for (const partner of ownRecords(ledger, side.partners)) {
    setPair(pairOf(ledger, side, [record, partner]), keys.includes(partnerKey(partner)), source);
  }
}
