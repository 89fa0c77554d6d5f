/** When tokens were last used: reads cause it, so it is bookkeeping outside of transactions. */
type Bookkeeping = Map<string, unknown>;

export function markUsed(volatile: Bookkeeping, token: string, now: number): void {
  volatile.set(keyOf(token), now);
}

export function forgetUse(volatile: Bookkeeping, token: string): void {
  volatile.delete(keyOf(token));
}

/** The time of the last request with a token, as far as there has been one since the sandbox was loaded. */
export function lastUse(volatile: Bookkeeping, token: string): string | undefined {
  const time = volatile.get(keyOf(token));
  return typeof time === 'number' ? new Date(time).toISOString() : undefined;
}

const keyOf = (token: string): string => `last_used_at ${token}`;
