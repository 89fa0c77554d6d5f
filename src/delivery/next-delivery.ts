import type { Attempt, Delivery } from '../sandboxes/index.js';

const mostAttempts = 6;
/** Milliseconds. */
const firstWait = 1_000;
const longestWait = 60_000;

export interface Attempted {
  /** All of them, the last one included. */
  readonly attempts: readonly Attempt[];
  /** Whether another attempt could end otherwise. */
  readonly isFinal: boolean;
  readonly now: number;
  /** From 0 to below 1. */
  readonly chance: number;
}

/**
 * What becomes of a message after an attempt. The next one is twice as far away each time, give or take a half: who is overloaded is
 * not to be met by all at once. Who answers 410 wants no more (Standard Webhooks).
 */
export function nextDelivery({ attempts, isFinal, now, chance }: Attempted): Delivery {
  const status = attempts.at(-1)?.status ?? 0;
  if (status >= 200 && status < 300) return { state: 'delivered', attempts };
  if (isFinal || status === 410 || attempts.length >= mostAttempts) return { state: 'failed', attempts };
  const wait = Math.min(longestWait, Math.round(firstWait * 2 ** (attempts.length - 1) * (0.5 + chance)));
  return { state: 'pending', attempts, nextAt: now + wait };
}
