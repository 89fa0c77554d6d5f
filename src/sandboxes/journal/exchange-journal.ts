import { type Exchange, sizeOf, toKept } from './exchange.js';
import type { Kept, SharedBudget } from './shared-budget.js';

interface Entry extends Kept {
  readonly exchange: Exchange;
}

export interface Following {
  /** The last exchange that is known already; none before now are wanted without it. */
  readonly after?: number | undefined;
  /** Milliseconds after which nothing is said to have happened. */
  readonly patience: number;
  /** Aborted when nobody follows any more. */
  readonly signal: AbortSignal;
}

const capacity = 100;

/** The last exchanges of a sandbox, in memory that is bounded together with that of all others. */
export class ExchangeJournal {
  readonly #budget: SharedBudget;
  readonly #tell: (exchange: Exchange) => void;
  #entries: (Entry | undefined)[] = [];
  /** The id of the last exchange. */
  #last = 0;
  /** Nobody misses an exchange up to this one. */
  #forgotten = 0;
  #isClosed = false;
  readonly #waiting = new Set<() => void>();

  /** @param tell is told of every exchange */
  constructor(budget: SharedBudget, tell: (exchange: Exchange) => void) {
    this.#budget = budget;
    this.#tell = tell;
  }

  record(told: Omit<Exchange, 'id'>): void {
    this.#last += 1;
    const exchange: Exchange = { ...told, id: this.#last };
    this.#tell(exchange);
    this.#keep(toKept(exchange));
    for (const wake of this.#waiting) wake();
  }

  #keep(exchange: Exchange): void {
    const place = exchange.id % capacity;
    const former = this.#entries[place];
    if (former !== undefined) this.#budget.release(former);
    const entry: Entry = { exchange, bytes: sizeOf(exchange), owner: this, older: undefined, newer: undefined };
    this.#entries[place] = entry;
    this.#budget.keep(entry);
  }

  /** The newest first. */
  *[Symbol.iterator](): Iterator<Exchange> {
    for (let id = this.#last; id > this.#last - capacity; id--) {
      const exchange = this.#find(id);
      if (exchange !== undefined) yield exchange;
    }
  }

  clear(): void {
    for (const entry of this.#entries) if (entry !== undefined) this.#budget.release(entry);
    this.#entries = [];
    this.#forgotten = this.#last;
  }

  /** There will be no more; who follows comes to an end. */
  close(): void {
    this.clear();
    this.#isClosed = true;
    for (const wake of this.#waiting) wake();
  }

  drop(kept: Kept): void {
    const place = this.#entries.indexOf(kept as Entry);
    if (place >= 0) this.#entries[place] = undefined;
  }

  /**
   * Exchanges as they happen, the oldest first, from the oldest that is kept where `after` is older; undefined where nothing has happened for
   * a while. Nothing is kept for who follows: it throws for one who falls behind so far that exchanges are gone.
   */
  async *follow({ after = this.#last, patience, signal }: Following): AsyncGenerator<Exchange | undefined, void> {
    // An id from before a restart of the process says nothing.
    let seen = after > this.#last ? 0 : after;
    let next = this.#firstAfter(seen);
    if (next !== undefined) seen = next.id - 1;
    for (;;) {
      if (next !== undefined) {
        if (next.id > Math.max(seen, this.#forgotten) + 1) throw new Error('It was too slow: exchanges are gone.');
        seen = next.id;
        yield next;
      } else if (!(await this.#arrival(patience, signal))) yield undefined;
      if (signal.aborted || this.#isClosed) return;
      next = this.#firstAfter(seen);
    }
  }

  #find(id: number): Exchange | undefined {
    const exchange = this.#entries[id % capacity]?.exchange;
    return exchange?.id === id ? exchange : undefined;
  }

  #firstAfter(seen: number): Exchange | undefined {
    for (let id = Math.max(seen, this.#last - capacity) + 1; id <= this.#last; id++) {
      const exchange = this.#find(id);
      if (exchange !== undefined) return exchange;
    }
    return undefined;
  }

  /** Whether something has happened, or nobody waits any more, before the patience is at its end. */
  #arrival(patience: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (hasHappened: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve(hasHappened);
      };
      const wake = (): void => settle(true);
      const timer = setTimeout(() => settle(false), patience);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }
}
