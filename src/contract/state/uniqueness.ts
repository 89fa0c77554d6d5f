import type { UniqueKey } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import type { Ledger, RecordState } from './ledger.js';

/** A record that was just written and shares a unique value with another one. */
export function observeUniqueness(ledger: Ledger, record: RecordState, exchange: Exchange): readonly Draft[] {
  return record.collection.unique.flatMap((unique) => {
    const value = uniqueText(unique, fieldOf(record));
    if (value === undefined) return [];
    const other = holdersOf(ledger, record.collection.name, { unique, value }).find(
      (holder) => holder !== record && holder.existence.value === true,
    );
    return other ? [toDraft(unique, { exchange, other })] : [];
  });
}

/** A refused write although nobody has its unique value any more. */
export function observeFreedValue(
  ledger: Ledger,
  {
    collection,
    values,
    exchange,
  }: { collection: string; values: Readonly<Record<string, unknown>>; exchange: Exchange },
): readonly Draft[] {
  const uniques = ledger.resources.collections.get(collection)?.unique ?? [];
  return uniques.flatMap((unique) => {
    const value = uniqueText(unique, (field) => values[field]);
    if (value === undefined) return [];
    const holders = holdersOf(ledger, collection, { unique, value });
    const former = holders.at(-1);
    if (former === undefined || holders.some(({ existence }) => existence.value === true)) return [];
    const created = former.fields.get(unique.fields.at(-1) ?? '')?.source ?? former.existence.source;
    return [
      {
        check: 'unique-key-is-enforced' as const,
        basis: unique.basis,
        severity: 'error' as const,
        operation: exchange.operation.id,
        pointer: `/body/${unique.fields.join(',')}/freed`,
        message: `${exchange.operation.id} refuses the ${unique.fields.join(' and ')} of a record that was deleted.`,
        expected: 'accepted, since the deletion freed it',
        received: `${exchange.response.status}`,
        ...(unique.at && { at: unique.at }),
        evidence: [...new Set([created, former.existence.source, exchange.index])],
        proof: hasStatus(-1, ['2XX']),
      },
    ];
  });
}

/** Whether a live record that we know of has the unique value already. */
export function isTaken(
  ledger: Ledger,
  { collection, values }: { collection: string; values: Readonly<Record<string, unknown>> },
): boolean {
  const uniques = ledger.resources.collections.get(collection)?.unique ?? [];
  return uniques.some((unique) => {
    const value = uniqueText(unique, (field) => values[field]);
    if (value === undefined) return false;
    return holdersOf(ledger, collection, { unique, value }).some(({ existence }) => existence.value === true);
  });
}

const fieldOf =
  ({ fields, key }: RecordState) =>
  (field: string): unknown => {
    const fact = fields.get(field);
    return fact === undefined || fact.origin === 'omitted' || fact.origin === 'cleared' ? key[field] : fact.value;
  };

function uniqueText({ fields, ignoreCase }: UniqueKey, read: (field: string) => unknown): string | undefined {
  const values = fields.map(read);
  if (values.some((value) => value === undefined || value === null || value === '')) return undefined;
  const text = JSON.stringify(values);
  return ignoreCase ? text.toLowerCase() : text;
}

function holdersOf(
  ledger: Ledger,
  collection: string,
  { unique, value }: { unique: UniqueKey; value: string },
): readonly RecordState[] {
  return [...ledger.records.values()].filter(
    (record) => record.collection.name === collection && uniqueText(unique, fieldOf(record)) === value,
  );
}

function toDraft(unique: UniqueKey, { exchange, other }: { exchange: Exchange; other: RecordState }): Draft {
  const { operation, index, response } = exchange;
  const names = unique.fields.join(' and ');
  const declares409 = Object.hasOwn(operation.responses, '409');
  const source = other.fields.get(unique.fields.at(-1) ?? '')?.source ?? other.existence.source;
  return {
    check: 'unique-key-is-enforced',
    basis: unique.basis,
    severity: unique.basis === 'inferred' && !declares409 ? 'observation' : 'error',
    operation: operation.id,
    pointer: `/body/${unique.fields.join(',')}`,
    message: `${operation.id} accepts a value of ${names} that another record has${unique.ignoreCase ? ', perhaps in another case' : ''}.`,
    expected: '4XX, since the value is in use',
    received: `${response.status}`,
    ...(unique.at && { at: unique.at }),
    evidence: [...new Set([source, index])],
    proof: hasStatus(-1, ['4XX']),
  };
}
