import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ContractTarget } from './target.js';
import { createUrlTarget } from './url-target.js';

export interface ListenerTargetOptions {
  /** Where the API begins in the app, such as `/v1`. */
  readonly basePath?: string;
  /** Milliseconds that an exchange may take in all. */
  readonly timeout?: number;
}

/** A listener of node:http, such as an Express app, behind a real server on loopback that starts with the first request. */
export function createListenerTarget(
  listener: RequestListener,
  { basePath = '', ...options }: ListenerTargetOptions = {},
): ContractTarget {
  const path = basePath.replace(/\/+$/, '');
  let running: Promise<Running> | undefined;
  const start = async (): Promise<Running> => {
    const server = await listen(listener);
    const { port } = server.address() as AddressInfo;
    return { server, target: createUrlTarget(`http://127.0.0.1:${port}${path}`, options) };
  };

  return {
    /** The port is another one in every run, and nobody else's business. */
    name: `http://localhost${path}`,
    async send(request) {
      running ??= start();
      return (await running).target.send(request);
    },
    async close() {
      const started = await running;
      running = undefined;
      await started?.target.close();
      if (started) await stop(started.server);
    },
  };
}

interface Running {
  readonly server: Server;
  readonly target: ContractTarget;
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
