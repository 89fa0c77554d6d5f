import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Target } from '../http/index.js';
import { createLanes, type ServedMock } from './lanes.js';
import { type ConnectionLimits, createLimitedServer } from './limited-server.js';
import type { NodeHandler, NodeHandlerOptions } from './node-handler.js';

export interface ListenOptions extends NodeHandlerOptions, ConnectionLimits {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Loopback by default. */
  readonly host?: string;
  /** What answers below `/_twinspec/` but for the controls of single mocks. */
  readonly control?: Target;
  /** Lets others than this machine's own programs at it, as a bearer token; without it they stay out. */
  readonly controlToken?: string;
  /** Milliseconds between the wish to close and closing, in which a load balancer can notice; none by default. */
  readonly drain?: number;
}

export interface RunningServer {
  /** For example `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Aborted as soon as it is to close. */
  readonly closing: AbortSignal;
  /** Goes on until it is drained, then takes no more connections, lets running answers finish for a moment, and ends. */
  close(): Promise<void>;
}

const gracePeriod = 10_000;
/** A connection that is kept alive is idle only once its last answer has left. */
const sweepInterval = 25;

/**
 * Serves mocks: an Express app, with the node:http adapter as a fast lane before it for the mocks' own paths.
 * @throws Error with the code of node:net where the address is taken or not ours.
 */
export async function listen(mocks: readonly ServedMock[], options: ListenOptions = {}): Promise<RunningServer> {
  const closing = new AbortController();
  const handling = { ...options, closing: closing.signal };
  const laneOf = createLanes(mocks, handling);
  const app = importLate(async () => (await import('./app.js')).createApp(mocks, handling));
  const server = createLimitedServer((request, response) => {
    const lane = laneOf(request);
    (lane ?? app)(request, response);
  }, options);

  const host = options.host ?? '127.0.0.1';
  await startListening(server, { port: options.port ?? 0, host });
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    closing.abort();
    if (options.drain !== undefined) await setTimeout(options.drain);
    await stop(server);
  };
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, closing: closing.signal, close };
}

/** A handler that is made for its first request: a server that only ever serves mocks does without Express. */
function importLate(create: () => Promise<NodeHandler>): NodeHandler {
  let created: Promise<NodeHandler> | undefined;
  return (incoming, outgoing) => {
    created ??= create();
    void created.then((handler) => handler(incoming, outgoing));
  };
}

function startListening(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = globalThis.setTimeout(() => server.closeAllConnections(), gracePeriod);
    const sweep = setInterval(() => server.closeIdleConnections(), sweepInterval);
    server.close(() => {
      clearTimeout(giveUp);
      clearInterval(sweep);
      resolve();
    });
  });
}
