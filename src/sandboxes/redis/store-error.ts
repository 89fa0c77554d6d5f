/** Why a store cannot be used: `url` says which, without its password; the message says what to do. */
export class StoreError extends Error {
  readonly url: string;

  constructor(url: string, cause: unknown) {
    const shown = withoutPassword(url);
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The store ${shown} cannot be used: ${why}. It must be redis://host:port of a Redis or Valkey that runs.`, {
      cause,
    });
    this.name = 'StoreError';
    this.url = shown;
  }
}

/** Never throws: what is no URL holds no password that we could see. */
export const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
