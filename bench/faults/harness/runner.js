// @ts-check
import { runPeerJob } from './peers/peer-job.js';
import { runVerifyJob } from './verify-job.js';

/** A process that does one job after the other, and answers with what came of it. */
process.on('message', async (/** @type {any} */ job) => {
  const result = await ('peer' in job ? runPeerJob(job) : runVerifyJob(job)).catch((error) => ({
    failure: String(error?.stack ?? error),
  }));
  process.send?.(result);
});
process.on('disconnect', () => process.exit());
