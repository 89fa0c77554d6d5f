import { randomUUID } from 'node:crypto';
import type { Life, NamedSandbox } from '../named-sandbox.js';
import type { ServedStates } from '../served-states.js';
import { ChangeRecorder } from './change-recorder.js';
import { commitForSure } from './commit-for-sure.js';
import type { Connection } from './connection.js';
import { keysOfSandbox } from './keys.js';
import { type LogEntry, type LoggedChange, readEntry } from './log-entry.js';
import type { Origins } from './origins.js';
import type { FlatHash, Mark, SandboxKeys } from './scripts.js';
import { pairsOf, readParts } from './state-fields.js';

export interface CopyOptions {
  readonly connection: Connection;
  readonly origins: Origins;
  /** What is served, by part. */
  readonly served: ServedStates;
  /** The real time, in milliseconds since 1970. */
  readonly now: () => number;
  readonly createSandbox: (life: Life, keeper: ChangeRecorder) => NamedSandbox;
}

const nothing: Mark = { life: '', version: -1, last: '' };

/** This process's copy of one sandbox, and how it keeps in step with the store. */
export class SandboxCopy {
  readonly #options: CopyOptions;
  readonly #keys: SandboxKeys;
  readonly #recorder: ChangeRecorder;
  /** Digests of what the parts started from that something is stored of. */
  readonly #bases = new Map<string, string>();
  #sandbox: NamedSandbox | undefined;
  #mark = nothing;

  constructor(name: string, options: CopyOptions) {
    this.#options = options;
    this.#keys = keysOfSandbox(name);
    this.#recorder = new ChangeRecorder({ ...options, bases: this.#bases });
  }

  /** The sandbox as it is in the store now; undefined where there is none. */
  async catchUp(): Promise<NamedSandbox | undefined> {
    const { connection, now } = this.#options;
    const news = await connection.ask((client) => client.enter(this.#keys, { mark: this.#mark, now: now() }));
    if (news.kind === 'none') {
      this.drop();
    } else if (news.kind === 'state') {
      await this.#adopt(news.hash);
    } else if (news.kind === 'log' && !this.#follow(news.entries.map(readEntry))) {
      this.distrust();
      return this.catchUp();
    }
    if (this.#sandbox) this.#sandbox.life.usedAt = now();
    return this.#sandbox;
  }

  /** Whether there was no such sandbox when it was looked for. */
  get isEmpty(): boolean {
    return this.#sandbox === undefined;
  }

  /** Nobody needs it any more, or the sandbox is gone. */
  drop(): void {
    this.#sandbox?.journal.close();
    this.#sandbox = undefined;
    this.#mark = nothing;
  }

  /** Has everything read anew the next time. */
  distrust(): void {
    this.#mark = nothing;
  }

  /**
   * Has the store do what was done to the sandbox since it was caught up with. False where another process was faster: then it is
   * to be undone.
   */
  async append(): Promise<boolean> {
    const recorded = this.#recorder.take();
    if (recorded === undefined) return true;
    const { connection, origins, now } = this.#options;
    const { writes, changes, isNewStart } = recorded;
    await origins.keepBases(new Set(changes.map(({ part }) => part)));
    const id = randomUUID();
    const entry: LogEntry = { id, isNewStart, changes };
    const commit = { mark: this.#mark, id, entry: JSON.stringify(entry), now: now(), ...writes };
    if ((await commitForSure({ connection, keys: this.#keys }, commit)) !== 'done') return false;
    this.#mark = { ...commit.mark, version: commit.mark.version + 1, last: id };
    if (isNewStart) this.#bases.clear();
    for (const { part, base } of changes) this.#bases.set(part, base);
    return true;
  }

  /** Does what the log tells; false where that does not lead there. */
  #follow(log: readonly LogEntry[]): boolean {
    const { life, version, last } = this.#mark;
    const entries = version > 0 ? log.slice(1) : log;
    if (version > 0 && log[0]?.id !== last) return false;
    if (entries.some(({ isNewStart, changes }) => isNewStart || changes.some((change) => !this.#isOnOurBase(change)))) {
      return false;
    }
    for (const { part, base, changes } of entries.flatMap((entry) => entry.changes)) {
      this.#sandbox?.catchUp(part, changes);
      this.#bases.set(part, base);
    }
    this.#mark = { life, version: version + entries.length, last: entries.at(-1)?.id ?? last };
    return true;
  }

  #isOnOurBase({ part, base }: LoggedChange): boolean {
    const { origins, served } = this.#options;
    const own = served.get(part);
    return (this.#bases.get(part) ?? (own && origins.digestOf(own))) === base;
  }

  async #adopt(hash: FlatHash): Promise<void> {
    const { origins, createSandbox } = this.#options;
    const facts = Object.fromEntries(pairsOf(hash));
    const origin = facts.origin ? await origins.load(facts.origin) : undefined;
    const stored = readParts(hash);
    const states = await origins.build(stored, origin);
    const life: Life = {
      createdAt: Number(facts.createdAt),
      usedAt: Number(facts.usedAt),
      expiresAfter: facts.expiresAfter ? Number(facts.expiresAfter) : undefined,
    };
    if (this.#sandbox?.life.createdAt !== life.createdAt) this.drop();
    const sandbox = this.#sandbox ?? createSandbox(life, this.#recorder);
    sandbox.life.expiresAfter = life.expiresAfter;
    sandbox.adopt(origin, states);
    this.#bases.clear();
    for (const [part, { base }] of stored) this.#bases.set(part, base);
    this.#sandbox = sandbox;
    this.#mark = { life: facts.life ?? '', version: Number(facts.version), last: facts.last ?? '' };
  }
}
