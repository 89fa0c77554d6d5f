import { createSeed } from '../../state/index.js';
import { createFacts, factsPart } from '../facts.js';
import { Chronicle } from '../journal/chronicle.js';
import { NamedSandbox } from '../named-sandbox.js';
import { defaultStays, nameTaken, requireName, unknownSandbox, unknownSnapshot } from '../refusals.js';
import { SandboxError } from '../sandbox-error.js';
import { defaultSandbox, newName } from '../sandbox-name.js';
import type { Beginning, ListedSnapshot, Part, Snapshot } from '../sandbox-registry.js';
import type { Listed, ListedSandbox, MaybePromise, Page } from '../sandboxes.js';
import { ServedStates } from '../served-states.js';
import { Connection } from './connection.js';
import { seedKey, snapshotIndex } from './keys.js';
import { Origins, type StoredSnapshot } from './origins.js';
import { SandboxCopy } from './sandbox-copy.js';
import { SandboxIndex } from './sandbox-index.js';
import type { SharedSandboxesOptions, StoredSandboxes } from './stored-sandboxes.js';
import { Turns } from './turns.js';

/** How long this process keeps a copy of what nobody uses, in milliseconds. */
const forgetAfter = 600_000;
/** Copies that nobody uses, and states that nobody starts from, are looked for at most this often. */
const sweepInterval = 60_000;

/** Sandboxes in a Redis (or Valkey), which any number of processes share. */
export class SharedSandboxes implements StoredSandboxes {
  /** They belong to nobody alone. */
  readonly own = undefined;
  readonly chronicle: Chronicle;
  readonly seed: string;
  readonly #connection: Connection;
  readonly #options: SharedSandboxesOptions;
  readonly #base = new ServedStates();
  readonly #origins: Origins;
  readonly #index: SandboxIndex;
  #turns = new Map<string, Turns>();
  #sweptAt = 0;

  /** @throws StoreError where nothing that can be used answers at the address. */
  static async open(options: SharedSandboxesOptions): Promise<SharedSandboxes> {
    const connection = await Connection.open(options);
    await connection.ask((client) => client.set(seedKey, createSeed(), { condition: 'NX' }));
    const seed = await connection.ask((client) => client.get(seedKey));
    return new SharedSandboxes(connection, { ...options, seed: seed ?? '' });
  }

  private constructor(
    connection: Connection,
    { seed, ...options }: SharedSandboxesOptions & Pick<SharedSandboxes, 'seed'>,
  ) {
    this.seed = seed;
    this.#connection = connection;
    this.#options = options;
    this.chronicle = new Chronicle(options.journalLimit);
    this.#base.set(factsPart, createFacts);
    this.#origins = new Origins(connection, this.#base);
    this.#index = new SandboxIndex({ ...options, connection });
  }

  get failure(): Error | undefined {
    return this.#connection.failure;
  }

  /** What clients wrote stays on what it was begun from. */
  join({ id, base }: Part): void {
    this.#base.set(id, base);
    this.#turns = new Map();
  }

  enter<T>(name: string, work: (sandbox: NamedSandbox) => MaybePromise<T>): Promise<T> {
    const mayCreate = name === defaultSandbox || this.#options.creation === 'on-first-use';
    return this.#run(name, work, mayCreate);
  }

  use<T>(name: string, work: (sandbox: NamedSandbox) => T): Promise<T> {
    return this.#run(name, work, name === defaultSandbox);
  }

  /** How many sandboxes this process has a copy of. */
  get copies(): number {
    return this.#turns.size;
  }

