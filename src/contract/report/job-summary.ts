import { checks } from '../check-names.js';
import type { Finding } from '../finding.js';
import { type Cause, groupByCause } from './causes.js';
import { coverageFigures, type Figure } from './coverage-figures.js';
import { requestLine } from './exchange-lines.js';
import { placeName } from './file-names.js';
import type { ReportSettings } from './reporter.js';
import type { PhaseSummary, RunSummary } from './run-summary.js';
import { counted, durationText, number } from './wording.js';

/** GitHub takes no more than 1 MiB; what is beyond is in the other reports. */
const mostFindings = 50;

/** A run in Markdown, for the page of a CI job. */
export function toJobSummary(summary: RunSummary, settings: ReportSettings): string {
  const { started, errors, observations, notes } = summary;
  return [
    `## ${errors.length === 0 ? '✅' : '❌'} ${escapeText(started?.document.title ?? 'twinspec')}: ${headline(summary)}`,
    ...(started ? [`${code(started.target)}, seed ${code(started.seed)}`] : []),
    ...findingParts(errors, summary, settings),
    ...(observations.length > 0 ? [observationList(observations)] : []),
    coverageTable(summary),
    phaseTable(summary.phases),
    ...(notes.length > 0 ? [folded('Notes', notes.map(({ text }) => `- ${escapeText(text)}`).join('\n'))] : []),
    '',
  ].join('\n\n');
}

function headline({ errors, observations, finished }: RunSummary): string {
  const counts = `${counted(errors.length, 'finding')}, ${counted(observations.length, 'observation')}`;
  if (!finished) return `${counts}; the run broke off`;
  const spent = `${counted(finished.requests, 'request')} in ${durationText(finished.duration)}`;
  const ended = finished.endedEarly ? `; ended early: ${escapeText(finished.endedEarly)}` : '';
  return `${counts}, ${spent}${ended}`;
}

function findingParts(errors: readonly Finding[], summary: RunSummary, settings: ReportSettings): readonly string[] {
  const groups = groupByCause(errors.slice(0, mostFindings));
  const parts = groups.flatMap(({ check, causes }) => [
    `### ${check}\n\n${escapeText(checks[check])}`,
    ...causes.map((cause) => causePart(cause, { target: summary.started?.target ?? '', root: settings.root })),
  ]);
  const left = errors.length - mostFindings;
  return left > 0 ? [...parts, `… and ${number(left)} more.`] : parts;
}

function causePart({ first, others }: Cause, { target, root }: { target: string; root: string }): string {
  const { operation, message, expected, received, place, exchanges, reproduction, fingerprint } = first;
  const rows = [
    ['Expected', code(expected)],
    ['Received', code(received)],
    ...(place ? [['Document', code(placeName(place, root))]] : []),
    ['Fingerprint', code(fingerprint)],
    ...(others.length > 0 ? [['The same in', others.map((other) => code(other.operation)).join(', ')]] : []),
  ];
  const sent = exchanges.map(
    (one, index) => `${index + 1}. ${code(`${requestLine(one, target)} → ${one.response.status}`)}`,
  );
  return [
    `**${escapeText(operation)}**: ${escapeText(message)}`,
    table(['', ''], rows),
    sent.join('\n'),
    ...(reproduction
      ? [folded(`Reproduction, ${counted(reproduction.requests, 'request')}`, fence(reproduction.script))]
      : []),
  ].join('\n\n');
}

const observationList = (observations: readonly Finding[]): string =>
  folded(
    counted(observations.length, 'observation'),
    observations
      .slice(0, mostFindings)
      .map(({ operation, check, message }) => `- **${escapeText(operation)}** ${code(check)}: ${escapeText(message)}`)
      .join('\n'),
  );

function coverageTable(summary: RunSummary): string {
  const { operations, statuses, parameters, wrongParameters, asked } = coverageFigures(summary);
  const share = ({ done, of }: Figure): string => `${number(done)} of ${number(of)}`;
  return table(
    ['Operations called', 'Statuses seen', 'Parameters sent', 'Sent wrongly', 'Promises asked'],
    [[share(operations), share(statuses), share(parameters), share(wrongParameters), number(asked)]],
  );
}

const phaseTable = (phases: readonly PhaseSummary[]): string =>
  table(
    ['Phase', 'Requests', 'Time', ''],
    phases.map(({ phase, requests, duration, skipped }) =>
      skipped === undefined
        ? [phase, number(requests), durationText(duration), '']
        : [phase, '', '', `skipped: ${escapeText(skipped)}`],
    ),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const folded = (title: string, content: string): string =>
  `<details><summary>${escapeText(title)}</summary>\n\n${content}\n\n</details>`;

/** A fence that no line of the text can close. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}bash\n${text.trimEnd()}\n${ticks}`;
}

/** Text in a line of Markdown, which knows HTML too. */
const escapeText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]|#~@]/g, '\\$&');

/** As HTML: in Markdown a backtick or a bar in the text would end it. */
const code = (text: string): string =>
  `<code>${text
    .slice(0, 400)
    .replace(/\s+/g, ' ')
    .replace(/[&<>\\`*_{}[\]|#~@]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;
