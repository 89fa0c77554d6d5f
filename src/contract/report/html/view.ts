import type { RunSummary } from '../run-summary.js';

/** What every part of the page is made of. */
export interface View {
  readonly summary: RunSummary;
  readonly root: string;
  /** Base URL of the target; addresses below it are shown without it. */
  readonly target: string;
}
