import type { RunEvent } from '../../events.js';
import type { Write } from '../reporter.js';
import { counted } from '../wording.js';

export interface Progress {
  on(event: RunEvent): void;
  /** Takes the line away, for others to be written. */
  clear(): void;
}

export interface ProgressSettings {
  readonly isTerminal: boolean;
  readonly columns: () => number;
  readonly now?: () => number;
}

/** Milliseconds between two looks of the line. */
const pace = 80;

/** One line that is written over: the phase, how many requests, how many findings. Nothing where lines stay. */
export function createProgress(
  write: Write,
  { isTerminal, columns, now = () => performance.now() }: ProgressSettings,
): Progress {
  let phase: string | undefined;
  let requests = 0;
  let found = 0;
  let told = 0;
  let isShown = false;
  let last = Number.NEGATIVE_INFINITY;

  const lineOf = (): string => {
    const work = phase ?? `reproducing ${told} of ${found}`;
    const text = `› ${work}  ${counted(requests, 'request')}${found > 0 ? `, ${counted(found, 'finding')}` : ''}`;
    return text.slice(0, Math.max(columns() - 1, 0));
  };
  const show = (): void => {
    const time = now();
    if (!isTerminal || time - last < pace) return;
    last = time;
    isShown = true;
    write(`\r\u001b[2K${lineOf()}`);
  };
  const count = (event: RunEvent): void => {
    if (event.type === 'exchange') requests += 1;
    if (event.type === 'detected' && event.severity === 'error') found += 1;
    if (event.type === 'finding' && event.finding.severity === 'error') told += 1;
    if (event.type === 'phase-started') phase = event.phase;
    if (event.type === 'phase-finished') phase = undefined;
  };

  return {
    on(event) {
      count(event);
      if (event.type !== 'run-started' && event.type !== 'run-finished' && (phase !== undefined || found > 0)) show();
    },
    clear() {
      if (isShown) write('\r\u001b[2K');
      isShown = false;
      last = Number.NEGATIVE_INFINITY;
    },
  };
}
