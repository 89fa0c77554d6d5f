import type { Acceptance } from './baseline.js';
import type { CheckName } from './check-names.js';
import type { CheckSeverity } from './config/config.js';
import type { RunEvent } from './events.js';
import type { Severity } from './finding.js';

export interface Adjustments {
  readonly severities: Readonly<Partial<Record<CheckName, CheckSeverity>>>;
  readonly acceptance: Acceptance;
  /** Whether the run was meant to ask everything, so that a known finding which does not come is gone. */
  readonly isWhole: boolean;
}

/** The same events with the severities that the user has chosen, known findings accepted, and the totals to match. */
export async function* adjustFindings(
  events: AsyncIterable<RunEvent>,
  { severities, acceptance, isWhole }: Adjustments,
): AsyncGenerator<RunEvent, void, void> {
  const counts: Record<Severity, number> = { error: 0, observation: 0 };
  for await (const event of events) {
    if (event.type === 'detected') {
      const severity = severityOf(event, severities);
      yield { ...event, severity: acceptance.isKnown(event.fingerprint) ? 'observation' : severity };
    } else if (event.type === 'finding') {
      const finding = acceptance.accept({ ...event.finding, severity: severityOf(event.finding, severities) });
      counts[finding.severity] += 1;
      yield { ...event, finding };
    } else if (event.type === 'run-finished') {
      const remarks = acceptance.remarks({ isWhole: isWhole && event.endedEarly === undefined });
      for (const remark of remarks) yield { type: 'note', ...remark };
      yield { ...event, findings: counts.error, observations: counts.observation };
    } else yield event;
  }
}

/** What the user has chosen for the check, or what it is by itself. */
export function severityOf(
  { check, severity }: { readonly check: CheckName; readonly severity: Severity },
  severities: Adjustments['severities'],
): Severity {
  const chosen = severities[check];
  return chosen === undefined || chosen === 'off' ? severity : chosen;
}
