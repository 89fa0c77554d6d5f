import type { UniqueKey } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { isThere, type Ledger, type RecordState } from './ledger.js';
import type { Values } from './written-values.js';

/** A record that was just written and shares a unique value with another one. */
export function observeUniqueness(ledger: Ledger, record: RecordState, exchange: Exchange): readonly Draft[] {
  return record.collection.unique.flatMap((unique) => {
    const holders = holdersOf(ledger, record.collection.name, { unique, text: textOf(unique, valuesOf(record)) });
    const other = holders.find((holder) => holder !== record && isThere(holder));
    return other ? [toShared(unique, other, exchange)] : [];
  });
}

interface Refused {
  readonly collection: string;
  readonly values: Values;
  readonly exchange: Exchange;
}

/** A refused create although nobody has its unique value any more. */
export function observeFreedValue(ledger: Ledger, { collection, values, exchange }: Refused): readonly Draft[] {
  const uniques = ledger.resources.collections.get(collection)?.unique ?? [];
  return uniques.flatMap((unique) => {
    const holders = holdersOf(ledger, collection, { unique, text: textOf(unique, (field) => values[field]) });
    const former = holders.at(-1);
    return former === undefined || holders.some(isThere) ? [] : [toFreed(unique, former, exchange)];
  });
}

type ReadField = (field: string) => unknown;

const valuesOf =
  ({ fields, key }: RecordState): ReadField =>
  (field) => {
    const fact = fields.get(field);
    return fact === undefined || fact.origin === 'omitted' || fact.origin === 'cleared' ? key[field] : fact.value;
  };

/** What must not be there twice, as one text; undefined where a part of it is missing. */
function textOf({ fields, ignoreCase }: UniqueKey, read: ReadField): string | undefined {
  const values = fields.map(read);
  if (values.some((value) => value === undefined || value === null || value === '')) return undefined;
  const text = JSON.stringify(values);
  return ignoreCase ? text.toLowerCase() : text;
}

/** The known records with a unique value, there or gone. */
function holdersOf(
  { records }: Ledger,
  collection: string,
  { unique, text }: { readonly unique: UniqueKey; readonly text: string | undefined },
): readonly RecordState[] {
  if (text === undefined) return [];
  return [...records.values()].filter(
    (record) => record.collection.name === collection && textOf(unique, valuesOf(record)) === text,
  );
}

/** The exchange that gave a record its unique value. */
const sourceOf = ({ fields }: UniqueKey, record: RecordState): number =>
  record.fields.get(fields.at(-1) ?? '')?.source ?? record.existence.source;

function toShared(unique: UniqueKey, other: RecordState, { operation, index, response }: Exchange): Draft {
  const { fields, basis, ignoreCase, at } = unique;
  const isCertain = basis !== 'inferred' || Object.hasOwn(operation.responses, '409');
  return {
    check: 'unique-key-is-enforced',
    basis,
    severity: isCertain ? 'error' : 'observation',
    operation: operation.id,
    pointer: `/body/${fields.join(',')}`,
    message: `${operation.id} accepts a value of ${fields.join(' and ')} that another record has${ignoreCase ? ', perhaps in another case' : ''}.`,
    expected: '4XX, since the value is in use',
    received: `${response.status}`,
    ...(at && { at }),
    evidence: [...new Set([sourceOf(unique, other), index])],
    proof: hasStatus(-1, ['4XX']),
  };
}

function toFreed(unique: UniqueKey, former: RecordState, { operation, index, response }: Exchange): Draft {
  const { fields, basis, at } = unique;
  return {
    check: 'unique-key-is-enforced',
    basis,
    severity: 'error',
    operation: operation.id,
    pointer: `/body/${fields.join(',')}/freed`,
    message: `${operation.id} refuses the ${fields.join(' and ')} of a record that was deleted.`,
    expected: 'accepted, since the deletion freed it',
    received: `${response.status}`,
    ...(at && { at }),
    evidence: [...new Set([sourceOf(unique, former), former.existence.source, index])],
    proof: hasStatus(-1, ['2XX']),
  };
}
