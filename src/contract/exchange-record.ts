import type { PhaseName } from './case.js';

/** An exchange for reports: plain data, credentials and secrets replaced. */
export interface ExchangeRecord {
  readonly index: number;
  readonly operation: string;
  readonly phase: PhaseName;
  readonly title: string;
  /** What the request was meant to provoke: the kind of its intent. */
  readonly intent: string;
  readonly identity: string | undefined;
  readonly request: {
    readonly method: string;
    /** Absolute, with base URL and query. */
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** ISO 8601, and milliseconds. */
  readonly startedAt: string;
  readonly duration: number;
}
