import type { ChangeSet, Clock, Sandbox } from '../state/index.js';
import { factsPart } from './facts.js';
import type { FaultRule } from './faults/fault-rule.js';
import type { Chronicle } from './journal/chronicle.js';
import type { ExchangeJournal } from './journal/exchange-journal.js';
import type { StateKeeper } from './keeper.js';
import type { Origin } from './origin.js';
import { changeQuotas, type Quotas } from './quotas/limits.js';
import { Usage } from './quotas/usage.js';
import { nothingSaid, readSaid, type Said } from './said.js';
import { type ClockSetting, SandboxClock } from './sandbox-clock.js';
import { SandboxError } from './sandbox-error.js';
import type { ServedStates } from './served-states.js';

export interface Life {
  /** Milliseconds since 1970, in real time. */
  readonly createdAt: number;
  usedAt: number;
  /** Milliseconds without use after which it is gone; undefined: it stays. */
  expiresAfter: number | undefined;
}

interface Beginnings {
  /** What everything that is served starts from. */
  readonly base: ServedStates;
  /** What this one starts from instead, as far as it goes. */
  readonly origin?: Origin | undefined;
  readonly createClock: () => Clock;
  /** Where its journal belongs. */
  readonly chronicle: Chronicle;
  /** Rules of trouble besides its own. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** How much it may hold and be asked, unless it is told otherwise itself. */
  readonly quotas?: Quotas | undefined;
  /** Is told that there is something to deliver. */
  readonly onPost?: ((sandbox: string) => void) | undefined;
  /** Is told of what happens. */
  readonly keeper?: StateKeeper | undefined;
  /** Whether what it holds was kept, and is loaded when somebody asks for it. */
  readonly isKept?: boolean;
  /** When work is done that no request is waiting for its turn with; at once by default. */
  readonly queue?: Queue;
}

type Queue = <T>(work: () => T) => Promise<T>;

const atOnce: Queue = (work) => new Promise((resolve) => resolve(work()));

/** One isolated state of everything that is served. Until somebody asks for a part of it, it is no more than its name. */
export class NamedSandbox {
  readonly name: string;
  readonly life: Life;
  readonly clock: SandboxClock;
  readonly journal: ExchangeJournal;
  /** Is told that there is something to deliver; undefined where nothing ever is. */
  readonly onPost: ((sandbox: string) => void) | undefined;
  readonly #base: ServedStates;
  readonly #faults: readonly FaultRule[];
  readonly #quotas: Quotas | undefined;
  readonly #keeper: StateKeeper | undefined;
  readonly #queue: Queue;
  #origin: Origin;
  #isKept: boolean;
  #parts = new Map<string, Sandbox>();
  #said: Said = nothingSaid;
  #usage: Usage | undefined;

