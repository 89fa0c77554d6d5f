// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { adminOf, readDocument, readFixture } from './data/fixture.js';
import { freePort, startChild } from './harness/child.js';
import { atMost } from './harness/report.js';
import { median, summarize } from './harness/statistics.js';
import { twinspecCommand } from './subjects/index.js';

/** @typedef {import('./harness/report.js').Report} Report */
/** @typedef {{ method: string, url: string, headers: Record<string, string>, body: string }} Write */
/** @typedef {{ name: string, writes: Write[], command: (port: number) => import('./harness/child.js').Command }} Case */
/** @typedef {{ cpuMs: number, residentMb: number }} Sample */

const TARGET = { cpuMs: 900, residentMb: 120 };
const IDLE_MS = 1_500;
const MB = 1024 * 1024;

/** One write per service that its fixture's first admin may do. @type {Record<string, { path: string, body: unknown }>} */
const WRITES = {
  squadcast: {
    path: '/v3/users',
    body: { email: 'bench@example.com', role: 'user', first_name: 'Bench', last_name: 'Mark' },
  },
  'org-user-management': {
    path: '/users/invite',
    body: { connection: 'google-oauth2', email: 'bench@example.com', name: 'Bench Mark', roles: ['developer'] },
  },
  secoda: {
    path: '/user',
    body: { email: 'bench@example.com', first_name: 'Bench', last_name: 'Mark', role: 'viewer' },
  },
  windmill: { path: '/users/tokens/create', body: { label: 'bench' } },
};

/**
 * CPU time from the start of the process through one authenticated write, and resident memory a while after it: for each service on
 * its own, and for the four in one process.
 * @param {{ node: string, rounds: number, isChosen: (subject: string) => boolean }} options
 * @returns {Promise<Report>}
 */
export async function measureStartUp({ node, rounds, isChosen }) {
  const failures = /** @type {Report['failures']} */ ([]);
  const samples = /** @type {Map<string, Sample[]>} */ (new Map());
  const cases = isChosen('twinspec') ? await readCases() : [];
  for (let round = 0; round < rounds; round++) {
    for (const example of cases) {
      const { name } = example;
      try {
        const sample = await startOnce(node, example);
        samples.set(name, [...(samples.get(name) ?? []), sample]);
      } catch (error) {
        if (round === 0) failures.push({ subject: name, reason: /** @type {Error} */ (error).message });
      }
    }
  }
  return {
    measurement: 'start',
    title: 'start through one authenticated write: CPU in ms, then idle memory in MB',
    ...toTable(samples),
    failures,
  };
}

/** @param {Map<string, Sample[]>} samples */
function toTable(samples) {
  const measured = [...samples].map(([name, all]) => ({
    name,
    cpu: summarize(all.map(({ cpuMs }) => cpuMs)),
    residentMb: median(all.map(({ residentMb }) => residentMb)),
    starts: all.length,
  }));
  const rows = measured.map(({ name, cpu, residentMb, starts }) => ({
    service: name,
    ...cpu,
    'idle MB': residentMb,
    starts,
  }));
  const judged = measured.filter(({ name }) => name !== nodeAlone.name);
  const verdicts = judged.flatMap(({ name, cpu, residentMb }) => [
    atMost(`${name}, CPU ms`, cpu.median, TARGET.cpuMs),
    atMost(`${name}, idle MB`, residentMb, TARGET.residentMb),
  ]);
  return { rows, verdicts };
}

/** @returns {Promise<Case[]>} */
async function readCases() {
  const services = await Promise.all(
    Object.entries(WRITES).map(async ([service, write]) => ({ service, write: await toWrite(service, write) })),
  );
  const each = services.map(({ service, write }) => toCase(service, [write], [service]));
  const writes = services.map(({ service, write }) => ({ ...write, url: `/${service}${write.url}` }));
  const names = services.map(({ service }) => service);
  return [nodeAlone, ...each, toCase('all four', writes, names)];
}

/** @type {Case} */
const nodeAlone = {
  name: 'node alone',
  writes: [{ method: 'POST', url: '/', headers: {}, body: '' }],
  command: (port) => ({
    script: fileURLToPath(new URL('./subjects/empty-server.js', import.meta.url)),
    args: [],
    env: { BENCH_PORT: String(port) },
  }),
};

/**
 * @param {string} name
 * @param {Write[]} writes
 * @param {string[]} services of one process
 * @returns {Case}
 */
function toCase(name, writes, services) {
  return { name, writes, command: (port) => twinspecCommand(services, port) };
}

/**
 * @param {string} service
 * @param {{ path: string, body: unknown }} write
 * @returns {Promise<Write>}
 */
async function toWrite(service, { path, body }) {
  const [document, fixture] = await Promise.all([readDocument(service), readFixture(service)]);
  const base = new URL(document.servers?.[0]?.url ?? '/', 'http://127.0.0.1').pathname.replace(/\/$/, '');
  const { header, value } = adminOf(fixture);
  return {
    method: 'POST',
    url: base + path,
    headers: { [header]: value, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/**
 * @param {string} node
 * @param {Case} example
 * @returns {Promise<Sample>}
 */
async function startOnce(node, { writes, command }) {
  const port = await freePort();
  const child = await startChild(node, port, command(port));
  try {
    for (const { url, ...request } of writes) {
      const response = await fetch(`http://127.0.0.1:${port}${url}`, request);
      if (!response.ok)
        throw new Error(`answered ${response.status} to POST ${url}: ${(await response.text()).slice(0, 300)}`);
      await response.text();
    }
    const { cpuMicroseconds } = await child.usage();
    await sleep(IDLE_MS);
    const { residentBytes } = await child.usage();
    return { cpuMs: cpuMicroseconds / 1000, residentMb: residentBytes / MB };
  } finally {
    await child.stop();
  }
}
