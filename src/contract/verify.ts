import { createGenerator } from '../generation/index.js';
import { readResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';
import type { RunEvent } from './events.js';
import { createRedaction } from './redaction.js';
import { createReproducer } from './reproduction/reproducer.js';
import { createCoverageCounter, planOf } from './run/coverage-counter.js';
import { createEventQueue, type EventQueue } from './run/event-queue.js';
import { createFindings, type Detected, type Findings } from './run/findings.js';
import { phasesOf } from './run/phases.js';
import { createRunSession } from './run/run-session.js';
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
  const secrets = settings.identities.flatMap(({ credentials }) => Object.values(credentials));
  const redaction = createRedaction(() => secrets);
  const resources = readResourceModel(spec);
  const tag = tagOf(settings.seed);

  const session = createRunSession({
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
  const endedEarly = await throughPhases(session, run);
  const totals = await tellFindings(findings, { run, session, redaction, isInterrupted: endedEarly === 'interrupt' });
  queue.push({
    type: 'run-finished',
    ...totals,
    requests: session.history.length,
    duration: performance.now() - begin,
    coverage: counter.read(),
    ...(endedEarly !== undefined && { endedEarly }),
  });
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

/** Why the run ended before its plan did, or undefined. */
async function throughPhases(session: Session, { settings, queue }: Run): Promise<string | undefined> {
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

function endOf(error: unknown): string {
  if (error instanceof RunEnded) return error.message;
  throw error;
}

/** Findings with their exchanges and reproductions. */
async function tellFindings(
  findings: Findings,
  {
    run,
    session,
    redaction,
    isInterrupted,
  }: {
    run: Run;
    session: Session;
    redaction: ReturnType<typeof createRedaction>;
    isInterrupted: boolean;
  },
): Promise<{ findings: number; observations: number }> {
  const { spec, target, settings, queue } = run;
  const reproducer = createReproducer({ session, target });
  let errors = 0;
  for (const { draft, fingerprint } of findings.all) {
    const { at, evidence, proof: _proof, ...rest } = draft;
    const isError = draft.severity === 'error';
    if (isError) errors += 1;
    const exchanges = evidence.flatMap((index) => session.history[index] ?? []);
    const reproduction =
      settings.reproduce && isError && !isInterrupted ? await reproducer.reproduce(draft) : undefined;
    queue.push({
      type: 'finding',
      finding: {
        ...rest,
        fingerprint,
        message: redaction.text(rest.message),
        expected: redaction.text(rest.expected),
        received: redaction.text(rest.received),
        place: at && spec.locate(at),
        exchanges: exchanges.map((exchange) => redaction.toRecord(exchange, target.name)),
        reproduction,
      },
    });
  }
  return { findings: errors, observations: findings.all.length - errors };
}
