// @ts-check
// What public documents show: `npm run bench:corpus -- [document ...] [options]`. See README.md.
import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { labelNames, readLabel } from './labels.js';
import { toReport, verdictOf } from './report.js';

const PHASES = ['inference', 'mock', 'verify', 'prism', 'bodies'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    phase: { type: 'string', multiple: true, default: PHASES },
    bodies: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '900' },
    seed: { type: 'string', default: 'corpus' },
    details: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: true },
    json: { type: 'string' },
    dist: { type: 'string', default: new URL('../../dist/', import.meta.url).href },
  },
  allowNegative: true,
});

const unknown = [
  ...positionals.filter((name) => !labelNames().includes(name)),
  ...values.phase.filter((name) => !PHASES.includes(name)),
];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Documents: ${labelNames().join(', ')}. Phases: ${PHASES.join(', ')}.`);
  process.exit(2);
}

const labels = (positionals.length > 0 ? positionals : labelNames()).map(readLabel);
const results = [];
for (const { name, isHeldOut } of labels.filter((label) => values['held-out'] || !label.isHeldOut)) {
  process.stderr.write(`${name}\n`);
  results.push({ name, isHeldOut, phases: await examine(name) });
}
console.log(toReport(results, { details: values.details }));
if (values.json !== undefined) {
  const machine = { node: process.version, date: new Date().toISOString(), seed: values.seed };
  await writeFile(values.json, `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
}
process.exitCode = verdictOf(results) ? 0 : 1;

/**
 * A process for each document: none can hold up the others, or use up their memory.
 * @param {string} name
 * @returns {Promise<Record<string, any>>}
 */
function examine(name) {
  const { bodies, seed, dist, phase: chosen } = values;
  return new Promise((resolve) => {
    /** @type {Record<string, any>} */
    const phases = {};
    const child = fork(new URL('./examine.js', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const limit = setTimeout(() => child.kill('SIGTERM'), Number(values.seconds) * 1000);
    child.on('message', (/** @type {any} */ { phase, outcome, seconds }) => {
      phases[phase] = outcome === 'begun' ? { failure: `not done in ${values.seconds} s` } : { ...outcome, seconds };
    });
    child.on('exit', () => {
      clearTimeout(limit);
      resolve(phases);
    });
    child.send({ name, chosen, bodies: Number(bodies), seed, dist });
  });
}
