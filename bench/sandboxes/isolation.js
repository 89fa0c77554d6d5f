// @ts-check
// Many sandboxes driven at once by random sequences, every answer compared with a plain map: no client sees anything of another.
// node bench/sandboxes/isolation.js [sandboxes] [requests each]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { launch } from './launch.js';
import { startRedis } from './redis-server.js';

const [sandboxes = 500, steps = 30] = process.argv.slice(2).map(Number);
const harness = fileURLToPath(new URL('../../test/sandboxes/isolation/drive.ts', import.meta.url));
const { module } = await runnerImport(harness, { configFile: false });
const { driveSandboxes } = /** @type {typeof import('../../test/sandboxes/isolation/drive.js')} */ (module);

const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));
const redis = await startRedis(folder, ['--appendonly', 'yes']);
const ways = [
  { where: 'in memory', processes: 1, args: [] },
  { where: 'on disk', processes: 1, args: ['--data', join(folder, 'data')] },
  { where: 'in Redis', processes: 3, args: ['--store', redis.url] },
];
let isRight = true;
for (const { where, processes, args } of ways) {
  const start = () => launch(['secoda', '--max-sandboxes', String(sandboxes + 1), ...args]);
  const served = await Promise.all(Array.from({ length: processes }, start));
  const begun = performance.now();
  const differences = await driveSandboxes(
    { urls: served.map(({ url }) => url) },
    { seed: Math.floor(Math.random() * 1e6), sandboxes, steps, concurrency: 100 },
  );
  const seconds = (performance.now() - begun) / 1_000;
  for (const { kill } of served) await kill();
  isRight &&= differences.length === 0;
  const result = { where, processes, sandboxes, steps, seconds, differences: differences.slice(0, 5) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
await redis.stop();
await rm(folder, { recursive: true });
process.exitCode = isRight ? 0 : 1;