  async #run<T>(name: string, work: (sandbox: NamedSandbox) => MaybePromise<T>, mayCreate: boolean): Promise<T> {
    const turns = this.#turnsOf(name);
    try {
      return await turns.run(work, () => (mayCreate ? this.#createFirst(name) : refuse(unknownSandbox(name))));
    } catch (error) {
      // Names of strangers that name nothing are not kept.
      if (turns.isEmpty && this.#turns.get(name) === turns) this.#turns.delete(name);
      throw error;
    }
  }

  list(page: Page): Promise<Listed<ListedSandbox>> {
    return this.#index.list(page);
  }

  async create({
    name = newName(),
    snapshot,
    sandbox,
    expiresAfter = this.#options.expiresAfter,
  }: Beginning = {}): Promise<ListedSandbox> {
    requireName('sandbox', name);
    const origin = snapshot === undefined ? await this.#forkOf(sandbox, name) : await this.#startOf(snapshot, name);
    return this.#index.create(name, { origin, expiresAfter });
  }

  async #createFirst(name: string): Promise<void> {
    try {
      await this.#index.create(name, { origin: '', expiresAfter: this.#options.expiresAfter });
    } catch (error) {
      // Somebody else was first.
      if (!(error instanceof SandboxError && error.code === 'name-taken')) throw error;
    }
  }

  async remove(name: string): Promise<void> {
    if (name === defaultSandbox) throw defaultStays();
    await this.#index.remove(name);
  }

  reset(name: string): Promise<void> {
    return this.use(name, (sandbox) => sandbox.restart());
  }

  async snapshots({ offset, limit }: Page): Promise<Listed<ListedSnapshot>> {
    const stored = await this.#connection.ask((client) => client.hGetAll(snapshotIndex));
    const all = Object.entries(stored).map(([name, text]) => ({ name, ...(JSON.parse(text) as StoredSnapshot) }));
    all.sort((one, other) => one.createdAt - other.createdAt);
    return { total: all.length, items: all.slice(offset, offset + limit) };
  }

  async findSnapshot(name: string): Promise<Snapshot> {
    const { origin, ...stored } = await this.#storedSnapshot(name);
    return { name, ...stored, origin: await this.#origins.load(origin) };
  }

  async #storedSnapshot(name: string): Promise<StoredSnapshot> {
    const text = await this.#connection.ask((client) => client.hGet(snapshotIndex, name));
    if (text === null) throw unknownSnapshot(name);
    return JSON.parse(text) as StoredSnapshot;
  }

  async takeSnapshot(sandbox: string, name: string = newName()): Promise<ListedSnapshot> {
    requireName('snapshot', name);
    if (await this.#connection.ask((client) => client.hExists(snapshotIndex, name))) throw nameTaken('snapshot', name);
    const frozen = await this.use(sandbox, (named) => named.freeze());
    const origin = await this.#origins.store(frozen, { kind: 'snapshot', name });
    const taken: StoredSnapshot = { sandbox, createdAt: this.#options.now(), origin };
    const isTaken = await this.#connection.ask((client) => client.hSetNX(snapshotIndex, name, JSON.stringify(taken)));
    if (!isTaken) throw nameTaken('snapshot', name);
    return { name, ...taken };
  }

  async restore(sandbox: string, snapshot: string): Promise<void> {
    const { origin } = await this.findSnapshot(snapshot);
    await this.#origins.join(this.#origins.idOf(origin), { kind: 'sandbox', name: sandbox });
    await this.use(sandbox, (named) => named.rebase(origin));
  }

  async removeSnapshot(name: string): Promise<void> {
    const removed = await this.#connection.ask((client) => client.hDel(snapshotIndex, name));
    if (removed === 0) throw unknownSnapshot(name);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #forkOf(sandbox: string | undefined, name: string): Promise<string> {
    if (sandbox === undefined) return '';
    const frozen = await this.use(sandbox, (named) => named.freeze());
    return this.#origins.store(frozen, { kind: 'sandbox', name });
  }

  async #startOf(snapshot: string, name: string): Promise<string> {
    const { origin } = await this.#storedSnapshot(snapshot);
    const isThere = await this.#origins.join(origin, { kind: 'sandbox', name });
    if (!isThere) throw unknownSnapshot(snapshot);
    return origin;
  }

  #turnsOf(name: string): Turns {
    const now = this.#options.now();
    this.#sweep(now);
    const turns = this.#turns.get(name) ?? this.#createTurns(name);
    turns.usedAt = now;
    return turns;
  }

  #createTurns(name: string): Turns {
    const { now, createClock, faults, quotas, onPost } = this.#options;
    const { chronicle } = this;
    const copy = new SandboxCopy(name, {
      connection: this.#connection,
      origins: this.#origins,
      served: this.#base,
      now,
      createSandbox: (life, keeper) =>
        new NamedSandbox(name, life, {
          base: this.#base,
          createClock,
          chronicle,
          faults,
          quotas,
          onPost,
          keeper,
          queue,
        }),
    });
    const turns = new Turns(copy);
    const queue = <T>(work: () => T): Promise<T> => turns.run(work, () => refuse(unknownSandbox(name)));
    this.#turns.set(name, turns);
    return turns;
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < sweepInterval) return;
    this.#sweptAt = now;
    for (const [name, turns] of this.#turns) {
      if (turns.isBusy || now - turns.usedAt < forgetAfter) continue;
      turns.drop();
      this.#turns.delete(name);
    }
    // The next one tries again.
    this.#origins.sweep(now).catch(() => undefined);
  }
}

const refuse = (error: SandboxError): Promise<never> => Promise.reject(error);
