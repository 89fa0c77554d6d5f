import type { OriginKeys, SandboxKeys } from './scripts.js';

/** What of one sandbox, or of one state, is in braces: a cluster keeps its keys on one node. */
export const keysOfSandbox = (name: string): SandboxKeys => ({
  head: `twinspec:sandbox:{${name}}`,
  log: `twinspec:sandbox:{${name}}:log`,
});

export const keysOfOrigin = (id: string): OriginKeys => ({
  state: `twinspec:origin:{${id}}`,
  users: `twinspec:origin:{${id}}:users`,
});

export const keyOfBase = (part: string, digest: string): string => `twinspec:base:{${part}:${digest}}`;

/** Names of sandboxes by the time that they were made at; some of them may be gone. */
export const sandboxIndex = 'twinspec:sandboxes';

/** Names of snapshots, and what they are. */
export const snapshotIndex = 'twinspec:snapshots';

/** The states that were stored for others to start from. */
export const originIndex = 'twinspec:origins';

/** What all processes draw from, which nobody has chosen. */
export const seedKey = 'twinspec:seed';
