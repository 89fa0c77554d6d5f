import { createGenerator } from '../generation/index.js';
import { readResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';
import type { RunEvent } from './events.js';
import type { Draft, Finding } from './finding.js';
import { createRedaction, type Redaction } from './redaction.js';
import { createReproducer } from './reproduction/reproducer.js';
import { createCoverageCounter, planOf } from './run/coverage-counter.js';
import { createEventQueue, type EventQueue } from './run/event-queue.js';
import { createFindings, type Detected, type Findings } from './run/findings.js';
import { phasesOf } from './run/phases.js';
import { createRunSession, type RunSession } from './run/run-session.js';
import { tagOf } from './run/tag.js';
import { RunEnded, type Session } from './session.js';
import type { RunSettings } from './settings.js';
import type { ContractTarget } from './target/index.js';

/**
 * Checks an implementation against its document. Yields what happens as it happens; ends after `run-finished`.
 * @throws ProbeFailure where nothing can be checked: wrong address, wrong credentials; TargetError where the target cannot be reached.
 */
export async function* verify(
  spec: Spec,
  target: ContractTarget,
  settings: RunSettings,
): AsyncGenerator<RunEvent, void, void> {
  const queue = createEventQueue<RunEvent>();
  const stop: Stop = { reason: undefined };
  const run = runPhases({ spec, target, settings, queue, stop }).then(
    () => queue.end(),
    (error: unknown) => queue.end(error),
  );
  try {
    yield* queue.read();
  } finally {
    stop.reason ??= 'nobody listened any more';
    await run;
  }
}

/** Set from anywhere, read before every request. */
interface Stop {
  reason: string | undefined;
}

interface Run {
  readonly spec: Spec;
  readonly target: ContractTarget;
  readonly settings: RunSettings;
  readonly queue: EventQueue<RunEvent>;
  readonly stop: Stop;
}

async function runPhases(run: Run): Promise<void> {
  const { spec, target, settings, queue, stop } = run;
  const begin = performance.now();
  const operations = spec.operations.filter(({ id }) => settings.operations?.includes(id) ?? true);
  const counter = createCoverageCounter(operations);
  const findings = createFindings(settings.checks);
  const keyNames = Object.values(spec.securitySchemes).flatMap((scheme) =>
    scheme.type === 'apiKey' ? [scheme.name] : [],
  );
  const redaction = createRedaction(() => session.knownSecrets(), keyNames);
  const resources = readResourceModel(spec);
  const tag = tagOf(settings.seed);

  const session: RunSession = createRunSession({
    spec,
    resources,
    settings,
    target,
    tag,
    values: createGenerator(spec, { seed: settings.seed, tag }),
    endOf: () => stop.reason ?? overBudget(settings, begin),
    onExchange(exchange) {
      counter.count(exchange);
      queue.push({ type: 'exchange', exchange: redaction.toRecord(exchange, target.name) });
    },
    onChecked: (operation, check, hasFailed) => counter.countCheck(operation, check, hasFailed),
    onDraft(draft) {
      const detected = findings.add(draft);
      if (detected) announce(run, detected);
    },
    onNote: (text, operation) => queue.push(noteOf(text, operation)),
  });

  queue.push({
    type: 'run-started',
    document: { file: spec.file, title: spec.title, version: spec.version },
    target: target.name,
    seed: settings.seed,
    startedAt: new Date().toISOString(),
    phases: settings.phases,
    operations: planOf(spec, operations),
  });
  const end = await throughPhases(session, run);
  const totals = await tellFindings(findings, { run, session, redaction, isBroken: end?.error !== undefined });
  queue.push({
    type: 'run-finished',
    ...totals,
    requests: session.history.length,
    duration: performance.now() - begin,
    coverage: counter.read(),
    ...(end && { endedEarly: end.reason }),
  });
  if (end?.error !== undefined) throw end.error;
}

const noteOf = (text: string, operation: Operation | undefined): RunEvent => ({
  type: 'note',
  text,
  ...(operation && { operation: operation.id }),
});

const overBudget = ({ budget }: RunSettings, begin: number): string | undefined =>
  budget !== undefined && performance.now() - begin > budget ? 'the budget is used up' : undefined;

/** Says at once that something was found, and ends the run where the settings want that. */
function announce({ queue, settings, stop }: Run, { draft, fingerprint }: Detected): void {
  const { check, operation, severity, message, shownBy = [] } = draft;
  queue.push({ type: 'detected', fingerprint, check, operation, severity });
  const isEnough =
    (settings.failFast && severity === 'error') ||
    settings.stopAt?.({ fingerprint, check, severity, operation, shownBy, message });
  if (isEnough) stop.reason ??= 'something was found';
}

/** Why a run ended before its plan did; with the error where the target is to blame, or we are. */
interface End {
  readonly reason: string;
  readonly error?: unknown;
}

async function throughPhases(session: Session, { settings, queue }: Run): Promise<End | undefined> {
  for (const phase of phasesOf(settings)) {
    if (typeof phase === 'object' && 'reason' in phase) {
      queue.push({ type: 'phase-skipped', phase: phase.name, reason: phase.reason });
      continue;
    }
    const begin = performance.now();
    const before = session.history.length;
    queue.push({ type: 'phase-started', phase: phase.name });
    const ended = await phase.run(session).then(() => undefined, endOf);
    const requests = session.history.length - before;
    queue.push({ type: 'phase-finished', phase: phase.name, requests, duration: performance.now() - begin });
    if (ended !== undefined) return ended;
  }
  return undefined;
}

function endOf(error: unknown): End {
  const reason = error instanceof Error ? error.message : String(error);
  return error instanceof RunEnded ? { reason } : { reason, error };
}

/** Findings with their exchanges and reproductions. */
async function tellFindings(
  findings: Findings,
  {
    run,
    session,
    redaction,
    isBroken,
  }: {
    run: Run;
    session: Session;
    redaction: Redaction;
    isBroken: boolean;
  },
): Promise<{ findings: number; observations: number }> {
  const { spec, target, settings, queue } = run;
  const reproducer = createReproducer({ session, target });
  let errors = 0;
  for (const { draft, fingerprint } of findings.all) {
    const isError = draft.severity === 'error';
    if (isError) errors += 1;
    const exchanges = draft.evidence.flatMap((index) => session.history[index] ?? []);
    const reproduction = settings.reproduce && isError && !isBroken ? await reproducer.reproduce(draft) : undefined;
    queue.push({
      type: 'finding',
      finding: {
        ...toPlain(draft, redaction),
        fingerprint,
        place: draft.at && spec.locate(draft.at),
        exchanges: exchanges.map((exchange) => redaction.toRecord(exchange, target.name)),
        reproduction,
      },
    });
  }
  return { findings: errors, observations: findings.all.length - errors };
}

/** What a draft says, for people. */
function toPlain(
  draft: Draft,
  { text }: Redaction,
): Omit<Finding, 'fingerprint' | 'place' | 'exchanges' | 'reproduction'> {
  const { check, basis, severity, operation, shownBy, pointer } = draft;
  return {
    check,
    basis,
    severity,
    operation,
    ...(shownBy && { shownBy }),
    pointer,
    message: text(draft.message),
    expected: text(draft.expected),
    received: text(draft.received),
  };
}
