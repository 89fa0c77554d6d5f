import type { ChangeSet, Sandbox } from '../state/index.js';
import type { Origin } from './origin.js';
import type { ServedStates } from './served-states.js';

/** A sandbox as it was kept. */
export interface KeptSandbox {
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAfter: number | undefined;
  /** What it starts from, where that is not what is served. */
  readonly origin: Origin | undefined;
}

export interface KeptSnapshot {
  readonly name: string;
  readonly sandbox: string;
  readonly createdAt: number;
  readonly origin: Origin;
}

/** A part of a sandbox. */
export interface PartPlace {
  readonly sandbox: string;
  readonly part: string;
  /** What the part starts from. */
  readonly origin: Sandbox;
}

/** Is told what becomes of the state of a sandbox. */
export interface StateKeeper {
  /** A part of a sandbox that was kept, on top of what it started from; undefined where nothing was written to it. */
  load(place: PartPlace): Sandbox | undefined;
  keep(sandbox: KeptSandbox): void;
  change(place: PartPlace, changes: ChangeSet): void;
  /** All of a sandbox's parts begin anew, or one of them. */
  restart(sandbox: string, part?: string): void;
}

/** Keeps what happens to sandboxes beyond the life of this process. It is told in the order in which things happen. */
export interface Keeper extends StateKeeper {
  /** Is told once what is served: the state that each API starts from, by name, now and later. */
  open(base: ServedStates): void;
  readonly sandboxes: readonly KeptSandbox[];
  readonly snapshots: readonly KeptSnapshot[];
  remove(sandbox: string): void;
  keepSnapshot(snapshot: KeptSnapshot): void;
  removeSnapshot(name: string): void;
  /** When all that it has been told so far will outlive this process; undefined: nobody needs to wait. */
  readonly settled: Promise<void> | undefined;
  /** Why nothing can be kept any more. */
  readonly failure: Error | undefined;
  close(): Promise<void>;
}
