/** Whether a value can never change: a primitive, or an object frozen with all that it holds. What is known of it holds for ever. */
export function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen);
}
