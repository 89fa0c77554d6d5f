import type { Operation } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft, FindingBasis } from '../finding.js';
import { findBlame, type Mismatch } from './blame.js';
import { describeMismatch } from './describe-mismatch.js';
import { toAccessor } from './json-pointer.js';
import { createFact, type Fact, type Ledger, type RecordState, setFact } from './ledger.js';
import { isObject, isSameValue } from './same-value.js';
import { defaultName } from './write-effects.js';

/** A record as an answer shows it. */
export interface View {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly kind: 'record' | 'list';
  /** JavaScript from the body to the record: `?.["data"]`. */
  readonly accessor: string;
  /** The properties that the record's schema names; absent where it has none. Others are nobody's business. */
  readonly declared?: ReadonlySet<string>;
  /** Properties that the caller looks after itself: keys of partners, counts. */
  readonly except: ReadonlySet<string>;
}

/** Holds what an answer shows of a record against what is known of it. */
export function observeRecord(ledger: Ledger, record: RecordState, value: unknown, view: View): readonly Draft[] {
  if (!isObject(value)) return [];
  const { declared, except, kind } = view;
  // A known property that the record itself does not show any more is held to be null.
  const missing = [...record.fields.keys()].filter(
    (name) =>
      kind === 'record' && declared?.has(name) && !Object.hasOwn(value, name) && !record.collection.secret.has(name),
  );
  return [...Object.keys(value), ...missing]
    .filter((property) => !except.has(property) && (declared?.has(property) ?? true))
    .flatMap((property) => observeProperty(ledger, record, { property, shown: value[property], view }));
}

interface Shown {
  readonly property: string;
  readonly shown: unknown;
  readonly view: View;
}

function observeProperty(ledger: Ledger, record: RecordState, { property, shown, view }: Shown): readonly Draft[] {
  const { exchange, operation, kind } = view;
  const sighting = { exchange: exchange.index, accessor: `${view.accessor}${toAccessor(`/${toToken(property)}`)}` };
  const forced = findForced(ledger, record, { property, shown, view });
  const fact = record.fields.get(property);
  if (fact === undefined) {
    const first = createFact(shown, exchange.index, 'shown');
    first.seen.set(operation.id, sighting);
    record.fields.set(property, first);
    learnDefault(ledger, record, { property, shown });
    return forced;
  }
  if (isAsKnown(fact, shown)) {
    if (fact.origin === 'omitted') setFact(fact, shown, { source: fact.source, origin: 'shown' });
    fact.seen.set(operation.id, sighting);
    return forced;
  }
  const mismatch: Mismatch = { record, property, fact, view: operation, kind, index: exchange.index };
  const blame = forced.length > 0 ? undefined : findBlame(ledger, mismatch);
  const drafts = blame ? [describeMismatch({ mismatch, blame, shown, accessor: sighting.accessor })] : forced;
  setFact(fact, shown, { source: exchange.index, origin: 'shown' });
  fact.seen.set(operation.id, sighting);
  return drafts;
}

const toToken = (property: string): string => property.replaceAll('~', '~0').replaceAll('/', '~1');

/** A property that nobody has written yet has what the server gives it. */
function learnDefault(
  ledger: Ledger,
  record: RecordState,
  { property, shown }: Pick<Shown, 'property' | 'shown'>,
): void {
  const name = defaultName(record, property);
  if (record.isOwn && record.collection.writable.has(property) && !ledger.defaults.has(name)) {
    ledger.defaults.set(name, shown ?? null);
  }
}

function isAsKnown({ origin, value }: Fact, shown: unknown): boolean {
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

/** A client got its way with what is the server's to set. */
function findForced(ledger: Ledger, record: RecordState, { property, shown, view }: Shown): readonly Draft[] {
  const attempt = record.attempts.get(property);
  if (attempt === undefined || !isSameValue(attempt.value, shown)) return [];
  record.attempts.delete(property);
  const operation = ledger.history[attempt.source]?.operation ?? view.operation;
  const index = view.exchange.index;
  const accessor = `answers.at(-1).body${view.accessor}${toAccessor(`/${toToken(property)}`)}`;
  return [
    {
      check: 'server-fields-are-not-writable',
      basis: basisOf(record),
      severity: 'error',
      operation: operation.id,
      ...(operation.id !== view.operation.id && { shownBy: [view.operation.id] }),
      pointer: `/body/${property}`,
      message: `${operation.id} lets a client set ${property}, which is the server's to set.`,
      expected: `${property} as the server chooses it`,
      received: JSON.stringify(shown),
      ...placeOf(record),
      evidence: [...new Set([attempt.source, index])],
      proof: `JSON.stringify(${accessor}) !== ${JSON.stringify(JSON.stringify(shown))}`,
    },
  ];
}

export const basisOf = ({ collection }: RecordState): FindingBasis => collection.basis;

export const placeOf = ({ collection }: RecordState): Pick<Draft, 'at'> =>
  collection.schema === undefined ? {} : { at: collection.schema };
