/** What the network is asked for; replaced in tests. */
export interface Network {
  /** All addresses of a host. */
  readonly lookUp: (host: string) => Promise<readonly string[]>;
  /** Asks one address, which was looked up for the host of the URL, without following redirects. */
  readonly get: (url: URL, address: string, signal: AbortSignal) => Promise<RemoteAnswer>;
}

export interface RemoteAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}
