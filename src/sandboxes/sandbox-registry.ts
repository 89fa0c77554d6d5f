import type { Clock, Sandbox } from '../state/index.js';
import { createFacts, factsPart } from './facts.js';
import type { FaultRule } from './faults/fault-rule.js';
import { Chronicle } from './journal/chronicle.js';
import type { Keeper } from './keeper.js';
import { type Life, NamedSandbox } from './named-sandbox.js';
import type { Origin } from './origin.js';
import type { Quotas } from './quotas/limits.js';
import { defaultStays, nameTaken, requireName, tooManySandboxes, unknownSandbox, unknownSnapshot } from './refusals.js';
import { defaultSandbox, newName } from './sandbox-name.js';
import { ServedStates } from './served-states.js';

export interface RegistryOptions {
  /** The clock of one sandbox, before anybody sets it. */
  readonly createClock: () => Clock;
  /** Whether a request makes the sandbox that it names, or only the control plane does. */
  readonly creation: 'on-first-use' | 'explicit';
  /** Milliseconds without use after which a sandbox other than the default one is gone; undefined: they stay. */
  readonly expiresAfter?: number | undefined;
  /** Rules of trouble that hold in each of them, whatever becomes of its own; none by default. */
  readonly faults?: readonly FaultRule[];
  /** How much each of them may hold and be asked, unless it is told otherwise itself; as much as there is by default. */
  readonly quotas?: Quotas | undefined;
  /** Is told that there is something to deliver in a sandbox; without it nothing is delivered. */
  readonly onPost?: ((sandbox: string) => void) | undefined;
  /** How many there may be at once. */
  readonly maximum: number;
  /** Bytes that their journals take together; 64 MiB by default. */
  readonly journalLimit?: number | undefined;
  /** The real time, in milliseconds since 1970. */
  readonly now: () => number;
  /** Keeps them beyond the life of this process. */
  readonly keeper?: Keeper | undefined;
}

/** One API's state, which every sandbox has. */
export interface Part {
  readonly id: string;
  /** What it starts from; asked for once, when somebody first needs it, and never written to. */
  readonly base: () => Sandbox;
}

export interface Beginning {
  /** 128 random bits by default. */
  readonly name?: string | undefined;
  /** A snapshot to start from instead of the fixtures. */
  readonly snapshot?: string | undefined;
  /** A sandbox to start from as it is now. */
  readonly sandbox?: string | undefined;
  readonly expiresAfter?: number | undefined;
}

export interface ListedSnapshot {
  readonly name: string;
  /** Milliseconds since 1970, in real time. */
  readonly createdAt: number;
  /** The sandbox that it shows. */
  readonly sandbox: string;
}

export interface Snapshot extends ListedSnapshot {
  readonly origin: Origin;
}

/** Who is gone is looked for at most this often, in milliseconds. */
const sweepInterval = 1_000;

/** Sandboxes in the memory of this process. What cannot be done throws a SandboxError. */
export class SandboxRegistry {
  /** What has happened in all of them. */
  readonly chronicle: Chronicle;
  readonly #options: RegistryOptions;
  readonly #base = new ServedStates();
  readonly #sandboxes = new Map<string, NamedSandbox>();
  readonly #snapshots = new Map<string, Snapshot>();
  #sweptAt = 0;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.chronicle = new Chronicle(options.journalLimit);
    this.#base.set(factsPart, createFacts);
    const { keeper } = options;
    keeper?.open(this.#base);
    for (const { origin, ...kept } of keeper?.sandboxes ?? []) {
      const life = { createdAt: kept.createdAt, usedAt: options.now(), expiresAfter: kept.expiresAfter };
      this.#sandboxes.set(kept.name, this.#revive(kept.name, life, { origin, isKept: true }));
    }
    for (const snapshot of keeper?.snapshots ?? []) this.#snapshots.set(snapshot.name, snapshot);
  }

  /** Makes an API part of every sandbox, or puts it in the place of the one with the same id; `keep` is asked for what clients wrote. */
  join({ id, base }: Part, keep: (written: Sandbox) => Sandbox = (written) => written): void {
    const known = this.#base.has(id) ? [...this.#sandboxes.values()] : [];
    const kept = known.map((sandbox) => ({
      sandbox,
      state: sandbox.isTouched(id) ? keep(sandbox.part(id)) : undefined,
    }));
    this.#base.set(id, base);
    for (const { sandbox, state } of kept) sandbox.restartPart(id, state);
  }

