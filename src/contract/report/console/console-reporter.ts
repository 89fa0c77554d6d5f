import type { RunEvent } from '../../events.js';
import type { Finding } from '../../finding.js';
import { withoutCommands } from '../plain-text.js';
import type { Reporter, ReportSettings, Write } from '../reporter.js';
import { collectSummary } from '../run-summary.js';
import { findingLines, observationLines } from './console-findings.js';
import { headLines, phaseLines, summaryLines } from './console-summary.js';
import { createPaint } from './paint.js';
import { createProgress } from './progress.js';
import type { Screen } from './screen.js';

export interface ConsoleSettings extends ReportSettings {
  /** Whether lines can be written over. */
  readonly isTerminal: boolean;
  readonly hasColours: boolean;
  /** Asked before each line, as a window may change its size. */
  readonly columns: () => number;
  /** The file that the script of a finding was written to. */
  readonly scriptOf?: (finding: Finding) => string | undefined;
  /** Milliseconds; for how often the line of progress is written. */
  readonly now?: () => number;
}

/** Columns of a stream that has none, or says 0 as some terminals do. */
const unknown = 80;

/** What a stream can do. `NO_COLOR` and `TERM=dumb` as https://no-color.org and terminals have it. */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Pick<ConsoleSettings, 'isTerminal' | 'hasColours' | 'columns'> {
  const isTerminal = stream.isTTY === true && environment.TERM !== 'dumb';
  return {
    isTerminal,
    hasColours: isTerminal && (environment.NO_COLOR ?? '') === '',
    columns: () => stream.columns ?? unknown,
  };
}

/** For people at a terminal, and for logs: how it goes on, then what was found, what it takes to see it, and how much was looked at. */
export function createConsoleReporter(write: Write, settings: ConsoleSettings): Reporter {
  const collector = collectSummary();
  const paint = createPaint(settings.hasColours);
  const columns = (): number => settings.columns() || unknown;
  const screen = (): Screen => ({ paint, columns: columns(), root: settings.root });
  const progress = createProgress(write, { ...settings, columns });

  const print = (lines: readonly string[]): void => {
    progress.clear();
    const single = lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
    if (single.length > 0) write(`${withoutCommands(single.join('\n'))}\n`);
  };

  return {
    on(event) {
      collector.on(event);
      if (event.type === 'run-started') print(headLines({ started: event }, screen()));
      if (isEndOfPhase(event))
        print(
          collector
            .read()
            .phases.slice(-1)
            .flatMap((phase) => phaseLines(phase, screen())),
        );
      progress.on(event);
    },
    finish() {
      const summary = collector.read();
      const view = { screen: screen(), summary, scriptOf: settings.scriptOf ?? (() => undefined) };
      print([...findingLines(view), ...observationLines(view), ...summaryLines(summary, view.screen)]);
    },
  };
}

const isEndOfPhase = ({ type }: RunEvent): boolean => type === 'phase-finished' || type === 'phase-skipped';
