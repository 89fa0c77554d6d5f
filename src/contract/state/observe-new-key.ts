import { decodeComponent, headerOf } from '../../http/index.js';
import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { valueAt } from '../proof.js';
import { isThere, type RecordState } from './ledger.js';
import { isObject } from './same-value.js';

/** A key that a server chose must not be that of a record that is gone. */
export const observeReuse = (role: RecordRole, known: RecordState | undefined, exchange: Exchange): readonly Draft[] =>
  known === undefined || isThere(known) || isChosen(role) || names(exchange, known)
    ? []
    : [toReused(role, known, exchange)];

/** Whether the client asked for this very key. */
const names = ({ case: { values } }: Exchange, { key, collection }: RecordState): boolean =>
  isObject(values.body) && Object.values(values.body).includes(key[collection.key.at(-1) ?? '']);

/** Whether the client names the record itself. */
const isChosen = ({ key }: RecordRole): boolean =>
  Object.values(key).every((source) => source.in !== 'response' && source.in !== 'location');

/** An id that comes again makes old links lead to somebody else. */
function toReused(
  role: RecordRole,
  { collection, existence, key }: RecordState,
  { operation, index }: Exchange,
): Draft {
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
    proof: `String(${newNameIn(role)}) !== ${JSON.stringify(String(Object.values(key).at(-1)))}`,
  };
}

/** JavaScript for the name that the answer gives the new record. */
function newNameIn({ key }: RecordRole): string {
  const source = Object.values(key).at(-1);
  if (source?.in === 'response') return valueAt(-1, source.pointer);
  return source?.in === 'location' ? "answers.at(-1).headers.location?.split('/').at(-1)" : 'undefined';
}

/** A declared Location leads to the new record. */
export function observeLocation(
  role: RecordRole,
  { key, collection }: RecordState,
  { operation, index, response }: Exchange,
): readonly Draft[] {
  const location = headerOf(response.headers, 'location');
  const name = String(key[collection.key.at(-1) ?? '']);
  if (location === undefined || isChosen(role) || !declaresLocation(operation, response.status)) return [];
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
      proof: `decodeURIComponent(answers.at(-1).headers.location ?? '').includes(String(${newNameIn(role)}))`,
    },
  ];
}

function declaresLocation({ responses }: Operation, status: number): boolean {
  const { headers = {} } = responses[String(status)] ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'location');
}
