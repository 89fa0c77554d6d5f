import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import type { Mock } from '../../../src/index.js';

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON. */
  json(): Json;
}

/** Anything: tests look into answers of every shape. */
type Json = ReturnType<typeof JSON.parse>;

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends `GET /path?query` to a mock; the path as it is, with nothing normalised. */
export type Send = (line: string, sending?: Sending) => Promise<Received>;

export interface Connection {
  readonly send: Send;
  close(): Promise<void>;
}

/** A way to reach a mock. */
export interface Adapter {
  readonly name: string;
  /** Whether somebody else's parser reads JSON bodies before the mock sees the request. */
  readonly hasOwnParser: boolean;
  connect(mock: Mock): Promise<Connection>;
}

/** Four parameters are how Express knows such a handler. */
// eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars
const passOn: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  response.status(error.status ?? 500).json({ refusedBy: 'the app' });
};

export const adapters: readonly Adapter[] = [
  {
    name: 'a server of its own',
    hasOwnParser: false,
    async connect(mock) {
      const server = await mock.listen();
      return { send: over(server.port), close: () => server.close() };
    },
  },
  {
    name: 'an Express app',
    hasOwnParser: false,
    connect: (mock) => serve(express().use(mock.express()), ''),
  },
  {
    name: 'an Express app with a parser, below a path',
    hasOwnParser: true,
    connect: (mock) =>
      serve(express().use(express.json(), express.text()).use('/api/v9', mock.express()).use(passOn), '/api/v9'),
  },
  {
    name: 'fetch',
    hasOwnParser: false,
    connect: async (mock) => ({ send: through(mock), close: async () => undefined }),
  },
];

function serve(app: express.Express, prefix: string): Promise<Connection> {
  const server: Server = createServer(app);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = () => new Promise<void>((done) => server.close(() => done()).closeAllConnections());
      resolve({ send: over(port, prefix), close });
    });
  });
}

/** Over the network, with a connection of its own for each request. */
export function over(port: number, prefix = ''): Send {
  return (line, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const [method = '', path = ''] = line.split(' ');
      const outgoing = request(
        { host: '127.0.0.1', port, method, path: `${prefix}${path}`, headers, agent: false },
        (incoming) => {
          const chunks: Uint8Array[] = [];
          incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const fields = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
            resolve(toReceived(incoming.statusCode ?? 0, Object.fromEntries(fields), Buffer.concat(chunks).toString()));
          });
        },
      );
      outgoing.on('error', reject);
      if (body !== undefined) outgoing.setHeader('content-length', Buffer.byteLength(body));
      outgoing.end(body);
    });
}

function through(mock: Mock): Send {
  return async (line, { headers = {}, body } = {}) => {
    const [method = '', path = ''] = line.split(' ');
    const init: RequestInit = { method, headers: { ...headers } };
    if (body !== undefined) init.body = body as NonNullable<RequestInit['body']>;
    const bare = body !== undefined && headers['content-type'] === undefined;
    const asked = new Request(`http://mock.example${path}`, init);
    if (bare) asked.headers.delete('content-type');
    const response = await mock.fetch(asked);
    return toReceived(response.status, Object.fromEntries(response.headers), await response.text());
  };
}

function toReceived(status: number, headers: Readonly<Record<string, string>>, text: string): Received {
  return { status, headers, text, json: () => JSON.parse(text) as Json };
}
