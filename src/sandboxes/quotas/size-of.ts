import type { StoredRecord } from '../../state/index.js';

/** Records never change, and many sandboxes share them. */
const known = new WeakMap<StoredRecord, number>();

/** The characters of a record as JSON, which is about its bytes; 0 of none. */
export function sizeOf(record: StoredRecord | undefined): number {
  if (record === undefined) return 0;
  const measured = known.get(record) ?? JSON.stringify(record).length;
  known.set(record, measured);
  return measured;
}
