/** The time that a mock lives in, in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** A request has been answered. */
  tick(): void;
}

/** Starts at the same instant in every run and advances by a millisecond with each request. */
export function createSeededClock(): Clock {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => now,
    tick() {
      now++;
    },
  };
}

export function createSystemClock(): Clock {
  return { now: () => Date.now(), tick() {} };
}
