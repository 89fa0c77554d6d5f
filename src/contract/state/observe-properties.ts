import type { Reference } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toStep } from '../json-pointer.js';
import { findBlame, type Mismatch, noteKept } from './blame.js';
import { describeMismatch } from './describe-mismatch.js';
import { isKept } from './is-kept.js';
import { type Attempt, createFact, type Fact, type Ledger, placeOf, type RecordState, setFact } from './ledger.js';
import { isExactlySame, isSameValue } from './same-value.js';
import { learnUsualValue, usualValue } from './usual-values.js';

/** A record as an answer shows it. */
export interface RecordView {
  readonly exchange: Exchange;
  readonly kind: 'record' | 'list';
  /** JavaScript from the body to the record: `?.["data"]`. */
  readonly accessor: string;
  /** The properties that the record's schema names; absent where it has none. Others are nobody's business. */
  readonly declared?: ReadonlyMap<string, Reference>;
  /** Properties that the caller looks after itself: keys of partners, counts. */
  readonly except: ReadonlySet<string>;
}

/** Holds the properties that an answer shows of a record against what is known of them. */
export function observeProperties(
  ledger: Ledger,
  record: RecordState,
  { value, view }: { readonly value: Readonly<Record<string, unknown>>; readonly view: RecordView },
): readonly Draft[] {
  const { declared, except } = view;
  return [...Object.keys(value), ...missingIn(value, record, view)]
    .filter((property) => !except.has(property) && (declared?.has(property) ?? true))
    .flatMap((property) => observeProperty(ledger, record, { property, shown: value[property], view }));
}

/** Known properties that the record itself does not show any more: they are held to be null. */
function missingIn(
  value: Readonly<Record<string, unknown>>,
  { fields, collection }: RecordState,
  { kind, declared }: RecordView,
): readonly string[] {
  if (kind === 'list') return [];
  return [...fields.keys()].filter(
    (name) => declared?.has(name) && !Object.hasOwn(value, name) && !collection.secret.has(name),
  );
}

interface Shown {
  readonly property: string;
  readonly shown: unknown;
  readonly view: RecordView;
}

function observeProperty(ledger: Ledger, record: RecordState, observed: Shown): readonly Draft[] {
  const { property, view } = observed;
  const { operation, index } = view.exchange;
  const fact = record.fields.get(property);
  const drafts = fact ? observeFact(ledger, record, { ...observed, fact }) : [];
  takeIn(ledger, record, observed).seen.set(operation.id, { exchange: index, accessor: toAccessorOf(observed) });
  const forced = observeAttempt(ledger, record, observed);
  return forced.length > 0 ? forced : drafts;
}

const toAccessorOf = ({ view, property }: Shown): string => `${view.accessor}${toStep(property)}`;

/** From now on the property is known to be what is shown. */
function takeIn(ledger: Ledger, record: RecordState, { property, shown, view }: Shown): Fact {
  const { index } = view.exchange;
  const isExact = record.collection.exact.has(property);
  const fact = record.fields.get(property);
  if (fact === undefined) {
    const first = createFact(shown, index, 'shown');
    record.fields.set(property, first);
    learnUsualValue(ledger, record, { property, value: shown });
    return first;
  }
  if (!isAsKnown(fact, shown, isExact)) setFact(fact, shown, { source: index, origin: 'shown' });
  else if (fact.origin === 'omitted') setFact(fact, shown, { source: fact.source, origin: 'shown' });
  return fact;
}

function isAsKnown({ origin, value }: Fact, shown: unknown, isExact: boolean): boolean {
  if (isExact && origin === 'written') return isExactlySame(value, shown);
  const isSame = isSameValue(value, shown);
  return origin === 'omitted' || origin === 'cleared' ? !isSame : isSame || isSameWord(value, shown);
}

/** Words of an enumeration may be sent in any case and come back in one. */
const isSameWord = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' &&
  typeof other === 'string' &&
  one.length <= 24 &&
  /^[a-z_-]+$/i.test(one) &&
  one.toLowerCase() === other.toLowerCase();

function observeFact(
  ledger: Ledger,
  record: RecordState,
  { fact, ...observed }: Shown & { readonly fact: Fact },
): readonly Draft[] {
  const { property, shown, view } = observed;
  const { operation, index } = view.exchange;
  const mismatch: Mismatch = { record, property, fact, view: operation, kind: view.kind, index, shown };
  const isExact = record.collection.exact.has(property);
  if (isAsKnown(fact, shown, isExact)) {
    noteKept(ledger, mismatch);
    return [];
  }
  const schema = view.declared?.get(property);
  if (fact.origin === 'written' && schema !== undefined && isKept(ledger, { fact, shown, schema, isExact })) return [];
  const blame = findBlame(ledger, mismatch);
  return blame ? [describeMismatch({ mismatch, blame, shown, accessor: toAccessorOf(observed) })] : [];
}

/** A client got its way with what is the server's to set. */
function observeAttempt(ledger: Ledger, record: RecordState, observed: Shown): readonly Draft[] {
  const { property, shown, view } = observed;
  const attempt = record.attempts.get(property);
  if (attempt === undefined) return [];
  const { operation: shower, index } = view.exchange;
  const operation = ledger.history[attempt.source]?.operation ?? shower;
  if (!isSameValue(attempt.value, shown)) {
    ledger.onKept({ check: 'server-fields-are-not-writable', operation: operation.id });
    // What it shows from now on has other reasons; the answer to the attempt itself may not be what is stored.
    if (index !== attempt.source) record.attempts.delete(property);
    return [];
  }
  record.attempts.delete(property);
  if (isUsual(ledger, record, { property, attempt })) return [];
  const text = JSON.stringify(shown);
  return [
    {
      check: 'server-fields-are-not-writable',
      basis: record.collection.basis,
      severity: 'error',
      operation: operation.id,
      ...(operation.id !== shower.id && { shownBy: [shower.id] }),
      pointer: `/body/${property}`,
      message: `${operation.id} lets a client set ${property}, which is the server's to set.`,
      expected: `${property} as the server chooses it`,
      received: text,
      ...placeOf(record),
      evidence: [...new Set([attempt.source, index])],
      proof: `JSON.stringify(answers.at(-1).body${toAccessorOf(observed)}) !== ${JSON.stringify(text)}`,
    },
  ];
}

/** Whether a create has asked for what the server gives every new record. */
const isUsual = (ledger: Ledger, record: RecordState, { property, attempt }: Asked): boolean =>
  attempt.source === record.existence.source && isSameValue(attempt.value, usualValue(ledger, record, property));

interface Asked {
  readonly property: string;
  readonly attempt: Attempt;
}
