import { constants } from 'node:os';
import type { Shell } from './shell.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** What a process ends with that a signal has ended: 130 for SIGINT. */
const exitCodeOf = (signal: (typeof signals)[number]): number => 128 + constants.signals[signal];

export interface Interrupts {
  /** The exit code of the signal that came, undefined while none has. */
  readonly exitCode: number | undefined;
  /** Signals end the process again as they always do. */
  dispose(): void;
}

/** Tells of the first signal, and ends the process at once at the second. */
export function onInterrupt(shell: Pick<Shell, 'on' | 'off' | 'exit'>, tell: () => void): Interrupts {
  let exitCode: number | undefined;
  const listen = (signal: (typeof signals)[number]): void => {
    const code = exitCodeOf(signal);
    if (exitCode !== undefined) shell.exit(code);
    exitCode = code;
    tell();
  };
  for (const signal of signals) shell.on(signal, listen);
  return {
    get exitCode() {
      return exitCode;
    },
    dispose() {
      for (const signal of signals) shell.off(signal, listen);
    },
  };
}
