import {
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

export const createCourier = (options: CourierOptions): Courier => new OutboxCourier(options);

class OutboxCourier implements Courier {
  readonly #options: CourierOptions;
  readonly #call: Caller;
  readonly #ending = new AbortController();
  /** What cancels the next look at a sandbox, or the next attempt for a message. */
  readonly #waiting = new Map<string, () => void>();
  readonly #sending = new Map<string, Promise<void>>();
  #sandboxes: Sandboxes | undefined;
  #isClosing = false;

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#call = createCaller(options);
  }

  start(sandboxes: Sandboxes): void {
    this.#sandboxes = sandboxes;
    for (const { name } of sandboxes.list()) this.#look(name);
  }

  notice(sandbox: string): void {
    this.#plan(sandbox, delay, () => this.#look(sandbox));
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const cancel of this.#waiting.values()) cancel();
    const cancel = this.#options.timing.later(gracePeriod, () => this.#ending.abort());
    await Promise.all(this.#sending.values());
    cancel();
    await this.#options.transport.close();
  }

  /** Plans the next attempt for all that is to be delivered. */
  #look(sandbox: string): void {
    for (const { id, delivery } of this.#messagesOf(sandbox)) {
      const key = `${sandbox} ${id}`;
      if (delivery?.state !== 'pending' || this.#sending.has(key)) continue;
      const wait = Math.max(0, (delivery.nextAt ?? 0) - this.#options.timing.now());
      this.#plan(key, wait, () => this.#deliver(sandbox, id));
    }
  }

  #plan(key: string, milliseconds: number, action: () => void): void {
    if (this.#isClosing || this.#waiting.has(key)) return;
    const cancel = this.#options.timing.later(milliseconds, () => {
      this.#waiting.delete(key);
      if (!this.#isClosing) action();
    });
    this.#waiting.set(key, cancel);
  }

  #deliver(sandbox: string, id: string): void {
    const message = this.#messagesOf(sandbox).find((one) => one.id === id);
    if (message?.delivery?.state !== 'pending') return;
    const key = `${sandbox} ${id}`;
    const sent = this.#call(message, this.#ending.signal).then((outcome) => {
      this.#sending.delete(key);
      if (outcome !== undefined) this.#record(sandbox, message, outcome);
    });
    this.#sending.set(key, sent);
  }

  #record(sandbox: string, { id, delivery }: Message, { attempt, isFinal }: Outcome): void {
    const attempts = [...(delivery?.attempts ?? []), attempt];
    const { seed, timing } = this.#options;
    const chance = createIds(seed, { count: () => attempts.length }).integer(`delivery ${id}`, 1_000) / 1_000;
    const next = nextDelivery({ attempts, isFinal, now: timing.now(), chance });
    this.#within(sandbox, (named) => recordDelivery(named, id, next));
    if (next.state === 'pending') this.#look(sandbox);
  }

  #messagesOf(sandbox: string): readonly Message[] {
    return this.#within(sandbox, messagesOf) ?? [];
  }

  /** Sandboxes and messages may be gone by now; then there is nothing to do. */
  #within<T>(sandbox: string, work: (named: NamedSandbox) => T): T | undefined {
    try {
      return this.#sandboxes && work(this.#sandboxes.find(sandbox));
    } catch (error) {
      if (error instanceof SandboxError) return undefined;
      this.#options.onError(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }
}
