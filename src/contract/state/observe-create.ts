import { decodeComponent, headerOf } from '../../http/index.js';
import type { RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { applyValues } from './apply-values.js';
import { addOwnRecord, findRecord, isThere, type Ledger, type RecordState } from './ledger.js';
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
  return [
    ...(namesake ? [toOverwritten(namesake, exchange)] : observeUniqueness(ledger, record, exchange)),
    ...(known && !namesake && !isChosen(role) ? [toReused(known, exchange)] : []),
    ...observeLocation(ledger, record, exchange),
    ...observeAnswer(ledger, record, { role, exchange }),
  ];
}

/** Whether the client names the record itself. */
const isChosen = ({ key }: RecordRole): boolean =>
  Object.values(key).every((source) => source.in !== 'response' && source.in !== 'location');

/** An id that comes again makes old links lead to somebody else. */
function toReused({ collection, existence }: RecordState, { operation, index }: Exchange): Draft {
  return {
    check: 'deleted-stays-deleted',
    basis: collection.basis,
    severity: 'error',
    operation: operation.id,
    pointer: `/${collection.name}/reused`,
    message: `${operation.id} gives a new record the ${collection.key.join(' and ')} of a deleted one.`,
    expected: 'a key that was not used before',
    received: 'the key of a deleted record',
    evidence: [existence.source, index],
    proof: 'answers.at(-1).status >= 400',
  };
}

/** A declared Location leads to the new record. */
function observeLocation({ resources, spec }: Ledger, record: RecordState, exchange: Exchange): readonly Draft[] {
  const { operation, index, response } = exchange;
  const location = headerOf(response.headers, 'location');
  const declared = operation.responses[String(response.status)]?.headers ?? {};
  const isDeclared = Object.keys(declared).some((name) => name.toLowerCase() === 'location');
  const isReadByPath = spec.operations.some((each) =>
    resources.rolesOf(each).some((role) => role.kind === 'read' && role.collection === record.collection.name),
  );
  const name = String(record.key[record.collection.key.at(-1) ?? '']);
  if (location === undefined || !isDeclared || !isReadByPath) return [];
  if (decodeComponent(location)?.includes(name) === true) return [];
  return [
    {
      check: 'headers-match-schema',
      basis: 'document',
      severity: 'error',
      operation: operation.id,
      pointer: '/header/location',
      message: `${operation.id} sends a Location that does not lead to the new record.`,
      expected: 'a Location with the key of the new record',
      received: location,
      at: operation,
      evidence: [index],
      proof: 'false',
    },
  ];
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
