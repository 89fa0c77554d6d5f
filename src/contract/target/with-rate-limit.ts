import type { ContractTarget } from './target.js';
import { systemTime, type Time } from './time.js';

/** Sends evenly, so many requests a second and no more. */
export function withRateLimit(
  target: ContractTarget,
  { perSecond }: { readonly perSecond: number },
  time: Time = systemTime,
): ContractTarget {
  const interval = 1000 / perSecond;
  let next = -Infinity;
  return {
    name: target.name,
    async send(request) {
      const now = time.now();
      const mine = Math.max(now, next);
      next = mine + interval;
      if (mine > now) await time.wait(mine - now);
      return target.send(request);
    },
    close: () => target.close(),
  };
}
