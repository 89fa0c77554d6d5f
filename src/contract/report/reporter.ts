import type { RunEvent } from '../events.js';

/** Makes something to read of a run's events. */
export interface Reporter {
  on(event: RunEvent): void;
  /** After the last event, of a run that broke off too: writes what could not be written before. */
  finish?(): void;
}

/** Where a report's text goes, piece by piece. */
export type Write = (text: string) => void;

export interface ReportSettings {
  /** Files below this folder are named relative to it. */
  readonly root: string;
  /** Of this tool. */
  readonly version?: string;
}
