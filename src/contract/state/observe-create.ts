import type { RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { applyValues, pointTo } from './apply-values.js';
import { addOwnRecord, findRecord, isThere, type Ledger, type RecordState } from './ledger.js';
import { observeLocation, observeReuse } from './observe-new-key.js';
import { observeAnswer } from './observe-shown.js';
import { observeUniqueness } from './observe-uniqueness.js';
import { readKey } from './read-key.js';
import { addSubject } from './writes.js';
import { writtenValues } from './written-values.js';

/** A record came to be: it must not take the place of another one, and has what was written. */
export function observeCreate(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const collection = ledger.resources.collections.get(role.collection);
  const key = readKey(role.key, exchange);
  if (collection === undefined || key === undefined) return [];

  const known = findRecord(ledger, role.collection, key);
  const namesake = known && isThere(known) ? known : undefined;
  if (namesake && mayHitAgain(ledger, namesake, exchange)) return [];

  const record = addOwnRecord(ledger, { collection, key, exchange });
  addSubject(ledger, record);
  // What a server makes of values that break the document is nowhere said.
  const values = exchange.case.intent.kind === 'invalid' ? {} : writtenValues(role, exchange);
  applyValues(ledger, record, { values, role, source: exchange.index });
  putInto(ledger, record, exchange.index);
  return [
    ...(namesake ? [toOverwritten(namesake, exchange)] : observeUniqueness(ledger, record, exchange)),
    ...observeReuse(role, known, exchange),
    ...observeLocation(role, record, exchange),
    ...observeAnswer(ledger, record, { role, exchange }),
  ];
}

/** What a path puts a record into, beyond its key, is what it refers to. */
function putInto(ledger: Ledger, record: RecordState, source: number): void {
  const given = Object.entries(record.key).filter(([name]) => !record.collection.key.includes(name));
  for (const [name, value] of given) pointTo(ledger, record, { name, value, source });
}

/** Whether a create may meet a record that is there: it is a PUT that also replaces, or it was sent once more. */
const mayHitAgain = (ledger: Ledger, known: RecordState, exchange: Exchange): boolean =>
  replacesToo(ledger, exchange) || isRepeated(ledger, known, exchange);

const replacesToo = ({ resources }: Ledger, { operation }: Exchange): boolean =>
  resources.rolesOf(operation).some(({ kind }) => kind === 'replace' || kind === 'patch');

/** The same Idempotency-Key gets the first answer again. */
function isRepeated({ history }: Ledger, { existence }: RecordState, { request }: Exchange): boolean {
  const key = request.headers['idempotency-key'];
  return key !== undefined && history[existence.source]?.request.headers['idempotency-key'] === key;
}

/** Two records cannot have one key. */
function toOverwritten({ collection, existence }: RecordState, { operation, index, response }: Exchange): Draft {
  const names = collection.key.join(' and ');
  return {
    check: 'unique-key-is-enforced',
    basis: collection.basis,
    severity: 'error',
    operation: operation.id,
    pointer: `/body/${names}`,
    message: `${operation.id} creates a record with the ${names} of another one.`,
    expected: '4XX, since the key is in use',
    received: `${response.status}`,
    evidence: [existence.source, index],
    proof: hasStatus(-1, ['4XX']),
  };
}
