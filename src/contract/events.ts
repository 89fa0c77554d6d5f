import type { PhaseName } from './case.js';
import type { CheckName } from './check-names.js';
import type { ExchangeRecord } from './exchange-record.js';
import type { Finding, Severity } from './finding.js';

/** What a run says while it goes on: plain data, nothing secret, in order. Reporters know nothing else. */
export type RunEvent =
  | RunStarted
  | { readonly type: 'phase-started'; readonly phase: PhaseName }
  | { readonly type: 'phase-finished'; readonly phase: PhaseName; readonly requests: number; readonly duration: number }
  | { readonly type: 'phase-skipped'; readonly phase: PhaseName; readonly reason: string }
  | { readonly type: 'exchange'; readonly exchange: ExchangeRecord }
  /** Something was found; the finding itself follows when its reproduction is made. */
  | {
      readonly type: 'detected';
      readonly fingerprint: string;
      readonly check: CheckName;
      readonly operation: string;
      readonly severity: Severity;
    }
  | { readonly type: 'finding'; readonly finding: Finding }
  /** Something a reader should know that is no finding: what could not be checked, and why. */
  | { readonly type: 'note'; readonly text: string; readonly operation?: string }
  | RunFinished;

export interface RunStarted {
  readonly type: 'run-started';
  readonly document: { readonly file: string; readonly title: string; readonly version: string };
  readonly target: string;
  readonly seed: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly phases: readonly PhaseName[];
  readonly operations: readonly PlannedOperation[];
}

/** An operation with what can be covered of it. */
export interface PlannedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  readonly file: string;
  readonly line: number;
  /** Documented statuses, and parameters as `query page`. */
  readonly statuses: readonly string[];
  readonly parameters: readonly string[];
}

export interface RunFinished {
  readonly type: 'run-finished';
  /** `findings`: errors only. */
  readonly findings: number;
  readonly observations: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly coverage: Coverage;
  /** Why the run ended before its plan did: a budget, a limit on findings, an interrupt. */
  readonly endedEarly?: string;
}

export interface Coverage {
  /** Operation -> what was seen and done. */
  readonly operations: Readonly<Record<string, OperationCoverage>>;
}

export interface OperationCoverage {
  /** Status -> how often it came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Parameter (`query page`) or body pointer -> how often it was sent, and how often deliberately wrong. */
  readonly parameters: Readonly<Record<string, { readonly valid: number; readonly invalid: number }>>;
  /** Check -> how often it was asked, and how often it failed. */
  readonly checks: Readonly<Record<string, { readonly asked: number; readonly failed: number }>>;
  /** What was never provoked, and why. */
  readonly missing: readonly string[];
}
