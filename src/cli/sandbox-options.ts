import {
  chaos,
  createSandboxes,
  type Keeper,
  openKeeper,
  openSharedSandboxes,
  type Sandboxes,
} from '../sandboxes/index.js';
import { createSeededClock, createSystemClock } from '../state/index.js';
import { createDelivery, type DeliveryOptions } from './delivery-options.js';
import { type QuotaOptions, readQuotas } from './quota-options.js';
import type { Shell } from './shell.js';

/** The options of `twinspec mock` that say how sandboxes come and go. */
export interface SandboxOptions extends DeliveryOptions, QuotaOptions {
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
  /** URL of a Redis that holds the state, for any number of processes. */
  readonly store?: string;
  /** Milliseconds; 0: an answer waits until what it changed is on the disk. */
  readonly writeAfter: number;
}

/** The sandboxes that all mocks of the command share, and what ends the keeping of them. */
export async function createDeploymentSandboxes(options: SandboxOptions, shell: Shell): Promise<Deployed> {
  const courier = await createDelivery(options, shell);
  const opened = await openSandboxes(options, courier && ((sandbox) => courier.notice(sandbox)), shell);
  return {
    ...opened,
    start: () => courier?.start(opened.sandboxes),
    async close() {
      await courier?.close();
      await opened.close();
    },
  };
}

async function openSandboxes(
  options: SandboxOptions,
  onPost: ((sandbox: string) => void) | undefined,
  shell: Shell,
): Promise<Opened> {
  const { store, data, seed, sandboxes, sandboxExpiry, maxSandboxes, chaos: share } = options;
  const common = {
    creation: sandboxes === 'explicit' ? 'explicit' : 'on-first-use',
    expiresAfter: sandboxExpiry === undefined ? undefined : sandboxExpiry * 1_000,
    maximum: maxSandboxes,
    journalLimit: options.maxJournals,
    faults: share === undefined ? [] : [chaos(share)],
    quotas: readQuotas(options),
    onPost,
    now: () => Date.now(),
  } as const;
  if (store !== undefined)
    return openStore(
      { ...common, ...(seed !== undefined && { seed }), createClock: createSystemClock, url: store },
      shell,
    );
  const keeper = data === undefined ? undefined : await openDataFolder(data, options, shell);
  const createClock = seed === undefined ? createSystemClock : createSeededClock;
  return { sandboxes: createSandboxes({ ...common, createClock, keeper }), close: async () => keeper?.close() };
}

interface Opened {
  readonly sandboxes: Sandboxes;
  /** What all who share them draw from, where nobody has said. */
  readonly seed?: string;
  readonly close: () => Promise<void>;
}

export interface Deployed extends Opened {
  /** Begins with what goes on by itself. */
  readonly start: () => void;
}

async function openDataFolder(folder: string, { writeAfter }: SandboxOptions, shell: Shell): Promise<Keeper> {
  const onError = ({ message, cause }: Error): void => {
    shell.stderr.write(`${message} ${cause instanceof Error ? cause.message : String(cause)}\n`);
  };
  return openKeeper({ folder, writeAfter, onError });
}

type StoreOptions = Parameters<typeof openSharedSandboxes>[0];

async function openStore(
  { seed, ...options }: Omit<StoreOptions, 'onChange'> & Pick<SandboxOptions, 'seed'>,
  shell: Shell,
): Promise<Opened> {
  const onChange = (failure: Error | undefined): void => {
    const news =
      failure === undefined
        ? 'The store is there again.'
        : `${failure.message}; requests are answered 503 until it is back.`;
    shell.stderr.write(`${news}\n`);
  };
  const sandboxes = await openSharedSandboxes({ ...options, onChange });
  return { sandboxes, seed: seed ?? sandboxes.seed, close: () => sandboxes.close() };
}
