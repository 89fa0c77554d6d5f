import type { PhaseName } from '../case.js';
import type { RunEvent } from '../events.js';
import type { Finding } from '../finding.js';
import { type EventOf, eventsOfType } from './events-of-type.js';

interface Detection {
  /** Absent where it was detected outside any phase. */
  readonly phase: PhaseName | undefined;
  readonly event: EventOf<'detected'>;
}

interface MergedRuns {
  readonly runs: readonly (readonly RunEvent[])[];
  readonly findings: readonly Finding[];
  /** The phases in their order. */
  readonly planned: readonly PhaseName[];
}

/** Phases of all runs, each with what was first detected in it. One counts as skipped only where every run skipped it. */
export function mergePhases({ runs, findings, planned }: MergedRuns): readonly RunEvent[] {
  const all = runs.flat();
  const finished = eventsOfType(all, 'phase-finished');
  const skipped = eventsOfType(all, 'phase-skipped');
  const detections = mergeDetections(runs, findings);
  const names = [...new Set([...finished, ...skipped].map(({ phase }) => phase))];
  const isFinished = (phase: PhaseName | undefined): boolean => finished.some((event) => event.phase === phase);
  const phases = names
    .sort((one, other) => planned.indexOf(one) - planned.indexOf(other))
    .flatMap((phase): readonly RunEvent[] => {
      if (!isFinished(phase)) return skipped.filter((event) => event.phase === phase).slice(0, 1);
      const own = finished.filter((event) => event.phase === phase);
      const requests = own.reduce((sum, event) => sum + event.requests, 0);
      const duration = Math.max(...own.map((event) => event.duration));
      return [
        { type: 'phase-started', phase },
        ...detections.filter((one) => one.phase === phase).map(({ event }) => event),
        { type: 'phase-finished', phase, requests, duration },
      ];
    });
  // A run that broke off leaves a phase without its end.
  return [...phases, ...detections.filter(({ phase }) => !isFinished(phase)).map(({ event }) => event)];
}

/** Each fingerprint once, as severe as the finding that is told of it. */
function mergeDetections(runs: readonly (readonly RunEvent[])[], findings: readonly Finding[]): readonly Detection[] {
  const merged = new Map<string, Detection>();
  for (const { phase, event } of runs.flatMap(detectionsOf)) {
    if (merged.has(event.fingerprint)) continue;
    const told = findings.find(({ fingerprint }) => fingerprint === event.fingerprint);
    merged.set(event.fingerprint, { phase, event: { ...event, severity: told?.severity ?? event.severity } });
  }
  return [...merged.values()];
}

function detectionsOf(run: readonly RunEvent[]): readonly Detection[] {
  let phase: PhaseName | undefined;
  return run.flatMap((event) => {
    if (event.type === 'phase-started') phase = event.phase;
    if (event.type === 'phase-finished') phase = undefined;
    return event.type === 'detected' ? [{ phase, event }] : [];
  });
}
