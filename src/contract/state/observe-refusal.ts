import type { RecordRole, Role } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { findRecord, isThere, type Ledger, subjectOf } from './ledger.js';
import { observePresence } from './observe-presence.js';
import { observeFreedValue } from './observe-uniqueness.js';
import { isOwnView } from './own-view.js';
import { readKey } from './read-key.js';
import { writtenValues } from './written-values.js';

/** A refusal says something about a read, and leaves nothing of a create. */
export function observeRefusal(ledger: Ledger, role: Role, exchange: Exchange): readonly Draft[] {
  const { operation, case: kase } = exchange;
  if (kase.intent.kind === 'conflict') ledger.onKept({ check: 'unique-key-is-enforced', operation: operation.id });
  if (role.kind === 'create') return observeRefusedCreate(ledger, role, exchange);
  if (role.kind === 'read') return observeAbsence(ledger, role, exchange);
  return [];
}

function observeRefusedCreate(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const { collection } = role;
  const { index, operation, response } = exchange;
  const values = writtenValues(role, exchange);
  ledger.refusedCreates.push({ index, operation, collection, values });
  const isUnfounded = exchange.case.intent.kind === 'valid' && [400, 409, 422].includes(response.status);
  return isUnfounded ? observeFreedValue(ledger, { collection, values, exchange }) : [];
}

function observeAbsence(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  if (![404, 410].includes(exchange.response.status) || !isOwnView(exchange)) return [];
  const record = subjectOf(ledger, role, exchange);
  if (record === undefined || leadsThroughWhatIsGone(ledger, role, exchange)) return [];
  return observePresence(ledger, record, { exchange, kind: 'record', isThere: false });
}

/** Whether the path puts the record into another one that is gone: it may be there, and is not found on this way. */
function leadsThroughWhatIsGone(ledger: Ledger, { collection, key }: RecordRole, exchange: Exchange): boolean {
  const known = ledger.resources.collections.get(collection);
  return Object.entries(readKey(key, exchange) ?? {}).some(([name, value]) => {
    const to = known?.references.find(({ field }) => field === name && !known.key.includes(name))?.to;
    const own = ledger.resources.collections.get(to ?? '')?.key.at(-1);
    const owner = to !== undefined && own !== undefined && findRecord(ledger, to, { [own]: value });
    return owner && !isThere(owner);
  });
}
