// @ts-check
import { existsSync } from 'node:fs';
import { peers } from './peer-job.js';

/**
 * @typedef {import('./peer-job.js').PeerJob} PeerJob
 * @typedef {import('./peer-job.js').PeerResult} PeerResult
 * @typedef {{ api: string, fault: import('../api.js').Fault }} Seeded
 */

/**
 * What each peer finds: a fault counts where something fails that does not fail on the correct server.
 * @param {readonly Seeded[]} faults
 * @param {(job: PeerJob) => Promise<PeerResult>} run
 * @returns {Promise<string[]>} lines of a report
 */
export async function comparePeers(faults, run) {
  for (const { name, program, install } of peers) {
    // Who did not run has found nothing, which would look like a figure.
    if (program !== undefined && !existsSync(program)) throw new Error(`${name} is not installed: ${install}`);
  }
  const lines = await Promise.all(peers.map(({ name }) => comparePeer(name, faults, run)));
  return lines.flat();
}

/**
 * @param {string} peer
 * @param {readonly Seeded[]} faults
 * @param {(job: PeerJob) => Promise<PeerResult>} run
 */
async function comparePeer(peer, faults, run) {
  const apis = [...new Set(faults.map(({ api }) => api))];
  const usual = new Map(
    await Promise.all(apis.map(async (api) => /** @type {const} */ ([api, await run({ peer, api, seed: 'seed-0' })]))),
  );
  const results = await Promise.all(
    faults.map(async ({ api, fault }) => {
      const known = new Set(usual.get(api)?.failures);
      const { failures = [] } = await run({ peer, api, seed: 'seed-0', fault: fault.id });
      return { api, isFound: failures.some((failure) => !known.has(failure)) };
    }),
  );
  return [
    `${peer}: ${results.filter(({ isFound }) => isFound).length} of ${faults.length}`,
    ...apis.map((api) => {
      const own = results.filter((result) => result.api === api);
      const alarms = usual.get(api)?.failures.length ?? 0;
      const found = own.filter(({ isFound }) => isFound).length;
      return `  ${found} of ${own.length} of ${api}; ${alarms} failures on the correct server`;
    }),
  ];
}
