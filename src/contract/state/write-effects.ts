import type { Collection, Input, RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import { valueAtPointer } from './json-pointer.js';
import { createFact, type Fact, type Ledger, type RecordState, setFact } from './ledger.js';
import { ownRecords, pairOf, replacePartners, setPair, sidesOf } from './pairs.js';
import { type Key, toId } from './read-key.js';
import { isObject, isSameValue } from './same-value.js';
import { settableOf } from './settable.js';

/** What a request writes, by the names of the record's properties. */
export function writtenValues(role: RecordRole, exchange: Exchange): Readonly<Record<string, unknown>> {
  const { input } = role;
  if (input === undefined) return {};
  const body = valueAtPointer(exchange.case.values.body, input.pointer);
  if (!isObject(body)) return wholeBody(input, body);
  const entries = Object.entries(body).filter(([name]) => !input.ignored.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [input.names[name] ?? name, value]));
}

/** A body that is no object stands for the one property that the names give it: `{ '': 'roles' }`. */
const wholeBody = ({ names }: Input, body: unknown): Readonly<Record<string, unknown>> =>
  names[''] === undefined || body === undefined ? {} : { [names['']]: body };

/** The new record that a successful create leaves. */
export function createRecord(
  ledger: Ledger,
  { collection, key, source }: { collection: Collection; key: Key; source: number },
): RecordState {
  const record: RecordState = {
    collection,
    id: toId(collection, key),
    key,
    isOwn: true,
    createdAs: ledger.history[source]?.identity,
    existence: createFact(true, source, 'written'),
    fields: new Map(Object.entries(key).map(([name, value]) => [name, createFact(value, source, 'written')])),
    attempts: new Map(),
  };
  ledger.records.set(record.id, record);
  return record;
}

/** Takes what was written into the record's facts. */
export function applyValues(
  ledger: Ledger,
  record: RecordState,
  { values, role, source }: { values: Readonly<Record<string, unknown>>; role: RecordRole; source: number },
): void {
  const sides = sidesOf(ledger, record.collection.name);
  const operation = ledger.history[source]?.operation;
  const settable = operation && settableOf(ledger.spec, role, operation);
  for (const [name, value] of Object.entries(values)) {
    const side = sides.find(({ field }) => field === name);
    if (side) {
      if (Array.isArray(value)) replacePartners(ledger, record, { side, keys: value.map(String), source });
      continue;
    }
    if (settable && settable.size > 0 && !settable.has(name)) {
      if (role.kind === 'create' || !isSameValue(record.fields.get(name)?.value, value))
        record.attempts.set(name, { value, source });
      continue;
    }
    const known = record.fields.get(name);
    const merged = role.kind === 'patch' ? mergeValue(known, value, role.input) : { value };
    if (merged === undefined) record.fields.delete(name);
    else writeFact(record, name, { value: merged.value, source });
  }
}

function writeFact(record: RecordState, name: string, { value, source }: { value: unknown; source: number }): void {
  const known = record.fields.get(name);
  if (known) setFact(known, value, { source, origin: 'written' });
  else record.fields.set(name, createFact(value, source, 'written'));
}

/** What a change makes of a value; undefined where nobody can say. */
function mergeValue(known: Fact | undefined, value: unknown, input: Input | undefined): { value: unknown } | undefined {
  if (!isObject(value)) return { value };
  if (known?.origin === 'omitted' || known?.origin === 'cleared' || known === undefined) return undefined;
  if (input?.nested === 'replace') return { value };
  if (!isObject(known.value)) return input?.nested === 'merge' ? { value: withoutNulls(value) } : { value };
  return input?.nested === 'merge' ? { value: mergePatch(known.value, value) } : undefined;
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

const withoutNulls = (value: Record<string, unknown>): unknown => mergePatch({}, value);

/** What a PUT left out: it must not be what it was, unless that is its default. */
export function applyOmissions(
  ledger: Ledger,
  record: RecordState,
  {
    values,
    replaceable,
    source,
  }: { values: Readonly<Record<string, unknown>>; replaceable: ReadonlyMap<string, unknown>; source: number },
): void {
  for (const [name, standard] of replaceable) {
    const fact = record.fields.get(name);
    if (Object.hasOwn(values, name) || fact === undefined || record.collection.secret.has(name)) continue;
    const usual = standard ?? ledger.defaults.get(defaultName(record, name));
    if (usual !== undefined) setFact(fact, usual, { source, origin: 'defaulted' });
    else if (fact.origin === 'written' && isSomething(fact.value))
      setFact(fact, fact.value, { source, origin: 'omitted' });
    else record.fields.delete(name);
  }
}

/** What a server puts where a client says nothing. */
export const defaultName = ({ collection }: RecordState, property: string): string => `${collection.name} ${property}`;

const isSomething = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && JSON.stringify(value) !== '[]';

/** What a deletion does to the record, and to all that points to it. */
export function applyDeletion(
  ledger: Ledger,
  record: RecordState,
  { source, successor }: { source: number; successor?: unknown },
): void {
  setFact(record.existence, false, { source, origin: 'written' });
  for (const side of sidesOf(ledger, record.collection.name)) {
    for (const partner of ownRecords(ledger, side.partners)) {
      const pair = pairOf(ledger, side, [record, partner]);
      if (pair.fact.value === true) setPair(pair, false, source);
    }
  }
  for (const other of ledger.records.values()) releaseReferences(ledger, other, { to: record, source, successor });
}

function releaseReferences(
  ledger: Ledger,
  record: RecordState,
  { to, source, successor }: { to: RecordState; source: number; successor: unknown },
): void {
  const key = to.key[to.collection.key.at(-1) ?? ''];
  for (const { field, to: name, onDelete } of record.collection.references) {
    const fact = record.fields.get(field);
    if (name !== to.collection.name || fact === undefined || String(fact.value) !== String(key)) continue;
    if (record === to || record.existence.value === false) continue;
    if (successor !== undefined) setFact(fact, successor, { source, origin: 'written' });
    else if (onDelete === 'cascade') applyDeletion(ledger, record, { source });
    else if (onDelete === 'clear') setFact(fact, fact.value, { source, origin: 'cleared' });
    else record.fields.delete(field);
  }
}
