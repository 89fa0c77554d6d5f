import { createHash, randomUUID } from 'node:crypto';
import { createSandbox, type Fixture, type Sandbox } from '../../state/index.js';
import type { Origin } from '../origin.js';
import { SandboxError } from '../sandbox-error.js';
import type { ServedStates } from '../served-states.js';
import type { Connection } from './connection.js';
import { keyOfBase, keysOfOrigin, keysOfSandbox, originIndex, snapshotIndex } from './keys.js';
import { fieldsOf, type PartState, readParts } from './state-fields.js';

/** Who starts from a state: a sandbox, or a snapshot, which is that state with a name. */
export interface User {
  readonly kind: 'sandbox' | 'snapshot';
  readonly name: string;
}

export interface StoredSnapshot {
  readonly sandbox: string;
  readonly createdAt: number;
  readonly origin: string;
}

/** Who has said so long ago that it starts from a state, and does not, is not about to, in milliseconds. */
const patience = 60_000;

/** What sandboxes start from: states that never change, stored once for all who share them. */
export class Origins {
  readonly #connection: Connection;
  readonly #served: ServedStates;
  readonly #loaded = new Map<string, Promise<Origin>>();
  readonly #ids = new WeakMap<Origin, string>();
  readonly #digests = new WeakMap<Sandbox, string>();
  readonly #storedBases = new Set<string>();

  constructor(connection: Connection, served: ServedStates) {
    this.#connection = connection;
    this.#served = served;
  }

  /** Tells what an API started from in one process from what it does in another. */
  digestOf(base: Sandbox): string {
    const known = this.#digests.get(base);
    if (known !== undefined) return known;
    const digest = createHash('sha256').update(JSON.stringify(base.snapshot())).digest('hex').slice(0, 32);
    this.#digests.set(base, digest);
    return digest;
  }

  /** Has what these parts start from stored, for processes that serve another fixture. */
  async keepBases(parts: Iterable<string>): Promise<void> {
    for (const part of parts) {
      const base = this.#served.get(part);
      if (base === undefined) continue;
      const key = keyOfBase(part, this.digestOf(base));
      if (this.#storedBases.has(key)) continue;
      await this.#connection.ask((client) => client.set(key, JSON.stringify(base.snapshot()), { condition: 'NX' }));
      this.#storedBases.add(key);
    }
  }

  /** The id of a state that was stored, or loaded, before. */
  idOf(origin: Origin | undefined): string {
    if (origin === undefined) return '';
    const id = this.#ids.get(origin);
    if (id === undefined) throw new Error('This state was not stored.');
    return id;
  }

  async store(origin: Origin, user: User): Promise<string> {
    const id = randomUUID();
    const written: string[] = ['id', id];
    const parts: string[] = [];
    for (const part of this.#served.ids) {
      const state = origin.get(part);
      const served = this.#served.get(part);
      if (state === undefined || served === undefined || state.version === served.version) continue;
      parts.push(part);
      const fields = fieldsOf(part, state.changesSince(served), { base: this.digestOf(served), origin: served });
      for (const [field, value] of fields) if (value !== undefined) written.push(field, value);
    }
    await this.keepBases(parts);
    const { state, users } = keysOfOrigin(id);
    await this.#connection.ask(async (client) => {
      // In this order nobody finds a state without users.
      await client.zAdd(users, { score: Date.now(), value: textOf(user) });
      await client.hSet(state, written);
      await client.sAdd(originIndex, id);
    });
    this.#loaded.set(id, Promise.resolve(origin));
    this.#ids.set(origin, id);
    return id;
  }

  /** Notes that somebody is about to start from a state. False where it is gone. */
  join(id: string, user: User): Promise<boolean> {
    return this.#connection.ask((client) =>
      client.joinOrigin(keysOfOrigin(id), { user: textOf(user), now: Date.now() }),
    );
  }

  /** @throws SandboxError where it is gone. */
  load(id: string): Promise<Origin> {
    const known = this.#loaded.get(id);
    if (known !== undefined) return known;
    const loading = this.#load(id);
    this.#loaded.set(id, loading);
    loading.catch(() => this.#loaded.delete(id));
    return loading;
  }

  async #load(id: string): Promise<Origin> {
    const hash = await this.#connection.ask((client) => client.hGetAll(keysOfOrigin(id).state));
    const stored = Object.entries(hash).flat();
    if (stored.length === 0) throw new SandboxError('unknown-snapshot', 'What the sandbox starts from is gone.');
    const origin = await this.build(readParts(stored), undefined);
    this.#ids.set(origin, id);
    return origin;
  }

  /** The parts that something is stored of, on top of what they started from. */
  async build(
    stored: ReadonlyMap<string, PartState>,
    origin: Origin | undefined,
  ): Promise<ReadonlyMap<string, Sandbox>> {
    const parts = new Map<string, Sandbox>();
    for (const [part, { base, ...changes }] of stored) {
      const served = this.#served.get(part);
      if (served === undefined) continue;
      const start = origin?.get(part)?.fork() ?? (await this.#loadBase(part, base, served));
      start.catchUp(changes);
      parts.set(part, start);
    }
    return parts;
  }

  async #loadBase(part: string, digest: string, served: Sandbox): Promise<Sandbox> {
    if (digest === this.digestOf(served)) return served.fork();
    const text = await this.#connection.ask((client) => client.get(keyOfBase(part, digest)));
    if (text === null) throw new SandboxError('unavailable', `What '${part}' started from is gone; reset the sandbox.`);
    return createSandbox(served.definitions, JSON.parse(text) as Fixture);
  }

  /** Lets go of states that nobody starts from any more: expiry does not tell us. */
  async sweep(now: number): Promise<void> {
    const ids = await this.#connection.ask((client) => client.sMembers(originIndex));
    // Others let go of some, too.
    for (const id of this.#loaded.keys()) if (!ids.includes(id)) this.#loaded.delete(id);
    for (const id of ids) {
      const keys = keysOfOrigin(id);
      const settled = await this.#connection.ask((client) => client.zRangeByScore(keys.users, '-inf', now - patience));
      for (const user of settled) {
        if (!(await this.#isUsed(id, user))) await this.#connection.ask((client) => client.zRem(keys.users, user));
      }
      if (await this.#connection.ask((client) => client.dropOrigin(keys))) {
        await this.#connection.ask((client) => client.sRem(originIndex, id));
        this.#loaded.delete(id);
      }
    }
  }

  async #isUsed(id: string, user: string): Promise<boolean> {
    const name = user.slice(user.indexOf(':') + 1);
    if (user.startsWith('sandbox:')) {
      return (await this.#connection.ask((client) => client.hGet(keysOfSandbox(name).head, 'origin'))) === id;
    }
    const snapshot = await this.#connection.ask((client) => client.hGet(snapshotIndex, name));
    return snapshot !== null && (JSON.parse(snapshot) as StoredSnapshot).origin === id;
  }
}

const textOf = ({ kind, name }: User): string => `${kind}:${name}`;
