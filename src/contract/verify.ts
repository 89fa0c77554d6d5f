import { createGenerator } from '../generation/index.js';
import { readResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';
import type { RunEvent } from './events.js';
import { createRedaction, type Redaction } from './redaction.js';
import { type CoverageCounter, createCoverageCounter, planOf } from './run/coverage-counter.js';
import { createEventQueue, type EventQueue } from './run/event-queue.js';
import { createFindings, type Detected, type Findings } from './run/findings.js';
import { phasesOf } from './run/phases.js';
import { createRunSession, type RunSession } from './run/run-session.js';
import { tagOf } from './run/tag.js';
import { tellFindings } from './run/tell-findings.js';
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
  const stop: Stop = { reason: undefined, isUnheard: false };
  const run = runPhases({ spec, target, settings, queue, stop, begin: performance.now() }).then(
    () => queue.end(),
    (error: unknown) => queue.fail(toError(error)),
  );
  try {
    yield* queue.read();
  } finally {
    stop.reason ??= 'nobody listened any more';
    stop.isUnheard = true;
    await run;
  }
}

/** Set from anywhere, read before every request. */
interface Stop {
  reason: string | undefined;
  /** Whether nobody reads the events any more. */
  isUnheard: boolean;
}

interface Run {
  readonly spec: Spec;
  readonly target: ContractTarget;
  readonly settings: RunSettings;
  readonly queue: EventQueue<RunEvent>;
  readonly stop: Stop;
  /** Milliseconds, on the clock of `performance`. */
  readonly begin: number;
}

async function runPhases(run: Run): Promise<void> {
  const { spec, target, settings, queue, stop, begin } = run;
  const operations = spec.operations.filter(({ id }) => settings.operations?.includes(id) ?? true);
  const books: Books = {
    counter: createCoverageCounter(operations),
    findings: createFindings(settings.checks),
    redaction: createRedaction(() => session.knownSecrets(), keyNamesOf(spec)),
  };
  const session = startSession(run, books);

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
  const isReproducing = () => settings.reproduce && end?.error === undefined && !stop.isUnheard;
  const totals = await tellFindings(session, { target, queue, ...books, isReproducing });
  queue.push({
    type: 'run-finished',
    ...totals,
    requests: session.history.length,
    duration: performance.now() - begin,
    coverage: books.counter.read(),
    ...(end && { endedEarly: end.reason }),
  });
  if (end?.error !== undefined) throw end.error;
}

/** Where a run writes down what it sees. */
interface Books {
  readonly counter: CoverageCounter;
  readonly findings: Findings;
  readonly redaction: Redaction;
}

function startSession(run: Run, { counter, findings, redaction }: Books): RunSession {
  const { spec, target, settings, queue, stop } = run;
  const tag = tagOf(settings.seed);
  return createRunSession({
    spec,
    resources: readResourceModel(spec),
    settings,
    target,
    tag,
    values: createGenerator(spec, { seed: settings.seed, tag }),
    endOf: () => stop.reason ?? overBudget(run),
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
}

/** Names of headers, parameters and cookies that carry keys. */
const keyNamesOf = ({ securitySchemes }: Spec): readonly string[] =>
  Object.values(securitySchemes).flatMap((scheme) => (scheme.type === 'apiKey' ? [scheme.name] : []));

const noteOf = (text: string, operation: Operation | undefined): RunEvent => ({
  type: 'note',
  text,
  ...(operation && { operation: operation.id }),
});

const overBudget = ({ settings: { budget }, begin }: Run): string | undefined =>
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
  readonly error?: Error;
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

function endOf(thrown: unknown): End {
  const error = toError(thrown);
  return error instanceof RunEnded ? { reason: error.message } : { reason: error.message, error };
}

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
