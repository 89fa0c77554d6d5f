/** Arguments that cannot be carried out; `message` says which and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
