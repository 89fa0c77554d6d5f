/** The real time. */
export interface Timing {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Does something after so many milliseconds, unless the function that it returns is called before. */
  readonly later: (milliseconds: number, action: () => void) => () => void;
}

export const systemTiming: Timing = {
  now: () => Date.now(),
  later(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
