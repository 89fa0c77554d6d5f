import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './services/index.js';

export interface ControlClientOptions {
  /** Of the server that serves the mocks, without a path. */
  readonly url: string;
  /** What the mock was started with; needed from other machines. */
  readonly token?: string | undefined;
  /** Sends the requests: `mock.fetch` for a mock of this process. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client of the control plane whose requests and answers are typed by its document. */
export type ControlClient = Client<paths>;

/** For example `await createControlClient({ url }).POST('/sandboxes', { body: { name: 'demo' } })`. */
export function createControlClient({ url, token, fetch }: ControlClientOptions): ControlClient {
  return createClient<paths>({
    baseUrl: `${url.replace(/\/$/, '')}/_twinspec`,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch && { fetch }),
  });
}
