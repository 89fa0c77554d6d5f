import type { ChangeSet } from './change-set.js';
import type { Sandbox } from './sandbox.js';

/** Where sandboxes live, by name. */
export interface Store {
  /** The sandbox as of its last change set; a new one where there was none. */
  load(sandbox: string): Sandbox | Promise<Sandbox>;
  /** Adds a change set that was committed on top of a version. False when others were faster: load and do it again. */
  append(sandbox: string, changes: ChangeSet, ifVersion: number): boolean | Promise<boolean>;
}
