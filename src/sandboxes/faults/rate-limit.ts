import { createProblem } from '../../http/index.js';
import type { RateLimit, Window } from './fault-rule.js';
import { noTrouble, type Trouble } from './trouble.js';

interface Counting {
  /** What the limit is called. */
  readonly id: string;
  /** What was counted so far. */
  readonly window: Window | undefined;
  readonly now: number;
}

/** Counts a request and says how it fares, in the headers of draft-ietf-httpapi-ratelimit-headers-10. */
export function countAgainst(
  { requests, seconds }: RateLimit,
  { id, window, now }: Counting,
): { readonly trouble: Trouble; readonly window: Window } {
  const length = seconds * 1_000;
  const isOver = window === undefined || now < window.startedAt || now >= window.startedAt + length;
  const { startedAt, used } = isOver ? { startedAt: now, used: 0 } : window;
  const left = Math.ceil((startedAt + length - now) / 1_000);
  const isRefused = used >= requests;
  const counted = isRefused ? used : used + 1;
  const headers = {
    'ratelimit-policy': `"${id}";q=${requests};w=${seconds}`,
    ratelimit: `"${id}";r=${requests - counted};t=${left}`,
  };
  const refusal = isRefused ? tooMany(left) : undefined;
  return { trouble: { ...noTrouble, headers, refusal }, window: { startedAt, used: counted } };
}

const tooMany = (seconds: number) =>
  createProblem('too-many-requests', `Too many requests. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
