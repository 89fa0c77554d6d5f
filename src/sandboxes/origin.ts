import type { Sandbox } from '../state/index.js';

/** What a sandbox starts from: the state of every API, never written to. */
export interface Origin {
  /** Undefined for an API that it does not know. */
  get(part: string): Sandbox | undefined;
}
