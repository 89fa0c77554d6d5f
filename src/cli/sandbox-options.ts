import { chaos, createSandboxes, type Sandboxes } from '../sandboxes/index.js';
import { createSeededClock, createSystemClock } from '../state/index.js';

/** The options of `twinspec mock` that say how sandboxes come and go. */
export interface SandboxOptions {
  readonly seed?: string;
  /** `first-use`: a request makes the sandbox that it names. `explicit`: the control plane alone does. */
  readonly sandboxes: 'first-use' | 'explicit';
  /** Seconds without use. */
  readonly sandboxExpiry?: number;
  readonly maxSandboxes: number;
  /** The share of all requests that are to fail somehow. */
  readonly chaos?: number;
}

/** The sandboxes that all mocks of the command share. */
export const createDeploymentSandboxes = ({
  seed,
  sandboxes,
  sandboxExpiry,
  maxSandboxes,
  chaos: share,
}: SandboxOptions): Sandboxes =>
  createSandboxes({
    createClock: seed === undefined ? createSystemClock : createSeededClock,
    creation: sandboxes === 'explicit' ? 'explicit' : 'on-first-use',
    expiresAfter: sandboxExpiry === undefined ? undefined : sandboxExpiry * 1_000,
    maximum: maxSandboxes,
    faults: share === undefined ? [] : [chaos(share)],
    now: () => Date.now(),
  });
