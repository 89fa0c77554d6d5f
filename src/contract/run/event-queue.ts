/** Hands what one side pushes to the other side, in order, as it comes. */
export interface EventQueue<T> {
  push(event: T): void;
  /** No more events; the reading side ends, or fails with the error. */
  end(error?: unknown): void;
  read(): AsyncGenerator<T, void, void>;
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  let wake: (() => void) | undefined;
  let outcome: { readonly error?: unknown } | undefined;

  const notify = (): void => {
    wake?.();
    wake = undefined;
  };

  return {
    push(event) {
      waiting.push(event);
      notify();
    },
    end(error) {
      outcome = error === undefined ? {} : { error };
      notify();
    },
    async *read() {
      for (;;) {
        const events = waiting.splice(0);
        yield* events;
        if (events.length > 0) continue;
        if (outcome !== undefined) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (outcome !== undefined && 'error' in outcome) throw outcome.error;
    },
  };
}
