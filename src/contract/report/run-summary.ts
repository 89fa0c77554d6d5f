import type { PhaseName } from '../case.js';
import type { RunEvent, RunFinished, RunStarted } from '../events.js';
import type { Finding } from '../finding.js';

export interface PhaseSummary {
  readonly phase: PhaseName;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Errors that were first seen in it. */
  readonly found: number;
  /** Why it was left out. */
  readonly skipped?: string;
}

export interface Note {
  readonly text: string;
  readonly operation?: string;
}

/** What is left to tell of a run when it is over. */
export interface RunSummary {
  /** Absent where the run broke off before it began. */
  readonly started: RunStarted | undefined;
  /** Absent where the run broke off. */
  readonly finished: RunFinished | undefined;
  readonly errors: readonly Finding[];
  readonly observations: readonly Finding[];
  readonly phases: readonly PhaseSummary[];
  readonly notes: readonly Note[];
}

export interface SummaryCollector {
  on(event: RunEvent): void;
  read(): RunSummary;
}

export function collectSummary(): SummaryCollector {
  let started: RunStarted | undefined;
  let finished: RunFinished | undefined;
  let found = 0;
  const findings: Finding[] = [];
  const phases: PhaseSummary[] = [];
  const notes = new Map<string, Note>();

  return {
    on(event) {
      if (event.type === 'run-started') started = event;
      if (event.type === 'run-finished') finished = event;
      if (event.type === 'finding') findings.push(event.finding);
      if (event.type === 'note') notes.set(`${event.operation}\n${event.text}`, event);
      if (event.type === 'detected' && event.severity === 'error') found += 1;
      if (event.type === 'phase-skipped') phases.push(skippedPhase(event));
      if (event.type === 'phase-finished') {
        phases.push({ phase: event.phase, requests: event.requests, duration: event.duration, found });
        found = 0;
      }
    },
    read: () => ({
      started,
      finished,
      errors: findings.filter(({ severity }) => severity === 'error'),
      observations: findings.filter(({ severity }) => severity !== 'error'),
      phases,
      notes: [...notes.values()],
    }),
  };
}

const skippedPhase = ({ phase, reason }: { phase: PhaseName; reason: string }): PhaseSummary => ({
  phase,
  requests: 0,
  duration: 0,
  found: 0,
  skipped: reason,
});
