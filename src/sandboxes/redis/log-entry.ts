import type { ChangeSet } from '../../state/index.js';

/** What the log says of one commit. */
export interface LogEntry {
  readonly id: string;
  /** Whether there is more to it than the change sets tell: others read the whole state. */
  readonly isNewStart: boolean;
  readonly changes: readonly LoggedChange[];
}

export interface LoggedChange {
  readonly part: string;
  /** Digest of what the part started from. */
  readonly base: string;
  readonly changes: ChangeSet;
}

export const readEntry = (text: string): LogEntry => JSON.parse(text) as LogEntry;
