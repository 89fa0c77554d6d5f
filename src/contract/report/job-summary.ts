import { checks } from '../check-names.js';
import type { Finding, Reproduction } from '../finding.js';
import { type Cause, groupByCause, saysTheSame } from './causes.js';
import { coverageFigures, type Figure } from './coverage-figures.js';
import { requestLine } from './exchange-lines.js';
import { placeName } from './file-names.js';
import { oneLine, plainText } from './plain-text.js';
import type { ReportSettings } from './reporter.js';
import type { Note, PhaseSummary, RunSummary } from './run-summary.js';
import { counted, durationText, number } from './wording.js';

/** GitHub takes 1 MiB; what is beyond is in the other reports. */
const mostBytes = 900_000;

/** Findings, observations and notes, each. */
const mostEntries = 50;

/** A run in Markdown, for the page of a CI job; as much of it as the page takes. */
export function toJobSummary(summary: RunSummary, settings: ReportSettings): string {
  let most = mostEntries;
  let text = render(summary, { root: settings.root, most });
  while (most > 0 && Buffer.byteLength(text) > mostBytes) {
    most = Math.floor(most / 2);
    text = render(summary, { root: settings.root, most });
  }
  return text;
}

interface Extent {
  readonly root: string;
  readonly most: number;
}

function render(summary: RunSummary, extent: Extent): string {
  const { started, errors, observations, notes } = summary;
  return [
    `## ${signOf(summary)} ${escapeText(started?.document.title ?? 'twinspec')}: ${headline(summary)}`,
    ...(started ? [`${code(started.target)}, seed ${code(started.seed)}`] : []),
    ...findingParts(errors, summary, extent),
    ...(observations.length > 0 ? [observationList(observations, extent)] : []),
    coverageTable(summary),
    phaseTable(summary.phases),
    ...(notes.length > 0 ? [noteList(notes, extent)] : []),
    '',
  ].join('\n\n');
}

function signOf({ errors, finished }: RunSummary): string {
  if (errors.length > 0) return '❌';
  return finished && finished.endedEarly === undefined ? '✅' : '⚠️';
}

function headline({ errors, observations, finished }: RunSummary): string {
  const counts = `${counted(errors.length, 'finding')}, ${counted(observations.length, 'observation')}`;
  if (!finished) return `${counts}; the run broke off`;
  const spent = `${counted(finished.requests, 'request')} in ${durationText(finished.duration)}`;
  const ended = finished.endedEarly ? `; ended early: ${escapeText(finished.endedEarly)}` : '';
  return `${counts}, ${spent}${ended}`;
}

function findingParts(errors: readonly Finding[], summary: RunSummary, { root, most }: Extent): readonly string[] {
  const groups = groupByCause(errors.slice(0, most));
  const parts = groups.flatMap(({ check, causes }) => [
    `### ${check}\n\n${escapeText(checks[check])}`,
    ...causes.map((cause) => causePart(cause, { target: summary.started?.target ?? '', root })),
  ]);
  return [...parts, ...moreThan(most, errors)];
}

const moreThan = (most: number, all: readonly unknown[]): readonly string[] =>
  all.length > most ? [`… and ${number(all.length - most)} more.`] : [];

function causePart({ first, others }: Cause, { target, root }: { target: string; root: string }): string {
  const { operation, message, expected, received, place, exchanges, reproduction, fingerprint } = first;
  const rows = [
    ['Expected', code(expected)],
    ['Received', code(received)],
    ...(place ? [['Document', code(placeName(place, root))]] : []),
    ['Fingerprint', code(fingerprint)],
    ...(others.length > 0 ? [['The same in', others.map((other) => otherText(first, other)).join(', ')]] : []),
  ];
  const sent = exchanges.map(
    (one, index) => `${index + 1}. ${code(`${requestLine(one, target)} → ${one.response.status}`)}`,
  );
  return [
    `**${escapeText(operation)}**: ${escapeText(message)}`,
    table(['', ''], rows),
    sent.join('\n'),
    ...(reproduction ? [reproductionPart(reproduction)] : []),
  ].join('\n\n');
}

const otherText = (first: Finding, other: Finding): string =>
  saysTheSame(first, other) ? code(other.operation) : `${code(other.operation)}: ${escapeText(other.message)}`;

const reproductionPart = ({ script, requests }: Reproduction): string =>
  folded(
    `Reproduction, ${counted(requests, 'request')}`,
    script.length > longestScript ? 'The script is too long for this page; the other reports have it.' : fence(script),
  );

const observationList = (observations: readonly Finding[], { most }: Extent): string => {
  const items = observations
    .slice(0, most)
    .map(({ operation, check, message }) => `- **${escapeText(operation)}** ${code(check)}: ${escapeText(message)}`);
  return folded(counted(observations.length, 'observation'), listWithRest(items, moreThan(most, observations)));
};

function noteList(notes: readonly Note[], { most }: Extent): string {
  const items = notes.slice(0, most).map(({ text }) => `- ${escapeText(text)}`);
  return folded('Notes', listWithRest(items, moreThan(most, notes)));
}

const listWithRest = (items: readonly string[], rest: readonly string[]): string =>
  [...(items.length > 0 ? [items.join('\n')] : []), ...rest].join('\n\n');

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
  return `${ticks}bash\n${plainText(text).trimEnd()}\n${ticks}`;
}

/** Characters. */
const longestScript = 30_000;
const longestText = 2000;
const longestCode = 400;

/** Text in a line of Markdown, which knows HTML too. */
const escapeText = (text: string): string =>
  oneLine(text, longestText)
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]|#~@]/g, '\\$&');

/** As HTML: in Markdown a backtick or a bar in the text would end it. */
const code = (text: string): string =>
  `<code>${oneLine(text, longestCode).replace(/[&<>\\`*_{}[\]|#~@]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;
