import type { RecordState } from '../state/ledger.js';

/** A record that this run has created. */
export interface OwnRecord {
  readonly collection: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** What is known of it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Index of the exchange that created it. */
  readonly createdBy: number;
}

export function toOwnRecord({ collection, key, fields, existence }: RecordState): OwnRecord {
  const known = [...fields].filter(
    ([, { origin }]) => origin === 'written' || origin === 'shown' || origin === 'defaulted',
  );
  const value = Object.fromEntries(known.map(([name, fact]) => [name, fact.value]));
  return { collection: collection.name, key, value: { ...value, ...key }, createdBy: existence.source };
}

/** What other records call it by: the last part of its key, the others being those of its containers. */
export const nameOf = ({ key }: Pick<OwnRecord, 'key'>): unknown => Object.values(key).at(-1);
