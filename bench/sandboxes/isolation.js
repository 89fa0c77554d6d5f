// @ts-check
// Many sandboxes driven at once by random sequences, every answer compared with a plain map: no client sees anything of another.
// node bench/sandboxes/isolation.js [sandboxes] [requests each]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { launch } from './launch.js';

const [sandboxes = 500, steps = 30] = process.argv.slice(2).map(Number);
const harness = fileURLToPath(new URL('../../test/sandboxes/isolation/drive.ts', import.meta.url));
const { module } = await runnerImport(harness, { configFile: false });
const { driveSandboxes } = /** @type {typeof import('../../test/sandboxes/isolation/drive.js')} */ (module);

const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));
const ways = { 'in memory': [], 'on disk': ['--data', folder] };
let isRight = true;
for (const [where, args] of Object.entries(ways)) {
  const served = await launch(['secoda', '--max-sandboxes', String(sandboxes + 1), ...args]);
  const begun = performance.now();
  const differences = await driveSandboxes(
    { urls: [served.url] },
    { seed: Math.floor(Math.random() * 1e6), sandboxes, steps, concurrency: 50 },
  );
  const seconds = (performance.now() - begun) / 1_000;
  await served.kill();
  isRight &&= differences.length === 0;
  process.stdout.write(
    `${JSON.stringify({ where, sandboxes, steps, seconds, differences: differences.slice(0, 5) })}\n`,
  );
}
await rm(folder, { recursive: true });
process.exitCode = isRight ? 0 : 1;
