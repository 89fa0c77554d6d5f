import type { Keeper } from '../../src/sandboxes/index.js';

/** A disk that is full from the first write on. */
export function createFullDisk(): Keeper {
  let settled: Promise<void> | undefined;
  let failure: Error | undefined;
  return {
    sandboxes: [],
    snapshots: [],
    open: () => undefined,
    load: () => undefined,
    keep: () => undefined,
    change() {
      failure = new Error('No space left on device.');
      settled = Promise.reject(failure);
      settled.catch(() => undefined);
    },
    restart: () => undefined,
    remove: () => undefined,
    keepSnapshot: () => undefined,
    removeSnapshot: () => undefined,
    get settled() {
      return settled;
    },
    get failure() {
      return failure;
    },
    close: async () => undefined,
  };
}
