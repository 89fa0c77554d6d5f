import type { Relation } from '../../resources/index.js';
import type { CheckName } from '../check-names.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { createFact, type Fact, type Ledger, type PairState, type RecordState, setFact } from './ledger.js';

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
  return [...resources.relations.values()].flatMap((relation): Side[] => [
    ...(relation.from === collection
      ? [{ relation, side: 'from' as const, field: relation.field, count: relation.count, partners: relation.to }]
      : []),
    ...(relation.to === collection
      ? [
          {
            relation,
            side: 'to' as const,
            field: relation.inverse,
            count: relation.inverseCount,
            partners: relation.from,
          },
        ]
      : []),
  ]);
}

/** The pair of a record and its partner; without a word about it, they have nothing to do with each other. */
export function pairOf(ledger: Ledger, { relation, side }: Side, [own, partner]: readonly [RecordState, RecordState]) {
  const [from, to] = side === 'from' ? [own, partner] : [partner, own];
  const id = JSON.stringify([relation.name, from.id, to.id]);
  const known = ledger.pairs.get(id);
  if (known) return known;
  const source = Math.max(from.existence.source, to.existence.source);
  const fresh: PairState = {
    relation: relation.name,
    from: from.id,
    to: to.id,
    fact: createFact(false, source, 'written'),
  };
  ledger.pairs.set(id, fresh);
  return fresh;
}

export const setPair = (pair: PairState, value: boolean, source: number): void => {
  if (pair.fact.value !== value) setFact(pair.fact, value, { source, origin: 'written' });
};

/** Own records of a collection, also those that are gone: nobody may be related to them any more. */
export const ownRecords = (ledger: Ledger, collection: string): readonly RecordState[] =>
  [...ledger.records.values()].filter((record) => record.collection.name === collection && record.isOwn);

/** The one property that the partners are known by. */
export const partnerKey = (record: RecordState): string => String(record.key[record.collection.key.at(-1) ?? '']);

/** The partners that a request gives a record from now on. */
export function replacePartners(ledger: Ledger, record: RecordState, { side, keys, source }: Replacement): void {
  for (const partner of ownRecords(ledger, side.partners)) {
    setPair(pairOf(ledger, side, [record, partner]), keys.includes(partnerKey(partner)), source);
  }
}

interface Replacement {
  readonly side: Side;
  readonly keys: readonly string[];
  readonly source: number;
}

/** What one answer says about a record's partners. */
export interface PartnersView {
  readonly side: Side;
  readonly exchange: Exchange;
  /** Keys of all partners. */
  readonly keys: readonly string[];
  /** JavaScript that asks the answers whether a key is among the partners. */
  readonly hasKey: (key: string) => string;
}

export function observePartners(ledger: Ledger, record: RecordState, view: PartnersView): readonly Draft[] {
  return ownRecords(ledger, view.side.partners).flatMap((partner) => {
    const { fact } = pairOf(ledger, view.side, [record, partner]);
    const isShown = view.keys.includes(partnerKey(partner));
    const { operation, index } = view.exchange;
    const sighting = { exchange: index, accessor: '' };
    if (isShown === fact.value) {
      fact.seen.set(operation.id, sighting);
      return [];
    }
    const blame = blameForPair(ledger, { record, partner, fact, view });
    setFact(fact, isShown, { source: index, origin: 'shown' });
    fact.seen.set(operation.id, sighting);
    return blame ? [toDraft(blame, { record, partner, view, isShown })] : [];
  });
}

interface PairMismatch {
  readonly record: RecordState;
  readonly partner: RecordState;
  readonly fact: Fact;
  readonly view: PartnersView;
}

interface PairBlame {
  readonly check: CheckName;
  readonly operation: string;
  readonly evidence: readonly number[];
}

function blameForPair(ledger: Ledger, { record, partner, fact, view }: PairMismatch): PairBlame | undefined {
  const { operation, index } = view.exchange;
  const since = Math.max(fact.source, fact.seen.get(operation.id)?.exchange ?? -1);
  const suspects = ledger.writes.filter((write) => write.index > since && write.index <= index);
  const write = suspects.findLast(({ about }) => about.has(record.id) || about.has(partner.id)) ?? suspects.at(-1);
  const birth = [record.existence.source, partner.existence.source];
  if (write === undefined || fact.seen.size === 0) {
    const source = ledger.history[fact.source]?.operation ?? operation;
    const isGone = partner.existence.value === false || record.existence.value === false;
    const check = isGone ? 'delete-clears-relations' : 'relation-sides-agree';
    return { check, operation: source.id, evidence: order([...birth, fact.source, index]) };
  }
  const evidence = order([...birth, fact.source, write.index, index]);
  if (write.isRefused) return { check: 'rejected-leaves-no-trace', operation: write.operation.id, evidence };
  const isAbout = write.about.has(record.id) || write.about.has(partner.id);
  return { check: isAbout ? 'relation-sides-agree' : 'bystanders-unchanged', operation: write.operation.id, evidence };
}

const order = (indexes: readonly number[]): readonly number[] => [...new Set(indexes)].sort((a, b) => a - b);

function toDraft(
  { check, operation, evidence }: PairBlame,
  {
    record,
    partner,
    view,
    isShown,
  }: { record: RecordState; partner: RecordState; view: PartnersView; isShown: boolean },
): Draft {
  const { relation, field } = view.side;
  const shown = view.exchange.operation.id;
  const [one, other] = [record.collection.name, partner.collection.name];
  const key = partnerKey(partner);
  const where = shown === operation ? '' : ` as ${shown} shows`;
  return {
    check,
    basis: relation.basis,
    severity: 'error',
    operation,
    ...(shown !== operation && { shownBy: [shown] }),
    pointer: `/${one}/${field ?? relation.name}`,
    message: isShown
      ? `After ${operation} a record of ${one} is still related to one of ${other} that it has nothing to do with${where}.`
      : `After ${operation} a record of ${one} lacks its relation to one of ${other}${where}.`,
    expected: isShown ? `${key} not among the partners` : `${key} among the partners`,
    received: JSON.stringify(view.keys).slice(0, 200),
    evidence,
    proof: isShown ? `!(${view.hasKey(key)})` : view.hasKey(key),
  };
}
