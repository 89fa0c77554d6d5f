import type { Key, StoredRecord } from './records.js';

/** What one transaction changed, net: enough to do the same to another sandbox with the same history. */
export interface ChangeSet {
  /** The version that it leads to. */
  readonly version: number;
  readonly changes: readonly Change[];
  /** The new values of the counters that were drawn from. */
  readonly counters: Readonly<Record<string, number>>;
}

export interface Change {
  readonly collection: string;
  readonly key: Key;
  readonly position: number;
  /** Undefined: deleted. */
  readonly record: StoredRecord | undefined;
}
