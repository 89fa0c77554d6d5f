import type { RegistryOptions } from '../sandbox-registry.js';
import type { Sandboxes } from '../sandboxes.js';

export interface SharedSandboxesOptions extends Omit<RegistryOptions, 'keeper'> {
  /** `redis[s]://[[user]:password@]host[:port][/database]` */
  readonly url: string;
  /** Told when the store goes away, and with undefined when it is there again. */
  readonly onChange: (failure: Error | undefined) => void;
}

/** Sandboxes in a store. */
export interface StoredSandboxes extends Sandboxes {
  /** The same in all processes: what nobody has written looks alike everywhere. */
  readonly seed: string;
  close(): Promise<void>;
}
