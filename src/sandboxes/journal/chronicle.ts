import type { Exchange } from './exchange.js';
import { ExchangeJournal } from './exchange-journal.js';
import { SharedBudget } from './shared-budget.js';
import { Tally } from './tally.js';

/** Is told of an exchange as it happens. */
export type ExchangeListener = (exchange: Exchange, sandbox: string) => void;

/** Bytes that the journals of all sandboxes take together. */
const defaultLimit = 64 * 1_024 * 1_024;

/** All journals of a deployment: bounded together, counted together, and heard by who listens. */
export class Chronicle {
  readonly tally = new Tally();
  readonly #budget: SharedBudget;
  readonly #listeners = new Set<ExchangeListener>();

  /** @param limit in bytes */
  constructor(limit: number = defaultLimit) {
    this.#budget = new SharedBudget(limit);
  }

  /** What is kept at the moment. */
  get size(): { readonly bytes: number; readonly entries: number } {
    return this.#budget;
  }

  /** A journal for a sandbox. */
  open(sandbox: string): ExchangeJournal {
    return new ExchangeJournal(this.#budget, (exchange) => {
      this.tally.count(exchange);
      for (const listener of this.#listeners) listener(exchange, sandbox);
    });
  }

  /** Tells of every exchange from now on, until the function that it returns is called. */
  listen(listener: ExchangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
