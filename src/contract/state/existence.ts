import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasNotStatus, hasStatus } from '../proof.js';
import { findBlame } from './blame.js';
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
  const { exchange, kind, isThere, isThereProof } = presence;
  const { operation, index } = exchange;
  const { existence: fact } = record;
  if (fact.value === isThere) {
    fact.seen.set(operation.id, { exchange: index, accessor: '' });
    return [];
  }
  const mismatch = { record, property: undefined, fact, view: operation, kind, index };
  const blame = findBlame(ledger, mismatch);
  const shown = isThere ? 'there' : 'not there';
  const draft = blame && describeMismatch({ mismatch, blame, shown, accessor: '' });
  setFact(fact, isThere, { source: index, origin: 'shown' });
  fact.seen.set(operation.id, { exchange: index, accessor: '' });
  if (draft === undefined) return [];
  const wanted = isThere ? 'gone' : 'there';
  const proof = isThereProof ?? hasStatus(-1, ['2XX']);
  const refuted = isThereProof === undefined ? hasNotStatus(-1, ['2XX']) : `!(${isThereProof})`;
  return [{ ...draft, expected: `the record is ${wanted}`, received: shown, proof: isThere ? refuted : proof }];
}
