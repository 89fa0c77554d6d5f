// @ts-check
// Who is measured: how each is started, and what it does for its time. Peers run as their users run them, without a change to their code.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** @typedef {import('../data/dataset.js').Dataset} Dataset */
/** @typedef {import('../harness/child.js').Command} Command */
/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} does
 * @property {boolean} keepsState whether its answers can be compared with the data
 * @property {string} prefix of its paths
 * @property {(data: Dataset, port: number) => Promise<Command>} command
 */

const API = '/api/oum/v1';
const require = createRequire(import.meta.url);

/** @type {Subject[]} */
export const subjects = [
  {
    name: 'raw node:http',
    does: 'look up, copy, serialise; parse the body',
    keepsState: true,
    prefix: API,
    command: async (data, port) => ownApp('raw-http.js', data, port),
  },
  {
    name: 'twinspec',
    does: "everything on, the CLI's server",
    keepsState: true,
    prefix: API,
    command: async ({ files }, port) => twinspecCommand(['org-user-management'], port, files.fixture),
  },
  {
    name: 'twinspec in express',
    does: 'everything on, as a middleware',
    keepsState: true,
    prefix: API,
    command: async (data, port) => ownApp('twinspec-express.js', data, port),
  },
  {
    name: 'fastify app',
    does: 'token, schemas for requests, state',
    keepsState: true,
    prefix: API,
    command: async (data, port) => ownApp('fastify-app.js', data, port),
  },
  {
    name: 'express app',
    does: 'token, checks by hand, state',
    keepsState: true,
    prefix: API,
    command: async (data, port) => ownApp('express-app.js', data, port),
  },
  {
    name: 'openapi-backend',
    does: 'on Express: token, requests checked, state',
    keepsState: true,
    prefix: API,
    command: async (data, port) => ownApp('openapi-backend-app.js', data, port),
  },
  {
    name: 'prism',
    does: 'requests, answers checked; examples, no state',
    keepsState: false,
    prefix: '',
    command: async ({ files }, port) => ({
      script: join(packageFolder('@stoplight/prism-cli'), 'dist/index.js'),
      // One process, as it is outside of NODE_ENV=production: else a second one, which is not measured, would write the log.
      args: ['mock', files.document, '--host', '127.0.0.1', '--port', String(port), '--multiprocess', 'false'],
    }),
  },
  {
    name: 'json-server',
    does: 'state, writes to disk; no token, no checks',
    keepsState: true,
    prefix: API,
    command: jsonServer,
  },
  {
    name: 'mockoon',
    does: 'examples; no token, no checks, no state',
    keepsState: false,
    prefix: API,
    command: mockoon,
  },
];

/**
 * The CLI's server with a seed. Of several services, each is at `/<its name>`.
 * @param {readonly string[]} services
 * @param {number} port
 * @param {string} [fixture]
 * @returns {Command}
 */
export function twinspecCommand(services, port, fixture) {
  const script = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const fixtures = fixture === undefined ? [] : ['--fixtures', fixture];
  return { script, args: ['mock', ...services, '--port', String(port), '--seed', '1', ...fixtures] };
}

/** @param {string} file @param {Dataset} data @param {number} port @returns {Command} */
function ownApp(file, { files }, port) {
  const env = {
    BENCH_PORT: String(port),
    BENCH_DATA: files.peers,
    BENCH_DOCUMENT: files.document,
    BENCH_FIXTURE: files.fixture,
  };
  return { script: fileURLToPath(new URL(file, import.meta.url)), args: [], env };
}

/** @param {Dataset} data @param {number} port @returns {Promise<Command>} */
async function jsonServer({ files, folder, me }, port) {
  const routes = join(folder, 'json-server-routes.json');
  await writeFile(
    routes,
    JSON.stringify({
      [`${API}/users/me`]: `/users/${encodeURIComponent(me)}`,
      [`${API}/users?page_size=:size`]: '/users?_limit=:size',
      [`${API}/*`]: '/$1',
    }),
  );
  const script = join(packageFolder('json-server'), 'lib/cli/bin.js');
  return {
    script,
    args: [files.database, '--routes', routes, '--host', '127.0.0.1', '--port', String(port), '--quiet'],
  };
}

/** @param {Dataset} data @param {number} port @returns {Promise<Command>} */
async function mockoon({ files, folder }, port) {
  const script = join(packageFolder('@mockoon/cli'), 'bin/run.js');
  const environment = join(folder, 'mockoon.json');
  await promisify(execFile)(process.execPath, [script, 'import', '--input', files.document, '--output', environment]);
  return {
    script,
    args: ['start', '--data', environment, '--hostname', '127.0.0.1', '--port', String(port), '--disable-log-to-file'],
  };
}

/** @param {string} name */
function packageFolder(name) {
  return join(require.resolve(`${name}/package.json`), '..');
}
