import type { Place, Reference } from '../spec/index.js';
import type { CheckName } from './check-names.js';
import type { ExchangeRecord } from './exchange-record.js';

/**
 * What a finding rests on: a constraint in the document, `x-twinspec`, the inferred resource model, or an RFC. Only what
 * the document or a declaration says, and what is inferred with certainty, is more than an observation.
 */
export type FindingBasis = 'document' | 'declaration' | 'inferred' | 'protocol';

export type Severity = 'error' | 'observation';

/** What a check says; the run adds what can be worked out. */
export interface Draft {
  readonly check: CheckName;
  readonly basis: FindingBasis;
  readonly severity: Severity;
  /** operationId of the operation that is to blame. */
  readonly operation: string;
  /** Operations that show it, where they are others. */
  readonly shownBy?: readonly string[];
  /** JSON pointer into the message, array indexes as `*`, no ids: part of the fingerprint. */
  readonly pointer: string;
  /** One sentence that a backend developer can act on. */
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** Where the document says so. */
  readonly at?: Reference;
  /** Indexes of the exchanges that it takes, in order; the last one shows it. */
  readonly evidence: readonly number[];
  /** What has to hold of the answers, for the reproduction to tell right from wrong. */
  readonly proof: Proof;
}

/** What has to hold; `exchange` is an index into the run's history. */
export type Proof =
  | { readonly kind: 'status'; readonly exchange: number; readonly oneOf: readonly string[] }
  | { readonly kind: 'status-not'; readonly exchange: number; readonly oneOf: readonly string[] }
  | { readonly kind: 'header'; readonly exchange: number; readonly name: string; readonly pattern?: string }
  | { readonly kind: 'value'; readonly exchange: number; readonly pointer: string; readonly equals: unknown }
  | { readonly kind: 'value-not'; readonly exchange: number; readonly pointer: string; readonly equals: unknown }
  | { readonly kind: 'contains'; readonly exchange: number; readonly text: string }
  | { readonly kind: 'lacks'; readonly exchange: number; readonly text: string }
  | { readonly kind: 'schema'; readonly exchange: number; readonly violation: SchemaViolation }
  | { readonly kind: 'same'; readonly exchange: number; readonly as: number; readonly pointer: string }
  | { readonly kind: 'script'; readonly exchange: number; readonly expression: string };

/** A broken keyword at a place of a body. */
export interface SchemaViolation {
  readonly pointer: string;
  readonly keyword: string;
  /** The keyword's value in the schema. */
  readonly value: unknown;
}

/** What an implementation got wrong. */
export interface Finding extends Omit<Draft, 'at' | 'evidence' | 'proof'> {
  /** check + operation + pointer, hashed: the same for every seed and data. */
  readonly fingerprint: string;
  readonly place: Place | undefined;
  /** What was sent and received, in order; the last exchange shows it. */
  readonly exchanges: readonly ExchangeRecord[];
  readonly reproduction: Reproduction | undefined;
}

/** A self-contained script that creates its own data and shows the finding. */
export interface Reproduction {
  /** Bash with curl and node: exits 1 where the finding is, 0 where it is not. */
  readonly script: string;
  /** How many requests it sends. */
  readonly requests: number;
  /** Whether it was run once more on fresh data and showed the same finding. */
  readonly isConfirmed: boolean;
}