  /** The sandbox of a request: used now, and made where requests may. */
  enter(name: string): NamedSandbox {
    const now = this.#options.now();
    this.#sweep(now);
    const known = this.#sandboxes.get(name);
    if (known !== undefined) {
      known.life.usedAt = now;
      return known;
    }
    if (name !== defaultSandbox && this.#options.creation === 'explicit') throw unknownSandbox(name);
    return this.create({ name });
  }

  find(name: string): NamedSandbox {
    this.#sweep(this.#options.now());
    const found = this.#sandboxes.get(name);
    if (found !== undefined) return found;
    if (name === defaultSandbox) return this.create({ name });
    throw unknownSandbox(name);
  }

  list(): readonly NamedSandbox[] {
    this.#sweep(this.#options.now());
    return [...this.#sandboxes.values()];
  }

  create({
    name = newName(),
    snapshot,
    sandbox,
    expiresAfter = this.#options.expiresAfter,
  }: Beginning = {}): NamedSandbox {
    const { now, maximum } = this.#options;
    const time = now();
    this.#sweep(time);
    requireName('sandbox', name);
    if (this.#sandboxes.has(name)) throw nameTaken('sandbox', name);
    if (name !== defaultSandbox && this.#sandboxes.size >= maximum) throw tooManySandboxes(maximum);
    const origin = snapshot === undefined ? this.#forkOf(sandbox) : this.findSnapshot(snapshot).origin;
    const life = { createdAt: time, usedAt: time, expiresAfter: name === defaultSandbox ? undefined : expiresAfter };
    const created = this.#revive(name, life, { origin });
    this.#sandboxes.set(name, created);
    created.keep();
    return created;
  }

  #revive(
    name: string,
    life: Life,
    kept: { readonly origin?: Origin | undefined; readonly isKept?: boolean },
  ): NamedSandbox {
    const { createClock, keeper, faults, quotas, onPost } = this.#options;
    const { chronicle } = this;
    return new NamedSandbox(name, life, {
      base: this.#base,
      createClock,
      chronicle,
      keeper,
      faults,
      quotas,
      onPost,
      ...kept,
    });
  }

  remove(name: string): void {
    if (name === defaultSandbox) throw defaultStays();
    this.find(name);
    this.#forget(name);
  }

  #forget(name: string): void {
    this.#sandboxes.get(name)?.journal.close();
    this.#sandboxes.delete(name);
    this.#options.keeper?.remove(name);
  }

  reset(name: string): void {
    this.find(name).restart();
  }

  snapshots(): readonly Snapshot[] {
    return [...this.#snapshots.values()];
  }

  findSnapshot(name: string): Snapshot {
    const found = this.#snapshots.get(name);
    if (found === undefined) throw unknownSnapshot(name);
    return found;
  }

  takeSnapshot(sandbox: string, name: string = newName()): Snapshot {
    requireName('snapshot', name);
    if (this.#snapshots.has(name)) throw nameTaken('snapshot', name);
    const taken = { name, sandbox, createdAt: this.#options.now(), origin: this.find(sandbox).freeze() };
    this.#snapshots.set(name, taken);
    this.#options.keeper?.keepSnapshot(taken);
    return taken;
  }

  restore(sandbox: string, snapshot: string): void {
    const { origin } = this.findSnapshot(snapshot);
    this.find(sandbox).rebase(origin);
  }

  removeSnapshot(name: string): void {
    this.findSnapshot(name);
    this.#snapshots.delete(name);
    this.#options.keeper?.removeSnapshot(name);
  }

  #forkOf(sandbox: string | undefined): Origin | undefined {
    return sandbox === undefined ? undefined : this.find(sandbox).freeze();
  }

  /** Lets go of what nobody has used for as long as it was to live. */
  #sweep(now: number): void {
    if (now - this.#sweptAt < sweepInterval) return;
    this.#sweptAt = now;
    for (const [name, { life }] of this.#sandboxes) {
      if (life.expiresAfter !== undefined && now - life.usedAt >= life.expiresAfter) this.#forget(name);
    }
  }
}
