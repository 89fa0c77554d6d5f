import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import type { SentRequest } from '../../../src/contract/exchange.js';
import type { ContractTarget } from '../../../src/contract/target/target.js';
import { createUrlTarget, type UrlTargetOptions } from '../../../src/contract/target/url-target.js';

/** Runs a server on a free port of 127.0.0.1 while it is used. */
export async function withServer<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}

export async function using<T>(target: ContractTarget, use: (target: ContractTarget) => Promise<T>): Promise<T> {
  try {
    return await use(target);
  } finally {
    await target.close();
  }
}

/** Talks to a listener of node:http. */
export const withListener = <T>(
  listener: RequestListener,
  use: (target: ContractTarget, port: number) => Promise<T>,
  options: UrlTargetOptions = {},
): Promise<T> =>
  withServer(createHttpServer(listener), (port) =>
    using(createUrlTarget(`http://127.0.0.1:${port}`, options), (target) => use(target, port)),
  );

/** A server that writes bytes as soon as a request comes, and then does something with the connection. */
export const createRawServer = (bytes: string, then: (socket: Socket) => void = (socket) => socket.end()): Server =>
  createNetServer((socket) => {
    socket.once('data', () => {
      socket.write(bytes, () => then(socket));
    });
  });

export const request = (line: string, parts: Partial<SentRequest> = {}): SentRequest => {
  const [method = '', target = ''] = line.split(' ');
  const [path = '', query = ''] = target.split('?');
  return { method, path, query, headers: {}, body: undefined, ...parts };
};
