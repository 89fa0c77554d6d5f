// @ts-check
// What it costs to share the state over Redis: CPU of the mocks and of Redis for each request, and requests a second, by the number of processes.
// Takes the seconds for each figure as its argument; redis-server has to be installed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startChild } from '../harness/child.js';
import { openConnections, toBytes } from '../harness/load.js';
import { startRedis } from './redis-server.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const seconds = Number(process.argv[2] ?? 3);
const user = '0da49be9-1dfe-42b9-a4e0-6b508dc60562';
const authorization = 'Bearer secoda-api-key';

const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));
const redis = await startRedis(folder, ['--appendonly', 'yes']);

/** CPU of a process of this machine so far, in microseconds. @param {number | undefined} pid */
async function cpuOf(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** @param {number} processes @param {readonly string[]} options */
async function startMocks(processes, options) {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const port = await freePort();
      return startChild(process.execPath, port, {
        script: main,
        args: ['mock', 'secoda', '--port', String(port), ...options],
      });
    }),
  );
}

/** @param {'read' | 'write'} kind @param {number} sandboxes */
function createLoad(kind, sandboxes) {
  const bytes = Array.from({ length: 1_000 }, (_, index) => {
    const headers = { authorization, 'x-twinspec-sandbox': `s${index % sandboxes}` };
    return kind === 'read'
      ? toBytes({ method: 'GET', path: `/user/${user}`, headers })
      : toBytes({ method: 'PATCH', path: `/user/${user}`, headers, body: { first_name: `n${index}` } });
  });
  return { bytes, status: 200, count: 0 };
}

/** @param {Awaited<ReturnType<typeof startMocks>>} mocks @param {ReturnType<typeof createLoad>} load */
async function measure(mocks, load) {
  const all = await Promise.all(mocks.map(({ port }) => openConnections(port)));
  const send = (/** @type {number} */ count) =>
    Promise.all(all.map((connections) => connections.send({ ...load, count })));
  const cpu = async () =>
    (await Promise.all(mocks.map((mock) => mock.usage()))).reduce(
      (sum, { cpuMicroseconds }) => sum + cpuMicroseconds,
      0,
    );
  await send(4_000);
  const [mockBefore, redisBefore, begun] = [await cpu(), await cpuOf(redis.pid), performance.now()];
  let requests = 0;
  while (performance.now() - begun < seconds * 1_000) {
    await send(1_000);
    requests += 1_000 * mocks.length;
  }
  const elapsed = (performance.now() - begun) / 1_000;
  const [mockAfter, redisAfter] = [await cpu(), await cpuOf(redis.pid)];
  for (const connections of all) connections.close();
  return {
    'requests/s': Math.round(requests / elapsed),
    'mock µs': Math.round((mockAfter - mockBefore) / requests),
    'redis µs': Math.round((redisAfter - redisBefore) / requests),
  };
}

const stores = [
  { store: 'memory', processes: 1, options: [] },
  { store: 'disk', processes: 1, options: ['--data', join(folder, 'data')] },
  ...[1, 2, 3].map((processes) => ({
    store: 'redis',
    processes,
    options: ['--store', redis.url],
  })),
];

const rows = [];
try {
  for (const { store, processes, options } of stores) {
    const mocks = await startMocks(processes, options);
    for (const sandboxes of [100, 1]) {
      for (const kind of /** @type {const} */ (['read', 'write'])) {
        rows.push({ store, processes, sandboxes, kind, ...(await measure(mocks, createLoad(kind, sandboxes))) });
      }
    }
    await Promise.all(mocks.map((mock) => mock.stop()));
  }
  console.table(rows);
} finally {
  await redis.stop();
  await rm(folder, { recursive: true });
}
