// @ts-check
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { apiNamed, apis, faultsOf } from './harness/api.js';
import { comparePeers } from './harness/peers/compare-peers.js';
import { createPool } from './harness/pool.js';
import { toReport } from './harness/report.js';

const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '20' },
    phase: { type: 'string', multiple: true },
    peers: { type: 'boolean', default: false },
    node: { type: 'string', default: process.execPath },
    json: { type: 'string' },
    dist: { type: 'string', default: new URL('../../dist/', import.meta.url).href },
  },
});

const chosen = values.api === undefined ? apis : values.api.map(apiNamed);
const seeded = await chooseFaults();
/** @type {ReturnType<typeof createPool<any, any>>} */
const pool = createPool(new URL('./harness/runner.js', import.meta.url), { size: 2, node: values.node });
try {
  if (values.peers) process.stdout.write(`${(await comparePeers(seeded, pool.run)).join('\n')}\n`);
  else await measure();
} finally {
  pool.close();
}

async function measure() {
  const correct = await runCorrect();
  const outcome = { correct, faulty: await runFaulty(correct) };
  process.stdout.write(`${toReport(outcome)}\n`);
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(outcome, undefined, 2));
}

async function chooseFaults() {
  const lists = await Promise.all(
    chosen.map(async ({ name: api }) => (await faultsOf(api)).map((fault) => ({ api, fault }))),
  );
  return lists.flat().filter(({ fault }) => values.fault === undefined || values.fault.includes(fault.id));
}

/**
 * @param {Omit<import('./harness/verify-job.js').Job, 'dist'>} job
 * @returns {Promise<import('./harness/verify-job.js').Result>}
 */
function run(job) {
  return pool.run({ ...job, dist: values.dist, ...(values.phase === undefined ? {} : { phases: values.phase }) });
}

/** The correct servers, with many seeds and both variants: whatever is found there is a false alarm. */
async function runCorrect() {
  const rounds = Array.from({ length: Number(values.rounds) }, (_unset, index) => ({
    seed: `seed-${index}`,
    variant: index % 2 === 0 ? 'a' : 'b',
  }));
  const jobs = chosen.flatMap(({ name: api }) => rounds.map((round) => ({ api, ...round })));
  return Promise.all(jobs.map(async (job) => ({ ...job, result: await run(job) })));
}

/**
 * Every fault once, until it is found. What the correct server shows, too, proves nothing.
 * @param {Awaited<ReturnType<typeof runCorrect>>} correct
 */
async function runFaulty(correct) {
  let done = 0;
  return Promise.all(
    seeded.map(async ({ api, fault }) => {
      const own = correct.filter((each) => each.api === api);
      const alarms = own.flatMap(({ result }) => (result.findings ?? []).map(({ fingerprint }) => fingerprint));
      const result = await run({ api, seed: 'seed-0', fault: fault.id, ignored: [...new Set(alarms)] });
      done += 1;
      process.stderr.write(`${done} of ${seeded.length}: ${api} ${fault.id} ${result.isFound ? 'found' : 'missed'}\n`);
      return { api, fault, result };
    }),
  );
}
