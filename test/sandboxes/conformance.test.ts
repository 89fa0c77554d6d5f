import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskKeeper } from '../../src/sandboxes/disk/open-disk-keeper.js';
import { createSandboxes, type Keeper } from '../../src/sandboxes/index.js';
import { describeStore } from './conformance.js';

describeStore('in memory', async () => ({
  open: async (options) => createSandboxes(options),
  close: async () => undefined,
}));

describeStore('on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-data-'));
  let keeper: Keeper | undefined;
  return {
    async open(options) {
      await keeper?.close();
      keeper = await openDiskKeeper({
        folder,
        writeAfter: 0,
        onError: (error) => {
          throw error;
        },
      });
      return createSandboxes({ ...options, keeper });
    },
    async close() {
      await keeper?.close();
      await rm(folder, { recursive: true });
    },
  };
});