  constructor(
    name: string,
    life: Life,
    {
      base,
      origin = base,
      createClock,
      chronicle,
      faults = [],
      quotas,
      onPost,
      keeper,
      isKept = false,
      queue = atOnce,
    }: Beginnings,
  ) {
    this.name = name;
    this.life = life;
    this.#base = base;
    this.#origin = origin;
    this.#faults = faults;
    this.#quotas = quotas;
    this.#keeper = keeper;
    this.onPost = onPost;
    this.#isKept = isKept;
    this.#queue = queue;
    this.journal = chronicle.open(name);
    this.clock = new SandboxClock(createClock, () => this.#readFacts().clock);
  }

  /** The state of one API. Throws a SandboxError where nothing of this name is served. */
  part(id: string): Sandbox {
    const known = this.#parts.get(id);
    if (known !== undefined) return known;
    const origin = this.originOf(id);
    if (origin === undefined)
      throw new SandboxError('unknown-service', `Nothing that is called '${id}' is served here.`);
    const part =
      (this.#isKept ? this.#keeper?.load({ sandbox: this.name, part: id, origin }) : undefined) ?? origin.fork();
    this.#parts.set(id, part);
    return part;
  }

  /** What a part started from. */
  originOf(id: string): Sandbox | undefined {
    return this.#origin.get(id) ?? this.#base.get(id);
  }

  /** Does what a request that has been waiting for something does next: in its turn, where others share the state. */
  run<T>(work: () => T): Promise<T> {
    return this.#queue(work);
  }

  /** A transaction of a part was committed. */
  committed(id: string, changes: ChangeSet): void {
    const origin = this.originOf(id);
    if (origin !== undefined) this.#keeper?.change({ sandbox: this.name, part: id, origin }, changes);
  }

  /** The names of all APIs. */
  get services(): readonly string[] {
    return this.#base.ids.filter((id) => id !== factsPart);
  }

  /** Changes a part as one transaction, dropped where the change throws. */
  change<T>(id: string, change: (part: Sandbox) => T): T {
    const part = this.part(id);
    part.begin();
    try {
      const result = change(part);
      const changes = part.commit();
      if (changes) this.committed(id, changes);
      return result;
    } catch (error) {
      part.rollback();
      throw error;
    }
  }

  setClock(setting: ClockSetting): void {
    this.change(factsPart, (facts) => {
      const settings = facts.collection('settings');
      const record = { id: 'clock', ...setting };
      if (settings.get('clock') === undefined) settings.insert(record);
      else settings.update(record);
    });
  }

  /** The rules of trouble: its own, in the order that they were made in, and those that hold everywhere. */
  get faults(): readonly FaultRule[] {
    return this.#readFacts().faults;
  }

  /** How much it may hold and be asked; undefined where there is no limit. */
  get quotas(): Quotas | undefined {
    return this.#readFacts().quotas;
  }

  /** How much of them it uses. */
  get usage(): Usage {
    this.#usage ??= new Usage(() => new Map(this.services.map((id) => [id, this.part(id)])));
    return this.#usage;
  }

  /** How long it lives without use from now on, in milliseconds; undefined: for ever. */
  expireAfter(milliseconds: number | undefined): void {
    this.life.expiresAfter = milliseconds;
    this.keep();
  }

  /** Has it kept that there is this sandbox, and what it starts from. */
  keep(): void {
    const { createdAt, expiresAfter } = this.life;
    const origin = this.#origin === this.#base ? undefined : this.#origin;
    this.#keeper?.keep({ name: this.name, createdAt, expiresAfter, origin });
  }

  /** Whether a client has written to a part since it began. */
  isTouched(id: string): boolean {
    return (this.#isKept || this.#parts.has(id)) && this.part(id).version !== (this.originOf(id)?.version ?? 0);
  }

  /** Everything as it is now, for others to start from. What is said of this sandbox alone, its clock and its faults, stays here. */
  freeze(): Origin {
    return new Map(this.services.map((id) => [id, this.part(id).fork()]));
  }

  /** Remembers how everything is now; what it returns leads back there. */
  checkpoint(): () => void {
    const origin = this.#origin;
    const parts = new Map(this.#parts);
    const states = [...parts.values()].map((part) => [part, part.fork()] as const);
    const { expiresAfter } = this.life;
    return () => {
      this.#origin = origin;
      this.#parts = parts;
      for (const [part, state] of states) part.become(state);
      this.life.expiresAfter = expiresAfter;
      this.#said = nothingSaid;
      this.usage.forget();
    };
  }

  /** Goes over to what others have made of it: what it starts from, and the parts that differ from that. */
  adopt(origin: Origin | undefined, states: ReadonlyMap<string, Sandbox>): void {
    this.#origin = origin ?? this.#base;
    for (const id of new Set([...this.#parts.keys(), ...states.keys()])) {
      const state = states.get(id) ?? this.originOf(id);
      if (state !== undefined) this.part(id).become(state);
    }
    this.#said = nothingSaid;
    this.usage.forget();
  }

  /** Does what a change set did to a part elsewhere. */
  catchUp(id: string, changes: ChangeSet): void {
    if (this.originOf(id) !== undefined) this.part(id).catchUp(changes);
  }

  /** Starts all over from where it started the last time, in the first instant and without faults. Its quotas stay. */
  restart(): void {
    const { ownQuotas } = this.#readFacts();
    this.#keeper?.restart(this.name);
    this.#isKept = false;
    this.#parts = new Map();
    this.#said = nothingSaid;
    this.clock.restart();
    this.journal.clear();
    if (ownQuotas !== undefined) changeQuotas(this, ownQuotas);
  }

  /** Starts all over from something else, in the time and with the faults that it has. */
  rebase(origin: Origin): void {
    this.part(factsPart);
    this.#origin = origin;
    this.keep();
    for (const id of this.services) this.restartPart(id);
  }

  /** Starts one part all over, from what it started from or from a state that is given. */
  restartPart(id: string, state?: Sandbox): void {
    this.#keeper?.restart(this.name, id);
    const origin = this.originOf(id);
    if (origin === undefined) return;
    if (state !== undefined) this.#keeper?.change({ sandbox: this.name, part: id, origin }, state.changesSince(origin));
    this.#parts.set(id, state ?? origin.fork());
  }

  /** The facts, read once for each of their versions. */
  #readFacts(): Said {
    const facts = this.#isKept ? this.part(factsPart) : (this.#parts.get(factsPart) ?? this.#base.get(factsPart));
    if (facts === undefined) return nothingSaid;
    if (facts !== this.#said.facts || facts.version !== this.#said.version) {
      this.#said = readSaid(facts, { faults: this.#faults, quotas: this.#quotas });
    }
    return this.#said;
  }
}
