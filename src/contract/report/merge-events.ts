import type { RunEvent, RunFinished, RunStarted } from '../events.js';
import type { ExchangeRecord } from '../exchange-record.js';
import type { Finding } from '../finding.js';
import { eventsOfType } from './events-of-type.js';
import { mergeCoverage } from './merge-coverage.js';
import { MergeError } from './merge-error.js';
import { mergePhases } from './merge-phases.js';

/**
 * The runs of several shards as one: findings once by fingerprint, counts and coverage added. Times are those of the
 * longest shard, as shards run side by side. @throws MergeError
 */
export function mergeEvents(runs: readonly (readonly RunEvent[])[]): readonly RunEvent[] {
  const numbered = renumber(runs);
  const all = numbered.flat();
  const findings = mergeFindings(eventsOfType(all, 'finding').map(({ finding }) => finding));
  const started = mergeStarts(eventsOfType(all, 'run-started'));
  return [
    started,
    ...mergePhases({ runs: numbered, findings, planned: started.phases }),
    ...eventsOfType(all, 'exchange'),
    ...findings.map((finding): RunEvent => ({ type: 'finding', finding })),
    ...once(eventsOfType(all, 'note'), ({ text, operation }) => `${operation}\n${text}`),
    mergeEnds(numbered, findings),
  ];
}

const once = <T>(all: readonly T[], key: (one: T) => string): readonly T[] =>
  [...new Map([...all].reverse().map((one) => [key(one), one])).values()].reverse();

/** Exchanges are told apart by their index: each run's come after those of the one before. */
function renumber(runs: readonly (readonly RunEvent[])[]): readonly (readonly RunEvent[])[] {
  let offset = 0;
  return runs.map((run) => {
    const by = offset;
    offset += eventsOfType(run, 'exchange').length;
    const move = (exchange: ExchangeRecord): ExchangeRecord => ({ ...exchange, index: exchange.index + by });
    return run.map((event): RunEvent => {
      if (event.type === 'exchange') return { ...event, exchange: move(event.exchange) };
      if (event.type !== 'finding') return event;
      return { ...event, finding: { ...event.finding, exchanges: event.finding.exchanges.map(move) } };
    });
  });
}

function mergeStarts(starts: readonly RunStarted[]): RunStarted {
  const [first] = starts;
  if (first === undefined) throw new MergeError('no-runs', 'there is no run in these reports.');
  const other = starts.find(({ document }) => document.title !== first.document.title);
  if (other) {
    const message = `the reports are of different documents: ${first.document.title} and ${other.document.title}.`;
    throw new MergeError('other-document', message);
  }
  const operations = starts.flatMap((start) => start.operations);
  return {
    ...first,
    seed: [...new Set(starts.map(({ seed }) => seed))].join(', '),
    startedAt: starts.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    phases: [...new Set(starts.flatMap(({ phases }) => phases))],
    operations: [...once(operations, ({ id }) => id)].sort(
      (one, other) => one.file.localeCompare(other.file) || one.line - other.line,
    ),
  };
}

function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const known = merged.get(finding.fingerprint);
    merged.set(finding.fingerprint, known ? mergeFinding(known, finding) : finding);
  }
  return [...merged.values()];
}

function mergeFinding(one: Finding, other: Finding): Finding {
  const telling = worth(other) > worth(one) ? other : one;
  const shownBy = [...new Set([...(one.shownBy ?? []), ...(other.shownBy ?? [])])];
  return shownBy.length > 0 ? { ...telling, shownBy } : telling;
}

/** An error outweighs an observation, a confirmed reproduction any other, and any other none. */
const worth = ({ severity, reproduction }: Finding): number =>
  (severity === 'error' ? 4 : 0) + (reproduction?.isConfirmed ? 2 : 0) + (reproduction ? 1 : 0);

function mergeEnds(runs: readonly (readonly RunEvent[])[], findings: readonly Finding[]): RunFinished {
  const ends = runs.map((run) => eventsOfType(run, 'run-finished')[0]);
  const finished = ends.filter((end) => end !== undefined);
  const early = ends.map((end) => (end ? end.endedEarly : 'a shard broke off')).filter((text) => text !== undefined);
  return {
    type: 'run-finished',
    findings: findings.filter(({ severity }) => severity === 'error').length,
    observations: findings.filter(({ severity }) => severity !== 'error').length,
    requests: runs.reduce(
      (sum, run, index) => sum + (ends[index]?.requests ?? eventsOfType(run, 'exchange').length),
      0,
    ),
    duration: Math.max(0, ...finished.map(({ duration }) => duration)),
    coverage: mergeCoverage(finished.map(({ coverage }) => coverage)),
    ...(early.length > 0 && { endedEarly: [...new Set(early)].join('; ') }),
  };
}
