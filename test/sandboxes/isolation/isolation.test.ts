import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../../src/index.js';
import { createSandboxes, type Keeper, openKeeper } from '../../../src/sandboxes/index.js';
import { createSystemClock } from '../../../src/state/index.js';
import { driveSandboxes } from './drive.js';

/** Starts a deployment that ends with the test. */
async function deploy(keeper?: Keeper) {
  const sandboxes = createSandboxes({
    createClock: createSystemClock,
    creation: 'on-first-use',
    maximum: 1_000,
    now: () => Date.now(),
    keeper,
  });
  const mock = await createMock('secoda', { seed: 1, sandboxes });
  const server = await mock.listen();
  onTestFinished(async () => {
    await server.close();
    await keeper?.close();
  });
  return { urls: [server.url] };
}

async function deployOnDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-isolation-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const unexpected = (error: Error): never => {
    throw error;
  };
  return deploy(await openKeeper({ folder, writeAfter: 0, onError: unexpected }));
}

describe.each([
  { where: 'in memory', start: () => deploy(), sandboxes: 12 },
  { where: 'on disk', start: deployOnDisk, sandboxes: 6 },
])('sandboxes $where that are used at once', ({ start, sandboxes }) => {
  test('answer each client as a plain map of its own would', async () => {
    const driving = { seed: 7, sandboxes, steps: 20, concurrency: sandboxes };
    expect(await driveSandboxes(await start(), driving)).toEqual([]);
  });
});
