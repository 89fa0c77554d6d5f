// @ts-check
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import { largeDocument } from './data/large-document.js';
import { freePort, startChild } from './harness/child.js';
import { openConnections, toBytes } from './harness/load.js';
import { atMost } from './harness/report.js';
import { summarize } from './harness/statistics.js';
import { twinspecCommand } from './subjects/index.js';

/** @typedef {import('./harness/report.js').Report} Report */
/** @typedef {import('./data/large-document.js').Version} Version */
/** @typedef {{ cpuMs: number, residentMb: number, firstMs: number, requestMs: number }} Sample */
/** @typedef {{ version: Version, resources: number, padding?: number }} Shape */
/** @typedef {{ name: string, limitMs: number, isYaml?: boolean } & ({ shape: Shape } | { stored: string, path: string })} Case */

const MB = 1024 * 1024;
const MEMORY_LIMIT_MB = 300;
const REQUEST_LIMIT_MS = 0.3;
/** So that nothing is compiled any more while requests are counted. */
const WARM_UP = 3_000;
const REQUESTS = 3_000;

/** @type {Case[]} */
const cases = [
  { name: '2,000 operations, JSON', shape: { version: '3.1.1', resources: 500 }, limitMs: 900 },
  { name: '2,000 operations, YAML', shape: { version: '3.1.1', resources: 500 }, limitMs: 1_300, isYaml: true },
  { name: '2,000 operations, OpenAPI 3.0', shape: { version: '3.0.3', resources: 500 }, limitMs: 900 },
  { name: '2,000 operations, Swagger 2.0', shape: { version: '2.0', resources: 500 }, limitMs: 900 },
  { name: '10,000 operations', shape: { version: '3.1.1', resources: 2_500 }, limitMs: 4_000 },
  {
    name: '1,000 operations of 10 kB',
    shape: { version: '3.0.3', resources: 250, padding: 10_000 },
    limitMs: 2_000,
  },
  {
    name: 'GitHub, without references',
    stored: '@octokit/openapi/generated/api.github.com.deref.json',
    path: '/users',
    limitMs: 2_000,
  },
];

/**
 * CPU time and memory of a mock from start until it listens, for large documents; what the first answer costs beyond that, when the
 * document is understood and the records of one collection are made, and each one after it, on the last route of the document.
 * @param {{ node: string, rounds: number, isChosen: (subject: string) => boolean }} options
 * @returns {Promise<Report>}
 */
export async function measureDocuments({ node, rounds, isChosen }) {
  const report = /** @type {Report} */ ({
    measurement: 'documents',
    title: 'start with a large document, until it listens; the first answer, and one of many: CPU in ms, memory in MB',
    rows: [],
    verdicts: [],
    failures: [],
  });
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-documents-'));
  try {
    for (const each of isChosen('twinspec') ? cases : []) {
      await measureCase(each, { node, rounds, folder, report }).catch((error) =>
        report.failures.push({ subject: each.name, reason: error.message }),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return report;
}

/**
 * @param {Case} each
 * @param {{ node: string, rounds: number, folder: string, report: Report }} context
 */
async function measureCase(each, { node, rounds, folder, report }) {
  const { name, limitMs } = each;
  const { file, path } = await provide(each, folder);
  const samples = [];
  for (let round = 0; round < rounds; round++) samples.push(await startOnce(node, file, path));

  const cpu = summarize(samples.map(({ cpuMs }) => cpuMs));
  const memory = summarize(samples.map(({ residentMb }) => residentMb));
  const first = summarize(samples.map(({ firstMs }) => firstMs));
  const request = summarize(samples.map(({ requestMs }) => requestMs));
  const { size } = await stat(file);
  report.rows.push({
    document: name,
    MB: size / MB,
    ...cpu,
    'resident MB': memory.median,
    'first answer': first.median,
    'a request': request.median,
  });
  report.verdicts.push(
    atMost(`${name}, CPU ms`, cpu.median, limitMs),
    atMost(`${name}, MB`, memory.median, MEMORY_LIMIT_MB),
    atMost(`${name}, ms a request`, request.median, REQUEST_LIMIT_MS),
  );
}

/**
 * The file of a document, and a path that lists something; of one that is made, on its last route.
 * @param {Case} each
 * @param {string} folder
 */
async function provide(each, folder) {
  if ('stored' in each)
    return { file: fileURLToPath(new URL(`./node_modules/${each.stored}`, import.meta.url)), path: each.path };
  const file = join(folder, each.isYaml === true ? 'api.yaml' : 'api.json');
  const document = largeDocument(each.shape);
  await writeFile(file, each.isYaml === true ? dump(document) : JSON.stringify(document, undefined, 1));
  return { file, path: `/resources${each.shape.resources - 1}` };
}

/**
 * @param {string} node
 * @param {string} file
 * @param {string} path
 * @returns {Promise<Sample>}
 */
async function startOnce(node, file, path) {
  const port = await freePort();
  const child = await startChild(node, port, twinspecCommand([file], port));
  try {
    const listening = await child.usage();
    const ask = asker(port, path);
    const firstMs = await costOf(child, () => ask(1));
    await ask(WARM_UP);
    const requestsMs = await costOf(child, () => ask(REQUESTS));
    return {
      cpuMs: listening.cpuMicroseconds / 1000,
      residentMb: listening.residentBytes / MB,
      firstMs,
      requestMs: requestsMs / REQUESTS,
    };
  } finally {
    await child.stop();
  }
}

/** @param {number} port @param {string} path */
function asker(port, path) {
  const bytes = [toBytes({ method: 'GET', path, headers: {} })];
  return async (/** @type {number} */ count) => {
    const connections = await openConnections(port);
    await connections.send({ bytes, count, status: 200 });
    connections.close();
  };
}

/**
 * CPU that the subject takes meanwhile, in ms.
 * @param {import('./harness/child.js').Child} child
 * @param {() => Promise<void>} work
 */
async function costOf(child, work) {
  const before = await child.usage();
  await work();
  const after = await child.usage();
  return (after.cpuMicroseconds - before.cpuMicroseconds) / 1000;
}
