import type { Clock, Sandbox } from '../state/index.js';
import { ExchangeJournal } from './exchange-journal.js';
import { factsPart } from './facts.js';
import type { FaultRule } from './faults/fault-rule.js';
import { type ClockSetting, runningClock, SandboxClock } from './sandbox-clock.js';
import { SandboxError } from './sandbox-error.js';

/** What a sandbox starts from: the state of every API, never written to. */
export type Origin = ReadonlyMap<string, Sandbox>;

export interface Life {
  /** Milliseconds since 1970, in real time. */
  readonly createdAt: number;
  usedAt: number;
  /** Milliseconds without use after which it is gone; undefined: it stays. */
  expiresAfter: number | undefined;
}

interface Beginnings {
  /** What everything that is served starts from. */
  readonly base: Origin;
  /** What this one starts from instead, as far as it goes. */
  readonly origin?: Origin;
  readonly createClock: () => Clock;
}

/** One isolated state of everything that is served. Until somebody asks for a part of it, it is no more than its name. */
export class NamedSandbox {
  readonly name: string;
  readonly life: Life;
  readonly clock: SandboxClock;
  readonly journal = new ExchangeJournal();
  readonly #base: Origin;
  #origin: Origin;
  #parts = new Map<string, Sandbox>();
  #said: Said = nothingSaid;

  constructor(name: string, life: Life, { base, origin = base, createClock }: Beginnings) {
    this.name = name;
    this.life = life;
    this.#base = base;
    this.#origin = origin;
    this.clock = new SandboxClock(createClock, () => this.#readFacts().clock);
  }

  /** The state of one API. Throws a SandboxError where nothing of this name is served. */
  part(id: string): Sandbox {
    const known = this.#parts.get(id);
    if (known !== undefined) return known;
    const origin = this.#origin.get(id) ?? this.#base.get(id);
    if (origin === undefined)
      throw new SandboxError('unknown-service', `Nothing that is called '${id}' is served here.`);
    const fork = origin.fork();
    this.#parts.set(id, fork);
    return fork;
  }

  /** The names of all APIs. */
  get services(): readonly string[] {
    return [...this.#base.keys()].filter((id) => id !== factsPart);
  }

  /** Changes a part as one transaction, dropped where the change throws. */
  change<T>(id: string, change: (part: Sandbox) => T): T {
    const part = this.part(id);
    part.begin();
    try {
      const result = change(part);
      part.commit();
      return result;
    } catch (error) {
      part.rollback();
      throw error;
    }
  }

  /** What it started from. */
  get origin(): Origin {
    return new Map([...this.#base, ...this.#origin]);
  }

  setClock(setting: ClockSetting): void {
    this.change(factsPart, (facts) => {
      const settings = facts.collection('settings');
      const record = { id: 'clock', ...setting };
      if (settings.get('clock') === undefined) settings.insert(record);
      else settings.update(record);
    });
  }

  /** The rules of trouble, in the order that they were made in. */
  get faults(): readonly FaultRule[] {
    return this.#readFacts().faults;
  }

  /** Whether a client has written to a part since it began. */
  isTouched(id: string): boolean {
    const part = this.#parts.get(id);
    const origin = this.#origin.get(id) ?? this.#base.get(id);
    return part !== undefined && part.version !== (origin?.version ?? 0);
  }

  /** Everything as it is now, for others to start from. What is said of this sandbox alone, its clock and its faults, stays here. */
  freeze(): Origin {
    const frozen = new Map(this.#origin);
    for (const [id, part] of this.#parts) frozen.set(id, part.fork());
    frozen.delete(factsPart);
    return frozen;
  }

  /** Starts all over from where it started the last time, in the first instant and without faults. */
  restart(): void {
    this.#parts = new Map();
    this.#said = nothingSaid;
    this.clock.restart();
    this.journal.clear();
  }

  /** Starts all over from something else, in the time and with the faults that it has. */
  rebase(origin: Origin): void {
    const facts = this.#parts.get(factsPart);
    this.#origin = origin;
    this.#parts = new Map(facts === undefined ? [] : [[factsPart, facts]]);
  }

  /** Starts one part all over, from what is served now or from a state that is given. */
  restartPart(id: string, state?: Sandbox): void {
    this.#parts.delete(id);
    if (state !== undefined) this.#parts.set(id, state);
  }

  /** The facts, read once for each of their versions. */
  #readFacts(): Said {
    const facts = this.#parts.get(factsPart) ?? this.#base.get(factsPart);
    if (facts === undefined) return nothingSaid;
    if (facts !== this.#said.facts || facts.version !== this.#said.version) {
      const clock = facts.collection('settings').get('clock') as unknown as ClockSetting | undefined;
      const faults = [...facts.collection('faults')] as unknown as readonly FaultRule[];
      this.#said = { facts, version: facts.version, clock: clock ?? runningClock, faults };
    }
    return this.#said;
  }
}

/** What is said of a sandbox. */
interface Said {
  readonly facts: Sandbox | undefined;
  readonly version: number;
  readonly clock: ClockSetting;
  readonly faults: readonly FaultRule[];
}

const nothingSaid: Said = { facts: undefined, version: 0, clock: runningClock, faults: [] };
