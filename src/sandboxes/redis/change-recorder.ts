import type { ChangeSet } from '../../state/index.js';
import type { KeptSandbox, PartPlace, StateKeeper } from '../keeper.js';
import type { ServedStates } from '../served-states.js';
import type { LogEntry, LoggedChange } from './log-entry.js';
import type { Origins } from './origins.js';
import type { Writes } from './scripts.js';
import { fieldsOf, prefixesOf } from './state-fields.js';

/** What was done to a sandbox. */
interface Recorded extends Pick<LogEntry, 'isNewStart' | 'changes'> {
  readonly writes: Writes;
}

interface RecorderOptions {
  readonly origins: Origins;
  /** Digests of what the parts started from that something is stored of. */
  readonly bases: ReadonlyMap<string, string>;
  /** What is served, by part. */
  readonly served: ServedStates;
}

/** Collects what is done to a sandbox until it is taken. */
export class ChangeRecorder implements StateKeeper {
  readonly #options: RecorderOptions;
  #fields = new Map<string, string | undefined>();
  #dropped: string[] = [];
  #changes: LoggedChange[] = [];
  #isNewStart = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  load(): undefined {
    return undefined;
  }

  keep({ expiresAfter, origin }: KeptSandbox): void {
    this.#isNewStart = true;
    this.#fields.set(
      'expiresAfter',
      expiresAfter !== undefined && Number.isFinite(expiresAfter) ? String(expiresAfter) : '',
    );
    this.#fields.set('origin', this.#options.origins.idOf(origin));
  }

  change({ part, origin }: PartPlace, changes: ChangeSet): void {
    const served = this.#options.served.get(part);
    const ownBase = served === undefined ? '' : this.#options.origins.digestOf(served);
    const base = this.#knownBase(part) ?? ownBase;
    this.#changes.push({ part, base, changes });
    // On another base we cannot tell what was there before.
    const start = base === ownBase ? origin : undefined;
    for (const [field, value] of fieldsOf(part, changes, { base, origin: start })) this.#fields.set(field, value);
  }

  restart(_sandbox: string, part?: string): void {
    this.#isNewStart = true;
    const prefixes = prefixesOf(part);
    this.#dropped.push(...prefixes);
    for (const field of this.#fields.keys()) {
      if (prefixes.some((prefix) => field.startsWith(prefix))) this.#fields.delete(field);
    }
  }

  /** What was recorded since the last time; undefined where that is nothing. */
  take(): Recorded | undefined {
    if (this.#fields.size === 0 && this.#dropped.length === 0) return undefined;
    const fields = [...this.#fields];
    const recorded = {
      writes: {
        dropped: this.#dropped,
        removed: fields.flatMap(([field, value]) => (value === undefined ? [field] : [])),
        set: fields.flatMap(([field, value]) => (value === undefined ? [] : [field, value])),
      },
      changes: this.#changes,
      isNewStart: this.#isNewStart,
    };
    this.#fields = new Map();
    this.#dropped = [];
    this.#changes = [];
    this.#isNewStart = false;
    return recorded;
  }

  /** Unless it begins anew. */
  #knownBase(part: string): string | undefined {
    return this.#dropped.length === 0 ? this.#options.bases.get(part) : undefined;
  }
}
