import { createClient, ErrorReply } from '@redis/client';
import { SandboxError } from '../sandbox-error.js';
import { scripts } from './scripts.js';
import { StoreError } from './store-error.js';

export interface ConnectionOptions {
  /** `redis[s]://[[user]:password@]host[:port][/database]` */
  readonly url: string;
  /** Told when the store goes away, and with undefined when it is there again. */
  readonly onChange: (failure: Error | undefined) => void;
}

type Client = ReturnType<typeof create>;

function create(url: string, isWanted: () => boolean) {
  return createClient({
    url,
    scripts,
    RESP: 2,
    // Who cannot be served is told so at once.
    disableOfflineQueue: true,
    // A store that says nothing for so long is taken for dead.
    pingInterval: 2_000,
    socket: {
      connectTimeout: 5_000,
      socketTimeout: 5_000,
      reconnectStrategy: (retries) => isWanted() && Math.min(50 * 2 ** retries, 1_000),
    },
  });
}

/** A connection to a Redis, which comes back when it is lost. */
export class Connection {
  readonly #client: Client;
  readonly #waiting = new Set<() => void>();
  #failure: Error | undefined;

  private constructor(client: Client, onChange: ConnectionOptions['onChange']) {
    this.#client = client;
    client.on('error', (cause: Error) => {
      const isNews = this.#failure === undefined;
      this.#failure = new Error(`The store is away: ${cause.message}`, { cause });
      if (isNews) onChange(this.#failure);
    });
    client.on('ready', () => {
      this.#failure = undefined;
      onChange(undefined);
      for (const resume of this.#waiting) resume();
    });
  }

  /** @throws StoreError where nothing that can be used answers at the address. */
  static async open({ url, onChange }: ConnectionOptions): Promise<Connection> {
    let isConnected = false;
    try {
      const client = create(url, () => isConnected);
      // The first one is thrown.
      client.on('error', () => undefined);
      await client.connect();
      isConnected = true;
      return new Connection(client, onChange);
    } catch (cause) {
      throw new StoreError(url, cause);
    }
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Asks the store. @throws SandboxError where it is away, or refuses. */
  async ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await question(this.#client);
    } catch (cause) {
      const why = isRefusal(cause) ? `refuses: ${cause.message}` : 'is away; try again';
      throw new SandboxError('unavailable', `The store of the mock ${why}.`, { cause });
    }
  }

  /** Waits until the store is there, for so many milliseconds at most. */
  async isThere(patience: number): Promise<boolean> {
    if (this.#client.isReady) return true;
    return new Promise((resolve) => {
      const end = (isThere: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(resume);
        resolve(isThere);
      };
      const resume = (): void => end(true);
      const timer = setTimeout(end, patience, false);
      this.#waiting.add(resume);
    });
  }

  async close(): Promise<void> {
    if (this.#client.isReady) await this.#client.close();
    else this.#client.destroy();
  }
}

/** Whether the store has answered that it will not do it; it was not done then. One that is still loading has not answered. */
export const isRefusal = (cause: unknown): cause is ErrorReply =>
  cause instanceof ErrorReply && !cause.message.startsWith('LOADING');
