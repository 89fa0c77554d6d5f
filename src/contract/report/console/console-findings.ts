import { checks } from '../../check-names.js';
import type { ExchangeRecord } from '../../exchange-record.js';
import type { Finding, Reproduction } from '../../finding.js';
import { type Cause, groupByCause, saysTheSame } from '../causes.js';
import { requestLine } from '../exchange-lines.js';
import { placeName } from '../file-names.js';
import { oneLine } from '../plain-text.js';
import type { RunSummary } from '../run-summary.js';
import { counted } from '../wording.js';
import { labelled, paragraph, type Screen } from './screen.js';

export interface FindingsView {
  readonly screen: Screen;
  readonly summary: RunSummary;
  /** The file that the script of a finding was written to. */
  readonly scriptOf: (finding: Finding) => string | undefined;
}

const indent = 4;

/** Findings, those of one cause together. */
export function findingLines(view: FindingsView): readonly string[] {
  const { screen, summary } = view;
  const { paint } = screen;
  if (summary.errors.length === 0) return [];
  const groups = groupByCause(summary.errors).flatMap(({ check, causes }) => [
    `${paint.red('✗')} ${paint.bold(check)}`,
    ...paragraph(checks[check], 2, screen).map(paint.dim),
    '',
    ...causes.flatMap((cause) => [...causeLines(cause, view), '']),
  ]);
  return ['', paint.bold(paint.red(counted(summary.errors.length, 'finding'))), '', ...groups];
}

function causeLines({ first, others }: Cause, view: FindingsView): readonly string[] {
  const { screen } = view;
  const { paint } = screen;
  const target = view.summary.started?.target ?? '';
  return [
    ...operationLines(first.operation, view),
    ...paragraph(first.message, indent, screen),
    '',
    ...labelled('expected', first.expected, { screen, indent, paint: paint.green }),
    ...labelled('received', first.received, { screen, indent, paint: paint.red }),
    ...first.exchanges.flatMap((exchange, index) => exchangeLines(exchange, { index, screen, target })),
    ...placeLines(first, screen),
    ...reproductionLines(first, view),
    ...labelled('fingerprint', first.fingerprint, { screen, indent }),
    ...otherLines({ first, others }, screen),
  ];
}

/** `updateUser  PATCH /users/{userId}`, on two lines where one is too narrow. */
function operationLines(operation: string, { screen, summary: { started } }: FindingsView): readonly string[] {
  const { paint, columns } = screen;
  const planned = started?.operations.find(({ id }) => id === operation);
  const name = oneLine(operation, longestName);
  if (!planned) return [`  ${paint.cyan(name)}`];
  const route = oneLine(`${planned.method} ${planned.path}`, longestName);
  return name.length + route.length + 4 <= columns
    ? [`  ${paint.cyan(name)}  ${paint.dim(route)}`]
    : [`  ${paint.cyan(name)}`, `  ${paint.dim(route)}`];
}

/** Characters; names in documents are shorter. */
const longestName = 120;

interface ExchangeView {
  readonly index: number;
  readonly screen: Screen;
  readonly target: string;
}

function exchangeLines(exchange: ExchangeRecord, { index, screen, target }: ExchangeView): readonly string[] {
  const { request, response, identity } = exchange;
  const { paint, columns } = screen;
  const lead = columns < 60 ? indent + 2 : indent + 13;
  const room = Math.max(columns - lead - 6, 20);
  const who = identity === undefined ? '' : ` as ${oneLine(identity, 30)}`;
  const sent = oneLine(request.body ?? '', room);
  const came = oneLine(response.body, Math.max(room - 6, 12));
  const first =
    index === 0 && columns >= 60 ? `${' '.repeat(indent)}${paint.dim('sent'.padEnd(13))}` : ' '.repeat(lead);
  return [
    ...(index === 0 && columns < 60 ? [`${' '.repeat(indent)}${paint.dim('sent')}`] : []),
    `${first}${oneLine(requestLine(exchange, target), Math.max(columns - lead - who.length - 1, 15))}${paint.dim(who)}`,
    ...(sent === '' ? [] : [`${' '.repeat(lead)}  ${paint.dim(sent)}`]),
    `${' '.repeat(lead)}→ ${response.status} ${paint.dim(came)}`.trimEnd(),
  ];
}

const placeLines = ({ place }: Finding, screen: Screen): readonly string[] =>
  place ? labelled('document', placeName(place, screen.root), { screen, indent, paint: screen.paint.cyan }) : [];

function reproductionLines(finding: Finding, { screen, scriptOf }: FindingsView): readonly string[] {
  if (!finding.reproduction) return [];
  const file = scriptOf(finding);
  const text = `${reproductionText(finding.reproduction)}${file === undefined ? '' : `: ${file}`}`;
  return labelled('reproduction', text, { screen, indent });
}

const reproductionText = ({ requests, isConfirmed }: Reproduction): string =>
  `${counted(requests, 'request')}, ${isConfirmed ? 'confirmed on fresh data' : 'not confirmed'}`;

function otherLines({ first, others }: Cause, screen: Screen): readonly string[] {
  return others.flatMap((other, index) => {
    const { operation, place, fingerprint, message } = other;
    const where = place ? ` ${placeName(place, screen.root)}` : '';
    const said = saysTheSame(first, other) ? '' : `\n${message}`;
    return labelled(index === 0 ? 'the same in' : '', `${operation}${where} ${fingerprint}${said}`, { screen, indent });
  });
}

/** What is no finding, in short. */
export function observationLines({ screen, summary: { observations } }: FindingsView): readonly string[] {
  const { paint } = screen;
  if (observations.length === 0) return [];
  const lines = groupByCause(observations).flatMap(({ check, causes }) =>
    causes.flatMap(({ first, others }) => [
      `  ${paint.yellow('•')} ${check}`,
      ...paragraph([first, ...others].map(({ operation }) => operation).join(', '), indent, screen).map(paint.cyan),
      ...observedTexts({ first, others }).flatMap((text) => paragraph(text, indent, screen).map(paint.dim)),
    ]),
  );
  return ['', paint.bold(paint.yellow(counted(observations.length, 'observation'))), '', ...lines];
}

/** What the first says, and those that say something else, with their operation. */
const observedTexts = ({ first, others }: Cause): readonly string[] => {
  const textOf = (finding: Finding): string => `${finding.message}${acceptedText(finding)}`;
  const different = others.filter((other) => !saysTheSame(first, other) || acceptedText(other) !== acceptedText(first));
  return [textOf(first), ...different.map((other) => `${other.operation}: ${textOf(other)}`)];
};

const acceptedText = ({ accepted }: Finding): string =>
  accepted ? ` Accepted${accepted.expires ? ` until ${accepted.expires}` : ''}: ${accepted.reason}` : '';
