import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toAccessor, valueAtPointer } from './json-pointer.js';
import type { Ledger, RecordState } from './ledger.js';
import { observePartners, ownRecords, pairOf, type Side, sidesOf } from './pairs.js';
import { isObject } from './same-value.js';
import { shownProperties } from './shown-schema.js';
import { basisOf, observeRecord, placeOf } from './views.js';

interface ShownRecord {
  readonly value: unknown;
  readonly view: {
    readonly exchange: Exchange;
    readonly kind: 'record' | 'list';
    readonly accessor: string;
    /** To the record, or to the list that it is in. */
    readonly pointer: string;
  };
}

/** Everything that an answer shows of a record: properties, keys of partners, numbers of partners. */
export function observeShown(ledger: Ledger, record: RecordState, { value, view }: ShownRecord): readonly Draft[] {
  if (!isObject(value)) return [];
  const sides = sidesOf(ledger, record.collection.name);
  const except = new Set(sides.flatMap(({ field, count }) => [field, count]).filter((name) => name !== undefined));
  const { operation } = view.exchange;
  const declared = shownProperties(ledger, view.exchange, { pointer: view.pointer, isList: view.kind === 'list' });
  const drafts = observeRecord(ledger, record, value, { ...view, operation, ...(declared && { declared }), except });
  if (!record.isOwn || record.existence.value !== true) return drafts;
  return [...drafts, ...sides.flatMap((side) => observeSide(ledger, record, { side, shown: value, view }))];
}

function observeSide(
  ledger: Ledger,
  record: RecordState,
  { side, shown, view }: { side: Side; shown: Readonly<Record<string, unknown>>; view: ShownRecord['view'] },
): readonly Draft[] {
  const partners = side.field === undefined ? undefined : shown[side.field];
  const count = side.count === undefined ? undefined : shown[side.count];
  const base = `answers.at(-1).body${view.accessor}`;
  const byKeys =
    Array.isArray(partners) && partners.every((key) => typeof key !== 'object')
      ? observePartners(ledger, record, {
          side,
          exchange: view.exchange,
          keys: partners.map(String),
          hasKey: (key) => `(${base}${toAccessor(`/${side.field ?? ''}`)} ?? []).includes(${JSON.stringify(key)})`,
        })
      : [];
  return typeof count === 'number' ? [...byKeys, ...observeCount(ledger, record, { side, count, base, view })] : byKeys;
}

function observeCount(
  ledger: Ledger,
  record: RecordState,
  { side, count, base, view }: { side: Side; count: number; base: string; view: ShownRecord['view'] },
): readonly Draft[] {
  const partners = ownRecords(ledger, side.partners);
  const expected = partners.filter((partner) => pairOf(ledger, side, [record, partner]).fact.value === true).length;
  const name = side.count ?? '';
  const known = record.fields.get(name)?.value;
  if (count === expected || known === `${count}/${expected}`) return [];
  record.fields.set(name, {
    value: `${count}/${expected}`,
    source: view.exchange.index,
    origin: 'shown',
    seen: new Map(),
  });
  const writes = ledger.writes.filter(({ about, isRefused }) => !isRefused && about.has(record.id));
  const last = writes.at(-1);
  const { operation, index } = view.exchange;
  const blamed = last?.operation.id ?? operation.id;
  return [
    {
      check: 'relation-sides-agree',
      basis: basisOf(record),
      severity: 'error',
      operation: blamed,
      ...(blamed !== operation.id && { shownBy: [operation.id] }),
      pointer: `/${record.collection.name}/${name}`,
      message: `${name} of a record of ${record.collection.name} is ${count} after ${blamed}, though it has ${expected} partners.`,
      expected: String(expected),
      received: String(count),
      ...placeOf(record),
      evidence: [...new Set([...writes.slice(-6).map((write) => write.index), index])],
      proof: `${base}${toAccessor(`/${name}`)} === ${expected}`,
    },
  ];
}

/** The record that a success shows, at the pointer that its role gives. */
export function observeAnswer(
  ledger: Ledger,
  record: RecordState,
  { pointer, exchange }: { pointer: string; exchange: Exchange },
): readonly Draft[] {
  const value = valueAtPointer(exchange.response.value, pointer);
  return observeShown(ledger, record, {
    value,
    view: { exchange, kind: 'record', accessor: toAccessor(pointer), pointer },
  });
}
