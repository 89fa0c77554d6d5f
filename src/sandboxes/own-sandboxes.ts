import type { Sandbox } from '../state/index.js';
import type { Chronicle } from './journal/chronicle.js';
import type { Keeper } from './keeper.js';
import type { NamedSandbox } from './named-sandbox.js';
import { SandboxError } from './sandbox-error.js';
import { type Beginning, type Part, type RegistryOptions, SandboxRegistry } from './sandbox-registry.js';
import type { Listed, MaybePromise, Page, Sandboxes } from './sandboxes.js';

/** Sandboxes that belong to this process alone: in its memory, and with a keeper beyond its life. */
export const createSandboxes = (options: RegistryOptions): OwnSandboxes => new OwnSandboxes(options);

/** Like the registry's own answers, but for what waits until the keeper has written. */
class OwnSandboxes implements Sandboxes {
  readonly own: SandboxRegistry;
  readonly #keeper: Keeper | undefined;

  constructor(options: RegistryOptions) {
    this.own = new SandboxRegistry(options);
    this.#keeper = options.keeper;
  }

  get chronicle(): Chronicle {
    return this.own.chronicle;
  }

  get failure(): Error | undefined {
    return this.#keeper?.failure;
  }

  join(part: Part, keep?: (written: Sandbox) => Sandbox): void {
    this.own.join(part, keep);
  }

  enter<T>(name: string, work: (sandbox: NamedSandbox) => MaybePromise<T>): MaybePromise<T> {
    return this.#settle(() => work(this.own.enter(name)));
  }

  use<T>(name: string, work: (sandbox: NamedSandbox) => T): MaybePromise<T> {
    return this.#settle(() => work(this.own.find(name)));
  }

  list(page: Page) {
    return this.#settle(() => pageOf(this.own.list(), page));
  }

  create(beginning?: Beginning) {
    return this.#settle(() => this.own.create(beginning));
  }

  remove(name: string) {
    return this.#settle(() => this.own.remove(name));
  }

  reset(name: string) {
    return this.#settle(() => this.own.reset(name));
  }

  snapshots(page: Page) {
    return this.#settle(() => pageOf(this.own.snapshots(), page));
  }

  findSnapshot(name: string) {
    return this.#settle(() => this.own.findSnapshot(name));
  }

  takeSnapshot(sandbox: string, name?: string) {
    return this.#settle(() => this.own.takeSnapshot(sandbox, name));
  }

  restore(sandbox: string, snapshot: string) {
    return this.#settle(() => this.own.restore(sandbox, snapshot));
  }

  removeSnapshot(name: string) {
    return this.#settle(() => this.own.removeSnapshot(name));
  }

  /** Does something and returns what comes of it: at once, or when what it changed is kept. */
  #settle<T>(action: () => MaybePromise<T>): MaybePromise<T> {
    const keeper = this.#keeper;
    if (keeper === undefined) return action();
    if (keeper.failure !== undefined) throw cannotKeep(keeper.failure);
    const before = keeper.settled;
    const settle = (result: T): MaybePromise<T> => {
      const { settled } = keeper;
      if (settled === undefined || settled === before) return result;
      return settled.then(
        () => result,
        (error: unknown) => {
          throw cannotKeep(error);
        },
      );
    };
    const result = action();
    return result instanceof Promise ? result.then(settle) : settle(result);
  }
}

const cannotKeep = (cause: unknown): SandboxError =>
  new SandboxError('unavailable', 'The state cannot be kept any more; the log of the mock says why.', { cause });

const pageOf = <Item>(all: readonly Item[], { offset, limit }: Page): Listed<Item> => ({
  total: all.length,
  items: all.slice(offset, offset + limit),
});
