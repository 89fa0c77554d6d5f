import type { RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toAccessor, toStep, valueAtPointer } from '../json-pointer.js';
import { isThere, type Ledger, type RecordState } from './ledger.js';
import { observeCount } from './observe-count.js';
import { observePartners } from './observe-partners.js';
import { observeProperties } from './observe-properties.js';
import { type Side, sidesOf } from './pairs.js';
import { isObject } from './same-value.js';
import { shownProperties } from './shown-schema.js';

/** Where an answer shows a record. */
interface Place {
  readonly exchange: Exchange;
  readonly kind: 'record' | 'list';
  /** JavaScript from the body to the record: `?.["data"]`. */
  readonly accessor: string;
  /** To the record, or to the list that it is in. */
  readonly pointer: string;
}

/** Everything that an answer shows of a record: properties, keys of partners, numbers of partners. */
export function observeShown(
  ledger: Ledger,
  record: RecordState,
  { value, view }: { readonly value: unknown; readonly view: Place },
): readonly Draft[] {
  if (!isObject(value)) return [];
  const sides = sidesOf(ledger, record.collection.name);
  const except = new Set(sides.flatMap(({ field, count }) => [field, count]).filter((name) => name !== undefined));
  const declared = shownProperties(ledger, view.exchange, { pointer: view.pointer, isList: view.kind === 'list' });
  const shown = { value, view: { ...view, except, ...(declared && { declared }) } };
  const drafts = observeProperties(ledger, record, shown);
  if (!record.isOwn || !isThere(record)) return drafts;
  return [...drafts, ...sides.flatMap((side) => observeSide(ledger, record, { side, shown: value, view }))];
}

/** The record that a success shows, where its role says that it does. */
export function observeAnswer(
  ledger: Ledger,
  record: RecordState,
  { role: { record: pointer }, exchange }: { readonly role: Pick<RecordRole, 'record'>; readonly exchange: Exchange },
): readonly Draft[] {
  if (pointer === undefined) return [];
  const value = valueAtPointer(exchange.response.value, pointer);
  const view = { exchange, kind: 'record', accessor: toAccessor(pointer), pointer } as const;
  return observeShown(ledger, record, { value, view });
}

interface ShownSide {
  readonly side: Side;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly view: Place;
}

/** The partners of a record as it shows them itself. */
const observeSide = (ledger: Ledger, record: RecordState, shown: ShownSide): readonly Draft[] => [
  ...observeField(ledger, record, shown),
  ...observeNumber(ledger, record, shown),
];

function observeField(ledger: Ledger, record: RecordState, { side, shown, view }: ShownSide): readonly Draft[] {
  const keys = side.field === undefined ? undefined : shown[side.field];
  if (side.field === undefined || !Array.isArray(keys) || keys.some((key) => typeof key === 'object')) return [];
  const list = `(${toBody(view)}${toStep(side.field)} ?? [])`;
  return observePartners(ledger, record, {
    side,
    exchange: view.exchange,
    keys: keys.map(String),
    hasKey: (key) => `${list}.includes(${JSON.stringify(key)})`,
  });
}

function observeNumber(ledger: Ledger, record: RecordState, { side, shown, view }: ShownSide): readonly Draft[] {
  const count = side.count === undefined ? undefined : shown[side.count];
  if (side.count === undefined || typeof count !== 'number') return [];
  const { exchange } = view;
  return observeCount(ledger, record, { side, name: side.count, count, base: toBody(view), exchange });
}

const toBody = ({ accessor }: Place): string => `answers.at(-1).body${accessor}`;
