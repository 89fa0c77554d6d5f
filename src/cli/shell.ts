type Signal = 'SIGINT' | 'SIGTERM';

/** What a command has of the process that runs it: where its words go, what surrounds it, and how it ends. `process` is one. */
export interface Shell {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What to end with when nothing is left to do. */
  exitCode?: number | string | null | undefined;
  cwd(): string;
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  /** Ends at once. */
  exit(code: number): void;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
