import {
  claimDelivery,
  type Message,
  messagesOf,
  type NamedSandbox,
  recordDelivery,
  SandboxError,
  type Sandboxes,
} from '../sandboxes/index.js';
import { createIds } from '../state/index.js';
import { type Caller, type CallerOptions, createCaller, type Outcome } from './caller.js';
import { nextDelivery } from './next-delivery.js';

export interface CourierOptions extends CallerOptions {
  /** Where chance comes from. */
  readonly seed: string;
  /** Told when the outbox cannot be read or written. */
  readonly onError: (error: Error) => void;
}

/** Delivers messages, beside of the requests that cause them. */
export interface Courier {
  /** There may be something new in a sandbox. */
  notice(sandbox: string): void;
  /** Goes on with what earlier processes have left. */
  start(sandboxes: Sandboxes): void;
  /** Ends what is under way within a moment. What is not delivered by then stays in the outbox as it is. */
  close(): Promise<void>;
}

/** Milliseconds. */
const gracePeriod = 500;
/** So that who asked has the answer before somebody else is told of it. */
const delay = 5;
/** Longer than an attempt takes: who has a message for so long has ended without a word. */
const claimed = 20_000;

export const createCourier = (options: CourierOptions): Courier => new OutboxCourier(options);

class OutboxCourier implements Courier {
  readonly #options: CourierOptions;
  readonly #call: Caller;
  readonly #ending = new AbortController();
  /** What cancels the next look at a sandbox, or the next attempt for a message. */
  readonly #waiting = new Map<string, () => void>();
  /** Messages that are being sent. */
  readonly #sending = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #sandboxes: Sandboxes | undefined;
  #isClosing = false;

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#call = createCaller(options);
  }

  start(sandboxes: Sandboxes): void {
    this.#sandboxes = sandboxes;
    this.#do(() => this.#lookEverywhere(sandboxes));
  }

  notice(sandbox: string): void {
    this.#plan(sandbox, delay, () => this.#look(sandbox));
  }

  async #lookEverywhere(sandboxes: Sandboxes): Promise<void> {
    const limit = 1_000;
    for (let offset = 0; !this.#isClosing; offset += limit) {
      const { items } = await sandboxes.list({ offset, limit });
      for (const { name } of items) await this.#look(name);
      if (items.length < limit) return;
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const cancel of this.#waiting.values()) cancel();
    const cancel = this.#options.timing.later(gracePeriod, () => this.#ending.abort());
    await Promise.all(this.#underWay);
    cancel();
    await this.#options.transport.close();
  }

  /** Plans the next attempt for all that is to be delivered. */
  async #look(sandbox: string): Promise<void> {
    for (const { id, delivery } of (await this.#within(sandbox, messagesOf)) ?? []) {
      const key = `${sandbox} ${id}`;
      if (delivery?.state !== 'pending' || this.#sending.has(key)) continue;
      const wait = Math.max(0, (delivery.nextAt ?? 0) - this.#options.timing.now());
      this.#plan(key, wait, () => this.#deliver(sandbox, id));
    }
  }

  #plan(key: string, milliseconds: number, action: () => Promise<void>): void {
    if (this.#isClosing || this.#waiting.has(key)) return;
    const cancel = this.#options.timing.later(milliseconds, () => {
      this.#waiting.delete(key);
      if (!this.#isClosing) this.#do(action);
    });
    this.#waiting.set(key, cancel);
  }

  /** What is under way at the end is waited for. */
  #do(action: () => Promise<void>): void {
    const done = action().finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  async #deliver(sandbox: string, id: string): Promise<void> {
    const key = `${sandbox} ${id}`;
    this.#sending.add(key);
    try {
      const now = this.#options.timing.now();
      const claim = { now, until: now + claimed };
      const message = await this.#within(sandbox, (named) => claimDelivery(named, id, claim));
      if (message !== undefined) await this.#send(sandbox, message);
    } finally {
      this.#sending.delete(key);
    }
    await this.#look(sandbox);
  }

  async #send(sandbox: string, message: Message): Promise<void> {
    const outcome = await this.#call(message, this.#ending.signal);
    if (outcome !== undefined) return this.#record(sandbox, message, outcome);
    // Whoever comes next need not wait for the end of the claim.
    const { id, delivery } = message;
    if (delivery !== undefined) await this.#within(sandbox, (named) => recordDelivery(named, id, delivery));
  }

  async #record(sandbox: string, { id, delivery }: Message, { attempt, isFinal }: Outcome): Promise<void> {
    const attempts = [...(delivery?.attempts ?? []), attempt];
    const { seed, timing } = this.#options;
    const chance = createIds(seed, { count: () => attempts.length }).integer(`delivery ${id}`, 1_000) / 1_000;
    const next = nextDelivery({ attempts, isFinal, now: timing.now(), chance });
    await this.#within(sandbox, (named) => recordDelivery(named, id, next));
  }

  /** Sandboxes and messages may be gone by now; then there is nothing to do. */
  async #within<T>(sandbox: string, work: (named: NamedSandbox) => T): Promise<T | undefined> {
    try {
      return await this.#sandboxes?.use(sandbox, work);
    } catch (error) {
      const isGone = error instanceof SandboxError && error.code !== 'unavailable';
      if (!isGone) this.#options.onError(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }
}
