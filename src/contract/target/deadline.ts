/** A time by which an exchange has to be over; its signal ends what has not finished. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly hasPassed: () => boolean;
  /** Brings the deadline forward, for an answer that has no end of its own. */
  shorten(milliseconds: number): void;
  clear(): void;
}

export function createDeadline(milliseconds: number): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let timer = setTimeout(abort, milliseconds);
  return {
    signal: controller.signal,
    hasPassed: () => controller.signal.aborted,
    shorten(to) {
      clearTimeout(timer);
      timer = setTimeout(abort, Math.min(to, milliseconds));
    },
    clear: () => clearTimeout(timer),
  };
}

/** How long a stream of events is listened to. */
export const eventStreamPatience = 1000;
