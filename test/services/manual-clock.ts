/** A clock that stands still until it is told. */
export function createManualClock(start: number) {
  let now = start;
  return {
    now: () => now,
    tick() {},
    advance(milliseconds: number) {
      now += milliseconds;
    },
  };
}
