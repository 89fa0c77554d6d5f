// @ts-check
import { runVerifyJob } from './verify-job.js';

/** A process that does one job after the other, and answers with what came of it. */
process.on('message', async (job) => {
  const result = await runVerifyJob(/** @type {import('./verify-job.js').Job} */ (job)).catch((error) => ({
    failure: String(error?.stack ?? error),
  }));
  process.send?.(result);
});
process.on('disconnect', () => process.exit());
