import type { Spec } from '../../spec/index.js';
import type { Link } from '../document/links.js';
import type { SchemaReader } from '../document/schema.js';

/** What everybody who reads a document needs. */
export interface Context {
  readonly spec: Spec;
  readonly read: SchemaReader;
  readonly links: ReadonlyMap<string, readonly Link[]>;
}
