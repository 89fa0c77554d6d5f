import { coverageFigures, type Figure } from '../coverage-figures.js';
import { oneLine } from '../plain-text.js';
import type { PhaseSummary, RunSummary } from '../run-summary.js';
import { counted, durationText, number, sentence } from '../wording.js';
import type { Paint } from './paint.js';
import { labelled, paragraph, type Screen } from './screen.js';

/** The first lines: what is checked, and where. */
export function headLines({ started }: Pick<RunSummary, 'started'>, screen: Screen): readonly string[] {
  if (!started) return [];
  const { paint, columns } = screen;
  const { document, target, seed, operations } = started;
  return [
    `${paint.bold(oneLine(document.title, columns - 12))} ${oneLine(document.version, 20)}`,
    ...paragraph(`${counted(operations.length, 'operation')} at ${target}, seed ${seed}`, 0, screen).map(paint.dim),
    '',
  ];
}

/** A phase that is over, or was left out. */
export function phaseLines(summary: PhaseSummary, screen: Screen): readonly string[] {
  const { paint, columns } = screen;
  const { phase, requests, duration, found, skipped } = summary;
  if (columns < 60) return narrowPhaseLines(summary, screen);
  if (skipped !== undefined) {
    const [first = '', ...rest] = paragraph(`skipped: ${skipped}`, 14, screen);
    return [`${paint.dim('-')} ${phase.padEnd(11)} ${paint.dim(first.trimStart())}`, ...rest.map(paint.dim)];
  }
  const mark = found > 0 ? paint.red('✗') : paint.green('✓');
  const time = durationText(duration).padStart(9);
  const figures = `${number(requests).padStart(6)} ${requests === 1 ? 'request ' : 'requests'}  ${time}`;
  return [
    `${mark} ${phase.padEnd(11)} ${paint.dim(figures)}${found > 0 ? `  ${paint.red(counted(found, 'finding'))}` : ''}`,
  ];
}

function narrowPhaseLines({ phase, requests, found, skipped }: PhaseSummary, screen: Screen): readonly string[] {
  const { paint } = screen;
  if (skipped !== undefined)
    return [`${paint.dim('-')} ${phase}`, ...paragraph(`skipped: ${skipped}`, 2, screen).map(paint.dim)];
  const figures = [
    paint.dim(counted(requests, 'request')),
    ...(found > 0 ? [paint.red(counted(found, 'finding'))] : []),
  ];
  return [`${found > 0 ? paint.red('✗') : paint.green('✓')} ${phase}`, ...figures.map((figure) => `  ${figure}`)];
}

/** The last lines: how much was looked at, and what came of it. */
export function summaryLines(summary: RunSummary, screen: Screen): readonly string[] {
  return [...noteLines(summary, screen), ...coverageLines(summary, screen), '', ...verdictLines(summary, screen)];
}

function noteLines({ notes }: RunSummary, screen: Screen): readonly string[] {
  if (notes.length === 0) return [];
  const lines = notes.flatMap(({ text, operation }) => {
    const [first = '', ...rest] = paragraph(operation ? `${operation}: ${text}` : text, 4, screen);
    return [`  ${screen.paint.dim('·')} ${first.trimStart()}`, ...rest];
  });
  return ['', screen.paint.bold(counted(notes.length, 'note')), '', ...lines];
}

function coverageLines(summary: RunSummary, screen: Screen): readonly string[] {
  if (!summary.finished) return [];
  const { operations, statuses, parameters, wrongParameters, asked, checks } = coverageFigures(summary);
  const share = ({ done, of }: Figure): string => `${number(done)} of ${number(of)}`;
  const rows = [
    ['operations', `${share(operations)} called`],
    ['statuses', `${share(statuses)} documented ones seen`],
    ['parameters', `${share(parameters)} sent as documented, ${number(wrongParameters.done)} against it`],
    ['promises', `${counted(checks, 'kind')}, asked ${counted(asked, 'time')}`],
  ] as const;
  return [
    '',
    screen.paint.bold('coverage'),
    '',
    ...rows.flatMap(([label, text]) => labelled(label, text, { screen, indent: 2 })),
  ];
}

function verdictLines({ errors, observations, finished }: RunSummary, screen: Screen): readonly string[] {
  const { paint } = screen;
  const isClean = errors.length === 0;
  const counts = `${isClean ? 'no findings' : counted(errors.length, 'finding')}${
    observations.length > 0 ? `, ${counted(observations.length, 'observation')}` : ''
  }`;
  if (!finished) return [paint.red(`✗ ${counts}; the run broke off.`)];
  const spent = `${counted(finished.requests, 'request')} in ${durationText(finished.duration)}`;
  const { sign, colour, limit } = outcomeOf({ isClean, isWhole: finished.endedEarly === undefined }, paint);
  const [first = '', ...rest] = paragraph(`${sign} ${counts}${limit}; ${spent}.`, 0, screen);
  const early = finished.endedEarly
    ? paragraph(`Ended early: ${sentence(finished.endedEarly)}`, 0, screen).map(paint.yellow)
    : [];
  return [paint.bold(colour(first)), ...rest.map(colour), ...early];
}

/** Only a whole run without findings is good: one that ended early has not looked everywhere. */
function outcomeOf(
  { isClean, isWhole }: { readonly isClean: boolean; readonly isWhole: boolean },
  paint: Paint,
): { readonly sign: string; readonly colour: Paint['red']; readonly limit: string } {
  if (!isClean) return { sign: '✗', colour: paint.red, limit: '' };
  if (!isWhole) return { sign: '!', colour: paint.yellow, limit: ' before the run ended early' };
  return { sign: '✓', colour: paint.green, limit: '' };
}
