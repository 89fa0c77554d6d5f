import type { Reporter, Write } from './reporter.js';

/** Every event as a line of JSON, as it happens: what `mergeEvents` reads. */
export const createNdjsonReporter = (write: Write): Reporter => ({
  on: (event) => write(`${JSON.stringify(event)}\n`),
});
