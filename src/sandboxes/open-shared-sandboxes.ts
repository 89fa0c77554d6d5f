import type { SharedSandboxes, SharedSandboxesOptions } from './redis/shared-sandboxes.js';

/** Opens the sandboxes of a Redis; what that takes is loaded for who has one. Throws a StoreError. */
export async function openSharedSandboxes(options: SharedSandboxesOptions): Promise<SharedSandboxes> {
  const { SharedSandboxes: Shared } = await import('./redis/shared-sandboxes.js');
  return Shared.open(options);
}
