// @ts-check
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { apiNamed, apis, faultsOf } from './harness/api.js';
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
/** @type {ReturnType<typeof createPool<import('./harness/verify-job.js').Job, import('./harness/verify-job.js').Result>>} */
const pool = createPool(new URL('./harness/runner.js', import.meta.url), { size: 2, node: values.node });
const outcome = { correct: await runCorrect(), faulty: /** @type {import('./harness/report.js').FaultRun[]} */ ([]) };
outcome.faulty = await runFaulty();
pool.close();

process.stdout.write(`${toReport(outcome)}\n`);
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(outcome, undefined, 2));

/** @param {{ api: string, seed: string, fault?: string, variant?: string, ignored?: readonly string[] }} job */
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

/** Every fault once, until it is found. What the correct server shows, too, proves nothing. */
async function runFaulty() {
  const lists = await Promise.all(
    chosen.map(async ({ name: api }) => (await faultsOf(api)).map((fault) => ({ api, fault }))),
  );
  const jobs = lists.flat().filter(({ fault }) => values.fault === undefined || values.fault.includes(fault.id));
  return Promise.all(
    jobs.map(async ({ api, fault }) => {
      const own = outcome.correct.filter((each) => each.api === api);
      const ignored = own.flatMap(({ result }) => (result.findings ?? []).map(({ fingerprint }) => fingerprint));
      return {
        api,
        fault,
        result: await run({ api, seed: 'seed-0', fault: fault.id, ignored: [...new Set(ignored)] }),
      };
    }),
  );
}
