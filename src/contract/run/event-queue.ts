/** Hands what one side pushes to the other side, in order, as it comes. */
export interface EventQueue<T> {
  push(event: T): void;
  /** No more events: the reading side ends. */
  end(): void;
  /** The same, and it fails. */
  fail(error: Error): void;
  read(): AsyncGenerator<T, void, void>;
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  const state: QueueState = { wake: undefined, outcome: undefined };

  const notify = (): void => {
    state.wake?.();
    state.wake = undefined;
  };
  const finish = (outcome: Outcome): void => {
    state.outcome = outcome;
    notify();
  };

  return {
    push(event) {
      waiting.push(event);
      notify();
    },
    end: () => finish({}),
    fail: (error) => finish({ error }),
    async *read() {
      while (waiting.length > 0 || state.outcome === undefined) {
        if (waiting.length > 0) yield* waiting.splice(0);
        else {
          await new Promise<void>((resolve) => {
            state.wake = resolve;
          });
        }
      }
      if (state.outcome.error !== undefined) throw state.outcome.error;
    },
  };
}

interface QueueState {
  wake: (() => void) | undefined;
  /** Set when no more events come. */
  outcome: Outcome | undefined;
}

interface Outcome {
  readonly error?: Error;
}
