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

/**
 * What has to hold of the answers: a JavaScript expression over `answers`, the answers to the evidence in its order, each
 * `{ status, headers, body }` (headers by lower-case name; body parsed where it is JSON, else text). True when all is right.
 * `same(a, b)` compares as the state model does: null is absent, times are instants, lists of plain values are sets.
 * It stands alone: the reproduction asks it once more, in its script and in the run. Ids and made-up names in it are renewed.
 */
export type Proof = string;

/** What an implementation got wrong. */
export interface Finding extends Omit<Draft, 'at' | 'evidence' | 'proof'> {
  /** check + operation + pointer, hashed: the same for every seed and data. */
  readonly fingerprint: string;
  readonly place: Place | undefined;
  /** What was sent and received, in order; the last exchange shows it. */
  readonly exchanges: readonly ExchangeRecord[];
  readonly reproduction: Reproduction | undefined;
  /** Of a finding that the baseline knows, which makes an observation of it. */
  readonly accepted?: { readonly reason: string; readonly expires?: string };
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
