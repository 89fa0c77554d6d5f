import type { Schema } from '../document/schema.js';

/** A collection as far as others point to it. */
export interface Pointed {
  readonly name: string;
  /** The last property of its key. */
  readonly own: string;
  readonly record: Schema;
  readonly writable: ReadonlySet<string>;
}
