import { createHash, randomUUID } from 'node:crypto';
import type { Key, RootDatabase } from 'lmdb';
import { type Change, type ChangeSet, createSandbox, type Fixture, type Sandbox } from '../../state/index.js';
import type { Keeper, KeptSandbox, KeptSnapshot, PartPlace } from '../keeper.js';
import type { Origin } from '../origin.js';
import { ServedStates } from '../served-states.js';
import type { DiskKeeperOptions } from './disk-keeper-options.js';
import type { Stored, StoredPart, StoredSandbox, StoredSnapshot } from './stored.js';

/** A part of a state that is stored. */
interface StatePlace extends Omit<PartPlace, 'sandbox'> {
  readonly state: string;
}

/**
 * Keeps sandboxes in a folder, in an LMDB environment: for each the records that differ from what it started from. The state that
 * an API started from is stored, too, once for all sandboxes, so that another fixture does not change what clients wrote.
 */
export class DiskKeeper implements Keeper {
  readonly #database: RootDatabase<unknown>;
  readonly #options: DiskKeeperOptions & { readonly release: () => Promise<void> };
  /** What was stored of what sandboxes start from, by its name there. */
  readonly #origins = new Map<string, Origin>();
  readonly #originNames = new WeakMap<Origin, string>();
  readonly #digests = new WeakMap<Sandbox, string>();
  /** The digest of the base that a part goes by, by the names of its state and of the part. */
  readonly #bases = new Map<string, string>();
  #served = new ServedStates();
  #settled: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(database: RootDatabase<unknown>, options: DiskKeeperOptions & { readonly release: () => Promise<void> }) {
    this.#database = database;
    this.#options = options;
    for (const { key, value } of this.#range<StoredPart>('part')) this.#bases.set(toName(key[1], key[2]), value.base);
    this.#dropUnusedOrigins();
    this.#dropUnusedBases();
  }

  open(base: ServedStates): void {
    this.#served = base;
  }

