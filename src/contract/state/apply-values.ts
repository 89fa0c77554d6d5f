import type { RecordRole } from '../../resources/index.js';
import { createFact, type Ledger, type RecordState, setFact } from './ledger.js';
import { mergeValue } from './merge-value.js';
import { replacePartners, sidesOf } from './pairs.js';
import { isSameValue } from './same-value.js';
import { settableOf } from './settable.js';
import type { Values } from './written-values.js';

export interface Written {
  readonly values: Values;
  readonly role: RecordRole;
  /** Index of the exchange. */
  readonly source: number;
}

/** Takes what was written into what is known of the record: partners, values, and what is not the client's to set. */
export function applyValues(ledger: Ledger, record: RecordState, { values, role, source }: Written): void {
  const sides = sidesOf(ledger, record.collection.name);
  const isForeign = foreignTo(ledger, { role, source });
  const placing = record.collection.key.slice(0, -1);
  for (const [name, value] of Object.entries(values)) {
    // The path has said what the record is inside of; no document says what comes of a body that contradicts it.
    if (placing.includes(name) && role.key[name]?.in === 'path') continue;
    const side = sides.find(({ field }) => field === name);
    if (!isForeign(name)) pointTo(ledger, record, { name, value, source });
    if (side !== undefined) {
      if (Array.isArray(value)) replacePartners(ledger, record, { side, keys: value.map(String), source });
    } else if (isForeign(name)) noteAttempt(record, { name, value, role, source });
    else applyValue(record, { name, value, role, source });
  }
}

/** A key in a record may be one side of a relation: the manager of whom the others are the reports. */
export function pointTo(
  ledger: Ledger,
  record: RecordState,
  { name, value, source }: Pick<Given, 'name' | 'value'> & { readonly source: number },
): void {
  const side = sidesOf(ledger, record.collection.name).find(
    ({ relation, side: own }) => own === 'to' && relation.by === name,
  );
  const keys = typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  if (side) replacePartners(ledger, record, { side, keys, source });
}

/** Whether a property is none that the operation may set, where the document names those. */
function foreignTo(
  { spec, history }: Ledger,
  { role, source }: Pick<Written, 'role' | 'source'>,
): (name: string) => boolean {
  const operation = history[source]?.operation;
  const settable = operation && settableOf(spec, role, operation);
  return (name) => settable !== undefined && settable.size > 0 && !settable.has(name);
}

interface Given extends Pick<Written, 'role' | 'source'> {
  readonly name: string;
  readonly value: unknown;
}

/** Sending what is there already is no attempt to set it, nor is what the path has said. */
function noteAttempt({ key, collection, fields, attempts }: RecordState, { name, value, role, source }: Given): void {
  if (Object.hasOwn(key, name) && name !== collection.key.at(-1)) return;
  const isOther = role.kind === 'create' || !isSameValue(fields.get(name)?.value, value);
  if (isOther) attempts.set(name, { value, source });
}

function applyValue(record: RecordState, { name, value, role, source }: Given): void {
  const { fields } = record;
  const known = fields.get(name);
  const merged = role.kind === 'patch' ? mergeValue(known, value, role.input) : { value };
  if (merged === undefined) {
    fields.delete(name);
    record.isUnclear = true;
    return;
  }
  if (known) setFact(known, merged.value, { source, origin: 'written' });
  else fields.set(name, createFact(merged.value, source, 'written'));
}
