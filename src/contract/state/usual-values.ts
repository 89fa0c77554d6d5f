import type { Ledger, RecordState } from './ledger.js';

/** A property that nobody has written yet has what the server gives it. */
export function learnUsualValue(
  { defaults }: Ledger,
  record: RecordState,
  { property, value }: { readonly property: string; readonly value: unknown },
): void {
  const name = nameOf(record, property);
  const isUntouched = record.isOwn && record.isUnclear !== true && !record.attempts.has(property);
  if (isUntouched && !defaults.has(name)) defaults.set(name, value ?? null);
}

/** What a server puts where a client says nothing; undefined where that was never seen. */
export const usualValue = ({ defaults }: Ledger, record: RecordState, property: string): unknown =>
  defaults.get(nameOf(record, property));

const nameOf = ({ collection }: RecordState, property: string): string => `${collection.name} ${property}`;
