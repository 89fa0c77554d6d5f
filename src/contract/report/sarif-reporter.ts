import type { Log, Notification, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { checkNames, checks } from '../check-names.js';
import type { RunStarted } from '../events.js';
import type { ExchangeRecord } from '../exchange-record.js';
import type { Finding } from '../finding.js';
import { fileUri } from './file-names.js';
import { findingPlace } from './finding-place.js';
import type { Reporter, ReportSettings, Write } from './reporter.js';
import { collectSummary, type RunSummary } from './run-summary.js';
import { sentence } from './wording.js';

/** SARIF 2.1.0, pointing at the lines of the document: what code scanning shows. */
export function createSarifReporter(write: Write, settings: ReportSettings): Reporter {
  const collector = collectSummary();
  return {
    on: (event) => collector.on(event),
    finish: () => write(`${JSON.stringify(toLog(collector.read(), settings), undefined, 2)}\n`),
  };
}

function toLog(summary: RunSummary, settings: ReportSettings): Log {
  const { started, finished } = summary;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'twinspec', rules, ...(settings.version && { semanticVersion: settings.version }) } },
        invocations: [
          {
            executionSuccessful: finished !== undefined,
            ...(started && { startTimeUtc: started.startedAt }),
            ...(started && finished && { endTimeUtc: endOf(started.startedAt, finished.duration) }),
            toolExecutionNotifications: notificationsOf(summary),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: [...summary.errors, ...summary.observations].map((finding) =>
          toResult(finding, { started, settings }),
        ),
        properties: { target: started?.target, seed: started?.seed, requests: finished?.requests },
      },
    ],
  };
}

const rules = checkNames.map(
  (name): ReportingDescriptor => ({
    id: name,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: checks[name] },
    defaultConfiguration: { level: 'error' },
  }),
);

const endOf = (startedAt: string, duration: number): string => new Date(Date.parse(startedAt) + duration).toISOString();

function notificationsOf({ notes, phases, finished }: RunSummary): Notification[] {
  const skipped = phases.flatMap(({ phase, skipped: reason }) => (reason ? [`${phase} was skipped: ${reason}`] : []));
  const texts = [...skipped, ...notes.map(({ text, operation }) => (operation ? `${operation}: ${text}` : text))];
  const ended = finished?.endedEarly;
  return [
    ...texts.map((text): Notification => ({ level: 'note', message: { text } })),
    ...(ended
      ? [{ level: 'warning', message: { text: `Ended early: ${sentence(ended)}` } } satisfies Notification]
      : []),
  ];
}

function toResult(
  finding: Finding,
  { started, settings }: { readonly started: RunStarted | undefined; readonly settings: ReportSettings },
): Result {
  const { check, severity, operation, fingerprint, accepted, pointer, basis, exchanges } = finding;
  const last = exchanges.at(-1);
  const place = findingPlace(finding, started);
  return {
    ruleId: check,
    ruleIndex: checkNames.indexOf(check),
    level: severity === 'error' ? 'error' : 'note',
    message: { text: messageOf(finding) },
    locations: [
      {
        ...(place && { physicalLocation: toLocation(place, settings.root) }),
        logicalLocations: [{ name: operation, kind: 'function' }],
      },
    ],
    partialFingerprints: { 'twinspec/v1': fingerprint },
    ...(accepted && { suppressions: [{ kind: 'external', justification: accepted.reason, status: 'accepted' }] }),
    ...(last && webMessagesOf(last)),
    properties: { pointer, basis, requests: finding.reproduction?.requests },
  };
}

const messageOf = ({ message, expected, received }: Finding): string =>
  `${message}\nExpected: ${expected}\nReceived: ${received}`;

const toLocation = (
  { file, line, column }: { readonly file: string; readonly line: number; readonly column: number },
  root: string,
): PhysicalLocation => ({
  artifactLocation: { uri: fileUri(file, root) },
  region: { startLine: Math.max(line, 1), startColumn: Math.max(column, 1) },
});

function webMessagesOf({ request, response }: ExchangeRecord): Pick<Result, 'webRequest' | 'webResponse'> {
  return {
    webRequest: {
      method: request.method,
      target: request.url,
      headers: { ...request.headers },
      ...(request.body !== undefined && { body: { text: request.body } }),
    },
    webResponse: { statusCode: response.status, headers: { ...response.headers }, body: { text: response.body } },
  };
}