  get sandboxes(): readonly KeptSandbox[] {
    return [...this.#range<StoredSandbox>('sandbox')].map(({ key, value }) => ({
      name: key[1] ?? '',
      createdAt: value.createdAt,
      expiresAfter: value.expiresAfter ?? undefined,
      origin: value.origin === null ? undefined : this.#originNamed(value.origin),
    }));
  }

  get snapshots(): readonly KeptSnapshot[] {
    return [...this.#range<StoredSnapshot>('snapshot')].map(({ key, value }) => ({
      name: key[1] ?? '',
      sandbox: value.sandbox,
      createdAt: value.createdAt,
      origin: this.#originNamed(value.origin),
    }));
  }

  load({ sandbox, part, origin }: PartPlace): Sandbox | undefined {
    return this.#read(stateOf(sandbox), part, origin);
  }

  keep({ name, createdAt, expiresAfter, origin }: KeptSandbox): void {
    const stored: StoredSandbox = {
      createdAt,
      expiresAfter: Number.isFinite(expiresAfter) ? (expiresAfter ?? null) : null,
      origin: origin === undefined ? null : this.#nameOf(origin),
    };
    this.#write(() => this.#put(['sandbox', name], stored));
  }

  change({ sandbox, part, origin }: PartPlace, changes: ChangeSet): void {
    this.#storeChanges({ state: stateOf(sandbox), part, origin }, changes);
  }

  restart(sandbox: string, part?: string): void {
    this.#drop(stateOf(sandbox), part);
  }

  remove(sandbox: string): void {
    this.#drop(stateOf(sandbox));
    this.#write(() => void this.#database.remove(['sandbox', sandbox]));
  }

  keepSnapshot({ name, sandbox, createdAt, origin }: KeptSnapshot): void {
    const stored: StoredSnapshot = { sandbox, createdAt, origin: this.#nameOf(origin) };
    this.#write(() => this.#put(['snapshot', name], stored));
  }

  removeSnapshot(name: string): void {
    this.#write(() => void this.#database.remove(['snapshot', name]));
  }

  get settled(): Promise<void> | undefined {
    return this.#options.writeAfter > 0 ? undefined : this.#settled;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  async close(): Promise<void> {
    await this.#settled?.catch(() => undefined);
    await this.#database.close();
    await this.#options.release();
  }

  /** All or nothing of it, after all that was written before. */
  #write(change: () => void): void {
    if (this.#failure !== undefined) throw this.#failure;
    const written = this.#database
      .transaction(change)
      .then(() => this.#database.flushed)
      .then(
        () => undefined,
        (error: unknown) => this.#fail(error),
      );
    this.#settled = written;
    void written.catch(() => undefined);
  }

  #fail(cause: unknown): never {
    const failure = new Error('What clients wrote cannot be kept: the data folder cannot be written.', { cause });
    if (this.#failure === undefined) this.#options.onError(failure);
    this.#failure = failure;
    throw failure;
  }

  #put(key: Key, value: unknown): void {
    void this.#database.put(key, value);
  }

  #storeChanges({ state, part, origin }: StatePlace, { version, changes, counters }: ChangeSet): void {
    const base = this.#baseOf(state, part);
    // On another base we cannot tell.
    const isOrigin = origin !== this.#served.get(part) || base === this.#digestOf(origin);
    this.#write(() => {
      const before = this.#database.get(['part', state, part]) as StoredPart | undefined;
      const stored: StoredPart = { base, version, counters: { ...before?.counters, ...counters } };
      this.#put(['part', state, part], stored);
      for (const { collection, position, record } of changes) {
        const key = ['record', state, part, collection, position];
        const isForgotten = record === undefined && isOrigin && !origin.reaches(collection, position);
        if (isForgotten) void this.#database.remove(key);
        else this.#put(key, record ?? null);
      }
    });
  }

  /** The digest of the base that a part's changes are to; stores the base where it is new. */
  #baseOf(state: string, part: string): string {
    const known = this.#bases.get(toName(state, part));
    if (known !== undefined) return known;
    const served = this.#served.get(part);
    if (served === undefined) throw new Error(`Nothing that is called '${part}' is served here.`);
    const digest = this.#digestOf(served);
    this.#bases.set(toName(state, part), digest);
    if (!this.#database.doesExist(['base', part, digest])) {
      this.#write(() => this.#put(['base', part, digest], served.snapshot()));
    }
    return digest;
  }

  #digestOf(base: Sandbox): string {
    const known = this.#digests.get(base);
    if (known !== undefined) return known;
    const digest = createHash('sha256').update(JSON.stringify(base.snapshot())).digest('hex');
    this.#digests.set(base, digest);
    return digest;
  }

  /** A part as it was stored; undefined where nothing was. */
  #read(state: string, part: string, origin: Sandbox): Sandbox | undefined {
    const stored = this.#database.get(['part', state, part]) as StoredPart | undefined;
    if (stored === undefined) return undefined;
    const isOnServed = origin === this.#served.get(part);
    const loaded =
      isOnServed && stored.base !== this.#digestOf(origin)
        ? createSandbox(origin.definitions, this.#database.get(['base', part, stored.base]) as Fixture)
        : origin.fork();
    const changes = [...this.#range<Change['record'] | null>('record', state, part)].map(({ key, value }) => ({
      collection: String(key[3]),
      key: [],
      position: Number(key[4]),
      record: frozen(value ?? undefined),
    }));
    loaded.catchUp({ version: stored.version, changes, counters: stored.counters });
    return loaded;
  }

  #originNamed(name: string): Origin {
    const known = this.#origins.get(name);
    if (known !== undefined) return known;
    const parts = new Map<string, Sandbox>();
    const origin: Origin = {
      get: (part) => {
        const served = this.#served.get(part);
        const loaded = parts.get(part) ?? (served && this.#read(name, part, served));
        if (loaded !== undefined) parts.set(part, loaded);
        return loaded;
      },
    };
    this.#remember(name, origin);
    return origin;
  }

  /** The name under which an origin is stored; stores it where it is new. */
  #nameOf(origin: Origin): string {
    const known = this.#originNames.get(origin);
    if (known !== undefined) return known;
    const name = `${originPrefix}${randomUUID()}`;
    this.#remember(name, origin);
    for (const part of this.#served.ids) {
      const state = origin.get(part);
      const served = this.#served.get(part);
      if (state !== undefined && served !== undefined)
        this.#storeChanges({ state: name, part, origin: served }, state.changesSince(served));
    }
    return name;
  }

  /** What nothing starts from any more. */
  #dropUnusedOrigins(): void {
    const used = new Set([
      ...[...this.#range<StoredSandbox>('sandbox')].map(({ value }) => value.origin),
      ...[...this.#range<StoredSnapshot>('snapshot')].map(({ value }) => value.origin),
    ]);
    const states = new Set([...this.#range('part')].map(({ key }) => key[1] ?? ''));
    for (const state of states) if (state.startsWith(originPrefix) && !used.has(state)) this.#drop(state);
  }

  /** What nothing that is stored differs from any more. */
  #dropUnusedBases(): void {
    const used = new Set(this.#bases.values());
    const unused = [...this.#range('base')].filter(({ key }) => !used.has(key[2] ?? ''));
    if (unused.length === 0) return;
    this.#write(() => {
      for (const { key } of unused) void this.#database.remove([...key]);
    });
  }

  #remember(name: string, origin: Origin): void {
    this.#origins.set(name, origin);
    this.#originNames.set(origin, name);
  }

  #drop(state: string, part?: string): void {
    const prefix = part === undefined ? [state] : [state, part];
    for (const name of this.#bases.keys()) {
      if (name === toName(...prefix) || name.startsWith(`${toName(...prefix)},`)) this.#bases.delete(name);
    }
    this.#write(() => {
      for (const kind of ['part', 'record']) {
        for (const { key } of this.#range(kind, ...prefix)) void this.#database.remove([...key]);
      }
    });
  }

  *#range<Value>(...prefix: readonly string[]): Generator<Stored<Value>> {
    const start = [...prefix];
    // Above every text that a key goes on with.
    const end = [...prefix.slice(0, -1), `${prefix.at(-1) ?? ''}\u0001`];
    for (const { key, value } of this.#database.getRange({ start, end })) {
      yield { key: key as string[], value: value as Value };
    }
  }
}

/** What was read belongs to nobody else: it is frozen as it is, where the state would make a copy. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const originPrefix = 'origin ';

const stateOf = (sandbox: string): string => `sandbox ${sandbox}`;

const toName = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts).slice(1, -1);
