import type { Sandbox } from '../state/index.js';
import type { Chronicle } from './journal/chronicle.js';
import type { Life, NamedSandbox } from './named-sandbox.js';
import type { Beginning, ListedSnapshot, Part, SandboxRegistry, Snapshot } from './sandbox-registry.js';

export type MaybePromise<T> = T | Promise<T>;

/** A sandbox, from outside. */
export interface ListedSandbox {
  readonly name: string;
  readonly life: Readonly<Life>;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface Listed<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/**
 * All sandboxes of one deployment. What cannot be done throws a SandboxError, or rejects with it; a promise is returned where
 * it takes time: until what was changed is kept, or until another process has been asked. Who has a result may rely on that.
 */
export interface Sandboxes {
  /** What has happened in all of them, as far as this process has served it. */
  readonly chronicle: Chronicle;
  /** Makes an API part of every sandbox, or puts it in the place of the one with the same id; `keep` is asked for what clients wrote. */
  join(part: Part, keep?: (written: Sandbox) => Sandbox): void;
  /**
   * Serves a request in the sandbox that it names, which is made where requests may. The work is run again when another
   * process was faster, unless it returns a promise: it must have no effect but on the sandbox.
   */
  enter<T>(name: string, work: (sandbox: NamedSandbox) => MaybePromise<T>): MaybePromise<T>;
  /** The same with a sandbox that there is. */
  use<T>(name: string, work: (sandbox: NamedSandbox) => T): MaybePromise<T>;
  list(page: Page): MaybePromise<Listed<ListedSandbox>>;
  create(beginning?: Beginning): MaybePromise<ListedSandbox>;
  remove(name: string): MaybePromise<void>;
  /** Back to where it started. */
  reset(name: string): MaybePromise<void>;
  snapshots(page: Page): MaybePromise<Listed<ListedSnapshot>>;
  findSnapshot(name: string): MaybePromise<Snapshot>;
  takeSnapshot(sandbox: string, name?: string): MaybePromise<ListedSnapshot>;
  restore(sandbox: string, snapshot: string): MaybePromise<void>;
  removeSnapshot(name: string): MaybePromise<void>;
  /** Why nothing can be served now; undefined where all is well. */
  readonly failure: Error | undefined;
  /** The sandboxes themselves, where they belong to this process alone. */
  readonly own: SandboxRegistry | undefined;
}
