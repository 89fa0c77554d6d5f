import type { Reference } from '../spec/index.js';

/** `minimal`: only what is required. `maximal`: every property. */
export type Extent = 'minimal' | 'maximal';

export interface Purpose {
  /** Names the stream of randomness: the same seed and purpose give the same value, whatever else is asked for. */
  readonly purpose: string;
  readonly extent: Extent;
  /** Who sends the value: a client leaves out what is `readOnly`, a server what is `writeOnly`. */
  readonly direction: 'request' | 'response';
  /** How it travels: a path, a query or a header carries everything as text. `json` unless told otherwise. */
  readonly as?: 'json' | 'text';
  /** What titles call the whole value: `body` unless told otherwise. */
  readonly noun?: string;
}

/** A value that lies at, or just beyond, one constraint of a schema. */
export interface Variant {
  /** Pointer into the value: `/email`, `/tags/0`, `''`. */
  readonly pointer: string;
  /** The JSON Schema keyword that it is about; `additionalProperties`, `required`, `type`, `format`, … */
  readonly keyword: string;
  /** A clause: `with an email of 120 characters`, `without the required email`. */
  readonly title: string;
  readonly value: unknown;
  /** The place of the constraint in the document. */
  readonly at: Reference;
  /** Of an invalid variant: whether no server may take it otherwise (a number for a text in a JSON body is certain). */
  readonly isCertain: boolean;
}

export interface Generator {
  /** A value that the schema accepts; the texts in it hold the tag where the schema leaves room for it. */
  value(schema: Reference, purpose: Purpose): unknown;
  /** Whether the schema accepts a value, whoever sends it; formats count. */
  accepts(schema: Reference, value: unknown): boolean;
  /** Values that the schema accepts, each at one boundary, in an order of their own; each is made when it is asked for. */
  boundaries(schema: Reference, purpose: Purpose): Iterable<Variant>;
  /** Values that the schema refuses, each for one reason; each is made when it is asked for. */
  violations(schema: Reference, purpose: Purpose): Iterable<Variant>;
}
