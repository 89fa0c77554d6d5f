import type { Deployment } from './deployment.js';

/** Why no requests should be sent here; undefined where they should. */
export function reasonAgainst({ sandboxes, isClosing }: Deployment): string | undefined {
  if (isClosing()) return 'The server is closing.';
  return sandboxes.failure === undefined ? undefined : 'The state cannot be kept.';
}
