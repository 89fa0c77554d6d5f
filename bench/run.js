// @ts-check
// The one door of the benchmarks: `npm run bench -- [measurement ...] [options]`. See README.md.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createDataset } from './data/dataset.js';
import { measureDocuments } from './documents.js';
import { toText } from './harness/report.js';
import { measureRequests } from './requests.js';
import { measureScale } from './scale.js';
import { measureStartUp } from './start-up.js';

/** @typedef {import('./harness/report.js').Report} Report */

const MEASUREMENTS = ['read', 'list', 'write', 'start', 'scale', 'documents'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string', default: process.env.BENCH_NODE ?? process.execPath },
    rounds: { type: 'string', default: '9' },
    many: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    skip: { type: 'string', default: '' },
    json: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
});

const names = positionals.length > 0 ? positionals : MEASUREMENTS;
const unknown = names.filter((name) => !MEASUREMENTS.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown measurement: ${unknown.join(', ')}. Choose from ${MEASUREMENTS.join(', ')}.`);
  process.exit(2);
}

const skipped = values.skip.split(',');
const only = values.only?.split(',');
const options = {
  node: values.node,
  rounds: Number(values.rounds),
  many: Number(values.many),
  isChosen: (/** @type {string} */ subject) => (only ? only.includes(subject) : true) && !skipped.includes(subject),
};

const machine = {
  node: execFileSync(options.node, ['--version'], { encoding: 'utf8' }).trim(),
  cpu: cpus()[0]?.model.trim(),
  cores: cpus().length,
};
console.log(`Node ${machine.node}, ${machine.cores} cores of ${machine.cpu}, ${options.rounds} rounds`);
const reports = /** @type {Report[]} */ ([]);
for (const name of names) {
  const report = await measure(name);
  reports.push(report);
  console.log(toText(report));
}
if (values.json)
  await writeFile(
    values.json,
    `${JSON.stringify({ machine, date: new Date().toISOString(), reports }, undefined, 2)}\n`,
  );

const missed = reports.some(({ verdicts }) => verdicts.some(({ met, optional }) => !met && !optional));
const failed = reports.some(({ failures }) => failures.length > 0);
process.exitCode = failed || (values.strict && missed) ? 1 : 0;

/** @param {string} name @returns {Promise<Report>} */
async function measure(name) {
  if (name === 'start') return measureStartUp(options);
  if (name === 'scale') return measureScale(options);
  if (name === 'documents') return measureDocuments(options);
  const data = await createDataset();
  try {
    return await measureRequests(name, data, options);
  } finally {
    await data.remove();
  }
}
