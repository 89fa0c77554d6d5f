import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toStep } from '../json-pointer.js';
import { type Ledger, ownRecords, placeOf, type RecordState } from './ledger.js';
import { pairOf, type Side } from './pairs.js';

interface ShownCount {
  readonly side: Side;
  /** The property with the number of partners. */
  readonly name: string;
  readonly count: number;
  /** JavaScript for the record in the answer. */
  readonly base: string;
  readonly exchange: Exchange;
}

/** Holds a number of partners against the pairs that are known. */
export function observeCount(ledger: Ledger, record: RecordState, shown: ShownCount): readonly Draft[] {
  const { side, name, count, exchange } = shown;
  const partners = ownRecords(ledger, side.partners);
  const expected = partners.filter((partner) => pairOf(ledger, side, [record, partner]).fact.value === true).length;
  if (count === expected) {
    ledger.onKept({ check: 'relation-sides-agree', operation: exchange.operation.id });
    return [];
  }

  const told = `${count} for ${expected}`;
  if (record.wrongCounts.get(name) === told) return [];
  record.wrongCounts.set(name, told);
  return [toDraft(ledger, record, { ...shown, expected })];
}

/** The evidence needs no more writes than these to come to a wrong number. */
const mostWrites = 6;

function toDraft(
  ledger: Ledger,
  record: RecordState,
  { name, count, base, exchange: { operation, index }, expected }: ShownCount & { readonly expected: number },
): Draft {
  const writes = ledger.writes.filter(({ about, isRefused }) => !isRefused && about.has(record.id)).slice(-mostWrites);
  const blamed = writes.at(-1)?.operation.id ?? operation.id;
  return {
    check: 'relation-sides-agree',
    basis: record.collection.basis,
    severity: 'error',
    operation: blamed,
    ...(blamed !== operation.id && { shownBy: [operation.id] }),
    pointer: `/${record.collection.name}/${name}`,
    message: `${name} of a record of ${record.collection.name} is ${count} after ${blamed}, though it has ${expected} partners.`,
    expected: String(expected),
    received: String(count),
    ...placeOf(record),
    evidence: [...new Set([...writes.map((write) => write.index), index])],
    proof: `${base}${toStep(name)} === ${expected}`,
  };
}
