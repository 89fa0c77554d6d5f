import type { PhaseName } from './case.js';
import type { CheckName } from './check-names.js';

/** A named caller of the target. */
export interface Identity {
  readonly name: string;
  /**
   * Security scheme -> what a request carries for it: a bearer token, an API key, or `user:password` of HTTP Basic.
   * A scheme that is missing cannot be used by this identity.
   */
  readonly credentials: Readonly<Record<string, string>>;
  /** Scopes and roles that the identity has, of those that the document's security requirements name; absent: all. */
  readonly scopes?: readonly string[];
  /** May only read: every other request has to be refused, where the document's security names no scopes that say so. */
  readonly isReadOnly?: boolean;
  /** Belongs to another organisation or workspace: sees nothing of what the others have. */
  readonly isOutsider?: boolean;
  /** Its credentials are known to be expired or revoked: every request has to be refused. */
  readonly isExpired?: boolean;
}

export interface RunSettings {
  readonly seed: string;
  readonly identities: readonly Identity[];
  readonly phases: readonly PhaseName[];
  readonly checks: readonly CheckName[];
  /** operationIds; absent: all. */
  readonly operations?: readonly string[];
  /** Values for path and query parameters that stand for what exists already: `{ workspace: ['starter', 'demo'] }`. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Sends no request that could change anything. */
  readonly readOnly: boolean;
  /** Other people write at the same time: only our own records are judged. */
  readonly shared: boolean;
  /**
   * May act on the caller itself, send messages, change what it did not create where nothing can be created, and what cannot
   * be undone.
   */
  readonly allowEffects: boolean;
  /** Milliseconds after which no new case is begun; the most telling ones come first. */
  readonly budget?: number;
  /** The run ends at the first finding that is an error. */
  readonly failFast: boolean;
  /** Ends the run at the first finding that it says yes to. */
  readonly stopAt?: (found: Detection) => boolean;
  /** Whether findings are shrunk to a script; costs requests. */
  readonly reproduce: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
  /** Contents of Arazzo files to run, with the names to report them by. */
  readonly workflows: readonly { readonly file: string; readonly text: string }[];
}

/** What is known of a finding at once. */
export interface Detection {
  readonly fingerprint: string;
  readonly check: CheckName;
  readonly severity: 'error' | 'observation';
  readonly operation: string;
  readonly shownBy: readonly string[];
  readonly message: string;
}
