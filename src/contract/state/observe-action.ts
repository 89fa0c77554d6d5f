import type { Action, RecordAction } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { createFact, isThere, type Ledger, type RecordState, setFact, subjectOf } from './ledger.js';
import { observePairAction } from './observe-membership.js';
import { observeAnswer } from './observe-shown.js';
import { toUseAfterDelete } from './use-after-delete.js';

/** Something was done to a record that is neither reading nor writing it. */
export function observeAction(ledger: Ledger, action: Action, exchange: Exchange): readonly Draft[] {
  if (action.kind === 'supposed') return [];
  if (action.kind !== 'act') return observePairAction(ledger, action, exchange);
  const record = subjectOf(ledger, action, exchange);
  if (record === undefined) return [];
  if (!isThere(record)) return toUseAfterDelete(record, exchange);
  if (action.basis === 'document') applySet(record, action, exchange.index);
  else forgetWritten(record);
  return observeAnswer(ledger, record, { role: action, exchange });
}

function applySet({ fields }: RecordState, { sets }: RecordAction, source: number): void {
  for (const [name, value] of Object.entries(sets)) {
    const fact = fields.get(name);
    if (fact) setFact(fact, value, { source, origin: 'written' });
    else fields.set(name, createFact(value, source, 'written'));
  }
}

/** Nobody says what it changes. */
function forgetWritten(record: RecordState): void {
  for (const name of record.collection.writable) record.fields.delete(name);
  record.isUnclear = true;
}
