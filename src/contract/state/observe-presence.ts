import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasNotStatus, hasStatus } from '../proof.js';
import { findBlame, type Mismatch, noteKept } from './blame.js';
import { describeMismatch } from './describe-mismatch.js';
import { type Ledger, type RecordState, setFact } from './ledger.js';

export interface Presence {
  readonly exchange: Exchange;
  readonly kind: 'record' | 'list';
  readonly isThere: boolean;
  /** JavaScript over `answers` that is true when the record is there; absent: the status says it. */
  readonly isThereProof?: string;
}

/** Holds the presence or absence of a record against what is known. */
export function observePresence(ledger: Ledger, record: RecordState, presence: Presence): readonly Draft[] {
  const { exchange, isThere } = presence;
  const { existence: fact } = record;
  const drafts = toDrafts(ledger, record, presence);
  if (fact.value !== isThere) setFact(fact, isThere, { source: exchange.index, origin: 'shown' });
  fact.seen.set(exchange.operation.id, { exchange: exchange.index, accessor: '' });
  return drafts;
}

function toDrafts(ledger: Ledger, record: RecordState, presence: Presence): readonly Draft[] {
  const { exchange, kind, isThere, isThereProof } = presence;
  const { operation: view, index } = exchange;
  const mismatch: Mismatch = { record, property: undefined, fact: record.existence, view, kind, index };
  if (record.existence.value === isThere) {
    noteKept(ledger, mismatch);
    return [];
  }
  const blame = findBlame(ledger, mismatch);
  if (blame === undefined) return [];
  return [
    {
      ...describeMismatch({ mismatch, blame, shown: isThere, accessor: '' }),
      expected: `the record is ${isThere ? 'gone' : 'there'}`,
      received: isThere ? 'there' : 'not there',
      proof: isThere ? toAbsenceProof(isThereProof) : (isThereProof ?? hasStatus(-1, ['2XX'])),
    },
  ];
}

const toAbsenceProof = (isThereProof: string | undefined): string =>
  isThereProof === undefined ? hasNotStatus(-1, ['2XX']) : `!(${isThereProof})`;
