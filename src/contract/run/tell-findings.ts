import type { RunEvent, RunFinished } from '../events.js';
import type { Draft, Finding } from '../finding.js';
import type { Redaction } from '../redaction.js';
import { createReproducer } from '../reproduction/reproducer.js';
import type { Session } from '../session.js';
import type { ContractTarget } from '../target/index.js';
import type { EventQueue } from './event-queue.js';
import type { Findings } from './findings.js';
import { tellMissingRoutes } from './tell-missing-routes.js';
import { withoutConsequences } from './without-consequences.js';

interface Telling {
  readonly target: ContractTarget;
  readonly queue: Pick<EventQueue<RunEvent>, 'push'>;
  readonly findings: Findings;
  readonly redaction: Redaction;
  /** Asked before each finding. */
  readonly isReproducing: () => boolean;
}

/** Findings with their exchanges and, where they are errors, reproductions. */
export async function tellFindings(
  session: Session,
  { target, queue, findings, redaction, isReproducing }: Telling,
): Promise<Pick<RunFinished, 'findings' | 'observations'>> {
  const reproducer = createReproducer({ session, target });
  const all = withoutConsequences(tellMissingRoutes(findings.all, session.history));
  const errors = all.filter(({ draft }) => draft.severity === 'error');
  for (const detected of all) {
    const { draft, fingerprint } = detected;
    const isWanted = errors.includes(detected) && isReproducing();
    const reproduction = isWanted ? await reproducer.reproduce(draft) : undefined;
    const exchanges = draft.evidence.flatMap((index) => session.history[index] ?? []);
    const finding: Finding = {
      ...toPlain(draft, redaction),
      fingerprint,
      place: draft.at && session.spec.locate(draft.at),
      exchanges: exchanges.map((exchange) => redaction.toRecord(exchange, target.name)),
      reproduction,
    };
    queue.push({ type: 'finding', finding });
  }
  return { findings: errors.length, observations: all.length - errors.length };
}

/** What a draft says, for people. */
function toPlain(
  draft: Draft,
  redaction: Redaction,
): Omit<Finding, 'fingerprint' | 'place' | 'exchanges' | 'reproduction'> {
  const { check, basis, severity, operation, shownBy, pointer } = draft;
  return {
    check,
    basis,
    severity,
    operation,
    ...(shownBy && { shownBy }),
    pointer,
    message: redaction.text(draft.message),
    expected: redaction.text(draft.expected),
    received: redaction.text(draft.received),
  };
}
