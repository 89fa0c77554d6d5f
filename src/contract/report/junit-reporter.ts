import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { checks } from '../check-names.js';
import type { PlannedOperation } from '../events.js';
import type { Finding } from '../finding.js';
import { coverageOf } from './coverage-figures.js';
import { requestLine } from './exchange-lines.js';
import { fileName, placeName } from './file-names.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';
import { collectSummary, type RunSummary } from './run-summary.js';
import { sentence } from './wording.js';

/** JUnit XML: a suite for each operation, a case for each promise that was asked of it. */
export function createJunitReporter(write: Write, settings: ReportSettings): Reporter {
  const collector = collectSummary();
  const times = new Map<string, number>();
  return {
    on(event) {
      collector.on(event);
      if (event.type !== 'exchange') return;
      const { operation, duration } = event.exchange;
      times.set(operation, (times.get(operation) ?? 0) + duration);
    },
    finish: () => write(toXml({ summary: collector.read(), times, settings })),
  };
}

interface Run {
  readonly summary: RunSummary;
  /** Operation -> milliseconds of its requests. */
  readonly times: ReadonlyMap<string, number>;
  readonly settings: ReportSettings;
}

interface Suite {
  readonly operation: PlannedOperation;
  readonly cases: readonly Case[];
  readonly time: number;
}

interface Case {
  readonly check: string;
  readonly asked: number;
  readonly errors: readonly Finding[];
  readonly observations: readonly Finding[];
}

function toXml(run: Run): string {
  const { started, finished, notes } = run.summary;
  const suites = suitesOf(run);
  const title = started?.document.title ?? 'twinspec';
  // The root has no `skipped` in the schema that readers go by.
  const { tests, failures, errors } = totalsOf(suites.flatMap(({ cases }) => cases));
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: clean(title),
    tests,
    failures,
    errors,
    time: seconds(finished?.duration ?? 0),
  });
  for (const suite of suites) addSuite(root, suite, run);
  const remarks = [
    ...(finished?.endedEarly ? [`The run ended early: ${sentence(finished.endedEarly)}`] : []),
    ...notes.map(({ text, operation }) => (operation ? `${operation}: ${text}` : text)),
  ];
  if (remarks.length > 0) {
    const suite = root.ele('testsuite', { name: 'notes', tests: 0, failures: 0, errors: 0, skipped: 0, time: 0 });
    suite.ele('system-out').txt(clean(remarks.join('\n')));
  }
  return `${root.doc().end({ prettyPrint: true })}\n`;
}

function suitesOf({ summary, times }: Run): readonly Suite[] {
  const planned = summary.started?.operations ?? [];
  const findings = [...summary.errors, ...summary.observations];
  const unplanned = new Set(findings.map(({ operation }) => operation));
  for (const { id } of planned) unplanned.delete(id);
  return [...planned, ...[...unplanned].map(unplannedOperation)].map((operation) => ({
    operation,
    cases: casesOf(operation.id, summary),
    time: times.get(operation.id) ?? 0,
  }));
}

/** An operation outside the chosen ones is called too, and may be to blame. */
const unplannedOperation = (id: string): PlannedOperation => ({
  id,
  method: '',
  path: '',
  summary: undefined,
  file: '',
  line: 0,
  statuses: [],
  parameters: [],
});

function casesOf(operation: string, summary: RunSummary): readonly Case[] {
  const asked = coverageOf(summary, operation).checks;
  return Object.keys(checks).flatMap((check) => {
    const isOwn = (finding: Finding): boolean => finding.operation === operation && finding.check === check;
    const errors = summary.errors.filter(isOwn);
    const observations = summary.observations.filter(isOwn);
    const times = asked[check]?.asked ?? 0;
    return times + errors.length + observations.length > 0 ? [{ check, asked: times, errors, observations }] : [];
  });
}

const totalsOf = (cases: readonly Case[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> => ({
  tests: cases.length,
  failures: cases.filter(({ errors }) => errors.length > 0).length,
  errors: 0,
  skipped: cases.filter(isAccepted).length,
});

const isAccepted = ({ errors, observations }: Case): boolean =>
  errors.length === 0 && observations.some(({ accepted }) => accepted !== undefined);

function addSuite(root: XMLBuilder, { operation, cases, time }: Suite, run: Run): void {
  const { started } = run.summary;
  const suite = root.ele('testsuite', {
    name: clean(operation.id),
    ...totalsOf(cases),
    time: seconds(time),
    ...(started && { timestamp: started.startedAt.slice(0, 19) }),
    ...(operation.file !== '' && { file: fileName(operation.file, run.settings.root) }),
  });
  for (const one of cases) addCase(suite, { one, operation, run });
}

function addCase(
  suite: XMLBuilder,
  { one, operation, run }: { readonly one: Case; readonly operation: PlannedOperation; readonly run: Run },
): void {
  const { settings, summary } = run;
  const element = suite.ele('testcase', {
    name: one.check,
    classname: clean(`${summary.started?.document.title ?? 'twinspec'}.${operation.id}`),
    time: 0,
    ...(operation.file !== '' && { file: fileName(operation.file, settings.root), line: operation.line }),
  });
  if (one.errors.length > 0) addFailure(element, one, run);
  const [accepted] = one.observations.flatMap((finding) => finding.accepted ?? []);
  if (one.errors.length === 0 && accepted) element.ele('skipped', { message: clean(`Accepted: ${accepted.reason}`) });
  const observed = one.observations.map((finding) => `${finding.message}\n${describe(finding, run)}`);
  if (observed.length > 0) element.ele('system-out').txt(clean(observed.join('\n\n')));
}

/** One for all findings of a case: the schema allows no second. */
function addFailure(element: XMLBuilder, { check, errors }: Case, run: Run): void {
  const texts =
    errors.length === 1
      ? errors.map((finding) => describe(finding, run))
      : errors.map((finding) => `${finding.message}\n${describe(finding, run)}`);
  const message = errors.map((finding) => finding.message).join('\n');
  element.ele('failure', { type: check, message: clean(message) }).txt(clean(texts.join('\n\n')));
}

function describe(finding: Finding, { settings, summary }: Run): string {
  const { expected, received, place, exchanges, reproduction, fingerprint } = finding;
  const target = summary.started?.target ?? '';
  return [
    `expected: ${expected}`,
    `received: ${received}`,
    ...exchanges.map((one) => `${requestLine(one, target)} -> ${one.response.status}`),
    ...(place ? [`document: ${placeName(place, settings.root)}`] : []),
    `fingerprint: ${fingerprint}`,
    ...(reproduction ? ['', reproduction.script] : []),
  ].join('\n');
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** XML 1.0 section 2.2: nothing else may be in a document, not even escaped. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const clean = (text: string): string => text.replace(forbidden, '');
