import type { RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { applyDeletion } from './apply-deletion.js';
import { applyOmissions } from './apply-omissions.js';
import { applyValues } from './apply-values.js';
import { isThere, type Ledger, type RecordState, subjectOf } from './ledger.js';
import { observeAnswer } from './observe-shown.js';
import { observeUniqueness } from './observe-uniqueness.js';
import { readSource } from './read-key.js';
import { toUseAfterDelete } from './use-after-delete.js';
import { writtenValues } from './written-values.js';

/** A record was changed: from now on it has what was written. */
export function observeUpdate(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const record = subjectOf(ledger, role, exchange);
  if (record === undefined) return [];
  if (!isThere(record)) return toUseAfterDelete(record, exchange);
  takeIn(ledger, record, { role, exchange });
  return [...observeUniqueness(ledger, record, exchange), ...observeAnswer(ledger, record, { role, exchange })];
}

function takeIn(
  ledger: Ledger,
  record: RecordState,
  { role, exchange }: { readonly role: RecordRole; readonly exchange: Exchange },
): void {
  // What a server makes of values that break the document is nowhere said, and what a JSON Patch changes is not worked out here.
  if (exchange.case.intent.kind === 'invalid' || (role.kind === 'patch' && role.input === undefined)) {
    record.fields.clear();
    record.isUnclear = true;
    return;
  }
  const written = { values: writtenValues(role, exchange), role, source: exchange.index };
  applyValues(ledger, record, written);
  if (role.kind === 'replace') applyOmissions(ledger, record, { ...written, operation: exchange.operation });
}

export function observeDelete(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const record = subjectOf(ledger, role, exchange);
  if (record === undefined) return [];
  if (!isThere(record)) return toUseAfterDelete(record, exchange);
  const successor = role.successor && readSource(role.successor, exchange);
  applyDeletion(ledger, record, { source: exchange.index, successor });
  return [];
}
