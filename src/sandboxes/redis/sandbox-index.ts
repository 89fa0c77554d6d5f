import { randomUUID } from 'node:crypto';
import { nameTaken, tooManySandboxes, unknownSandbox } from '../refusals.js';
import { defaultSandbox } from '../sandbox-name.js';
import type { Listed, ListedSandbox, Page } from '../sandboxes.js';
import type { Connection } from './connection.js';
import { keysOfSandbox, sandboxIndex } from './keys.js';

export interface SandboxIndexOptions {
  readonly connection: Connection;
  /** How many there may be at once. */
  readonly maximum: number;
  /** The real time, in milliseconds since 1970. */
  readonly now: () => number;
}

interface Start {
  /** The id of the state that it starts from; empty: what is served. */
  readonly origin: string;
  readonly expiresAfter: number | undefined;
}

/** Who asks for one sandbox too many again and again does not make us look each time, in milliseconds. */
const pruneInterval = 1_000;
const mostLookedAt = 10_000;

/** The sandboxes that there are in the store, from outside. Redis forgets those that expire; who looks for them here notices. */
export class SandboxIndex {
  readonly #options: SandboxIndexOptions;
  #prunedAt = 0;

  constructor(options: SandboxIndexOptions) {
    this.#options = options;
  }

  async list({ offset, limit }: Page): Promise<Listed<ListedSandbox>> {
    const [total, names] = await this.#options.connection.ask((client) =>
      Promise.all([client.zCard(sandboxIndex), client.zRange(sandboxIndex, offset, offset + limit - 1)]),
    );
    const items = await Promise.all(names.map((name) => this.#look(name)));
    return { total, items: items.filter((item) => item !== undefined) };
  }

  /** @throws SandboxError where there is one of this name, or too many others. */
  async create(name: string, { origin, expiresAfter }: Start): Promise<ListedSandbox> {
    if (name !== defaultSandbox) await this.#requireRoom();
    const { connection, now } = this.#options;
    const time = now();
    const expiry = name === defaultSandbox || !Number.isFinite(expiresAfter) ? undefined : expiresAfter;
    const isCreated = await connection.ask(async (client) => {
      await client.zAdd(sandboxIndex, { score: time, value: name }, { condition: 'NX' });
      return client.create(keysOfSandbox(name), {
        life: randomUUID(),
        version: '0',
        last: '',
        createdAt: String(time),
        usedAt: String(time),
        expiresAfter: String(expiry ?? ''),
        origin,
      });
    });
    if (!isCreated) throw nameTaken('sandbox', name);
    return { name, life: { createdAt: time, usedAt: time, expiresAfter: expiry } };
  }

  /** @throws SandboxError where there is none of this name. */
  async remove(name: string): Promise<void> {
    const { head, log } = keysOfSandbox(name);
    const { connection } = this.#options;
    const removed = await connection.ask((client) => client.del([head, log]));
    await connection.ask((client) => client.zRem(sandboxIndex, name));
    if (removed === 0) throw unknownSandbox(name);
  }

  /** Some of those that are listed may be gone: the oldest are looked at, now and then, before anybody is refused. */
  async #requireRoom(): Promise<void> {
    const { connection, maximum, now } = this.#options;
    const count = (): Promise<number> => connection.ask((client) => client.zCard(sandboxIndex));
    if ((await count()) < maximum) return;
    if (now() - this.#prunedAt >= pruneInterval) {
      this.#prunedAt = now();
      await this.list({ offset: 0, limit: mostLookedAt });
      if ((await count()) < maximum) return;
    }
    throw tooManySandboxes(maximum);
  }

  /** Undefined, and no longer listed, where it is gone. */
  async #look(name: string): Promise<ListedSandbox | undefined> {
    const { connection } = this.#options;
    const facts = ['createdAt', 'usedAt', 'expiresAfter'];
    const { head } = keysOfSandbox(name);
    const [createdAt, usedAt, expiresAfter] = await connection.ask((client) => client.hmGet(head, facts));
    if (createdAt === null) {
      await connection.ask((client) => client.zRem(sandboxIndex, name));
      return undefined;
    }
    const life = {
      createdAt: Number(createdAt),
      usedAt: Number(usedAt),
      expiresAfter: expiresAfter ? Number(expiresAfter) : undefined,
    };
    return { name, life };
  }
}
