import type { Timing } from '../../src/delivery/timing.js';

/** Time that passes when it is told to, with everything done that was due by then. */
export function createManualTiming(start: number): Timing & { advance(milliseconds: number): Promise<void> } {
  let now = start;
  let due: { readonly at: number; readonly action: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    later(milliseconds, action) {
      const entry = { at: now + milliseconds, action };
      due.push(entry);
      return () => {
        due = due.filter((one) => one !== entry);
      };
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const [next] = due.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
        if (next === undefined) break;
        due = due.filter((one) => one !== next);
        now = next.at;
        next.action();
      }
      now = end;
    },
  };
}
