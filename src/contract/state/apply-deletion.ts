import { createSchemaReader, liesInside, type ReferenceField } from '../../resources/index.js';
import { forgetRecord, isThere, type Ledger, ownRecords, type RecordState, setFact } from './ledger.js';
import { pairOf, partnerKey, setPair, sidesOf } from './pairs.js';

interface Deletion {
  readonly source: number;
  /** What everything points to afterwards that pointed to the record. */
  readonly successor?: unknown;
}

/** What a deletion does to the record, and to all that points to it. */
export function applyDeletion(ledger: Ledger, record: RecordState, deletion: Deletion): void {
  const { source } = deletion;
  setFact(record.existence, false, { source, origin: 'written' });
  for (const side of sidesOf(ledger, record.collection.name)) {
    for (const partner of ownRecords(ledger, side.partners)) {
      setPair(pairOf(ledger, side, [record, partner]), false, source);
    }
  }
  for (const other of ledger.records.values()) {
    if (other === record || !isThere(other)) continue;
    for (const reference of referencesTo(record, other)) release(ledger, other, { reference, ...deletion });
  }
}

/** The fields of one record that point to another. */
const referencesTo = (target: RecordState, { collection, fields }: RecordState): readonly ReferenceField[] =>
  collection.references.filter(({ field, to }) => {
    const fact = fields.get(field);
    return to === target.collection.name && fact !== undefined && String(fact.value) === partnerKey(target);
  });

function release(
  ledger: Ledger,
  record: RecordState,
  { reference: { field, onDelete }, source, successor }: Deletion & { readonly reference: ReferenceField },
): void {
  const fact = record.fields.get(field);
  if (fact === undefined || !isThere(record)) return;
  if (successor !== undefined) setFact(fact, successor, { source, origin: 'written' });
  else if (onDelete === 'cascade') applyDeletion(ledger, record, { source });
  else if (onDelete === 'clear') setFact(fact, fact.value, { source, origin: 'cleared' });
  else if (isNeeded(ledger, record, field)) forget(ledger, record, source);
  else record.fields.delete(field);
}

/** Nobody knows whether it is still there, nor what has become of those that refer to it. */
function forget(ledger: Ledger, record: RecordState, source: number): void {
  forgetRecord(ledger, record);
  for (const other of [...ledger.records.values()]) {
    for (const reference of referencesTo(record, other)) release(ledger, other, { reference, source });
  }
}

/** Whether a record cannot do without what it refers to, or lies inside of it: it may have gone along, and nothing says so. */
function isNeeded({ spec, resources }: Ledger, { collection }: RecordState, field: string): boolean {
  const schema = collection.schema && createSchemaReader(spec)(collection.schema);
  if (schema?.properties.get(field)?.types.has('null') === true) return false;
  if (schema?.required.has(field) === true) return true;
  const roles = spec.operations.flatMap((operation) => resources.rolesOf(operation));
  return liesInside(roles, collection.name, field);
}
