import { createServer, type RequestListener, type Server } from 'node:http';
import { createUnreadableRefusal } from './refuse-unreadable.js';

/** What strangers may take of a server: bytes, time and connections. */
export interface ConnectionLimits {
  /** The largest line and headers of a request in bytes; 16 KiB by default. */
  readonly headerLimit?: number;
  /** Milliseconds that the headers of a request may take; 10 s by default, and never more than the whole request. */
  readonly headersTimeout?: number;
  /** Milliseconds that a whole request may take; 30 s by default. */
  readonly requestTimeout?: number;
  /** How many connections there may be at once; any more are closed at once. 16,384 by default. */
  readonly maxConnections?: number;
}

/** A server that keeps to limits, and says which one a client ran into. */
export function createLimitedServer(listener: RequestListener, limits: ConnectionLimits): Server {
  const { headerLimit = 16_384, requestTimeout = 30_000, maxConnections = 16_384 } = limits;
  const headersTimeout = Math.min(limits.headersTimeout ?? 10_000, requestTimeout);
  const server = createServer(
    {
      maxHeaderSize: headerLimit,
      requestTimeout,
      headersTimeout,
      connectionsCheckingInterval: Math.min(longestInterval, headersTimeout),
    },
    listener,
  );
  server.maxConnections = maxConnections;
  server.on('clientError', createUnreadableRefusal(headerLimit));
  return server;
}

/** How often Node looks for who takes too long; every 30 seconds by default, which would be a limit of its own. */
const longestInterval = 1_000;
