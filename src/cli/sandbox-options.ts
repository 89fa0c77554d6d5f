import { chaos, createSandboxes, type Keeper, openKeeper, type Sandboxes } from '../sandboxes/index.js';
import { createSeededClock, createSystemClock } from '../state/index.js';
import type { Shell } from './shell.js';

/** The options of `twinspec mock` that say how sandboxes come and go. */
export interface SandboxOptions {
  readonly seed?: string;
  /** `first-use`: a request makes the sandbox that it names. `explicit`: the control plane alone does. */
  readonly sandboxes: 'first-use' | 'explicit';
  /** Seconds without use. */
  readonly sandboxExpiry?: number;
  readonly maxSandboxes: number;
  /** Bytes that the journals of all sandboxes may take together. */
  readonly maxJournals: number;
  /** The share of all requests that are to fail somehow. */
  readonly chaos?: number;
  /** Folder that keeps the state. */
  readonly data?: string;
  /** Milliseconds; 0: an answer waits until what it changed is on the disk. */
  readonly writeAfter: number;
}

/** The sandboxes that all mocks of the command share, and what ends the keeping of them. */
export async function createDeploymentSandboxes(options: SandboxOptions, shell: Shell): Promise<Deployed> {
  const { seed, sandboxes, sandboxExpiry, maxSandboxes, chaos: share } = options;
  const keeper = await openDataFolder(options, shell);
  return {
    sandboxes: createSandboxes({
      createClock: seed === undefined ? createSystemClock : createSeededClock,
      creation: sandboxes === 'explicit' ? 'explicit' : 'on-first-use',
      expiresAfter: sandboxExpiry === undefined ? undefined : sandboxExpiry * 1_000,
      maximum: maxSandboxes,
      journalLimit: options.maxJournals,
      faults: share === undefined ? [] : [chaos(share)],
      now: () => Date.now(),
      keeper,
    }),
    close: async () => keeper?.close(),
  };
}

export interface Deployed {
  readonly sandboxes: Sandboxes;
  readonly close: () => Promise<void>;
}

async function openDataFolder({ data, writeAfter }: SandboxOptions, shell: Shell): Promise<Keeper | undefined> {
  if (data === undefined) return undefined;
  const onError = ({ message, cause }: Error): void => {
    shell.stderr.write(`${message} ${cause instanceof Error ? cause.message : String(cause)}\n`);
  };
  return openKeeper({ folder: data, writeAfter, onError });
}
