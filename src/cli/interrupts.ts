import { constants } from 'node:os';

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
export function onInterrupt(tell: () => void): Interrupts {
  let exitCode: number | undefined;
  const listen = (signal: NodeJS.Signals): void => {
    const code = exitCodeOf(signal as (typeof signals)[number]);
    if (exitCode !== undefined) process.exit(code);
    exitCode = code;
    tell();
  };
  for (const signal of signals) process.on(signal, listen);
  return {
    get exitCode() {
      return exitCode;
    },
    dispose() {
      for (const signal of signals) process.off(signal, listen);
    },
  };
}
