import type { SharedSandboxesOptions, StoredSandboxes } from './redis/stored-sandboxes.js';

/** Opens the sandboxes of a Redis; what that takes is loaded for who has one. Throws a StoreError. */
export async function openSharedSandboxes(options: SharedSandboxesOptions): Promise<StoredSandboxes> {
  const { SharedSandboxes } = await import('./redis/shared-sandboxes.js');
  return SharedSandboxes.open(options);
}
