import type { Dispatcher } from 'undici';
import type { Answer, SentRequest } from '../exchange.js';
import { readAnswer } from '../read-answer.js';
import { type BaseUrl, parseBaseUrl } from './base-url.js';
import { type Connection, type ConnectionOptions, createConnection } from './connection.js';
import { createDeadline, type Deadline, eventStreamPatience } from './deadline.js';
import type { ContractTarget } from './target.js';
import { TargetError } from './target-error.js';
import { timedOut, toTargetError } from './to-target-error.js';
import { targetOf, toWireHeaders } from './wire-headers.js';

export interface UrlTargetOptions extends ConnectionOptions {
  /** Milliseconds that an exchange may take in all. */
  readonly timeout?: number;
}

export const defaultTimeout = 30_000;

/** A server behind a URL. Paths are sent as they are written. @throws TargetError where the URL or an option cannot be used. */
export function createUrlTarget(baseUrl: string, options: UrlTargetOptions = {}): ContractTarget {
  const base = parseBaseUrl(baseUrl);
  const timeout = options.timeout ?? defaultTimeout;
  const connection = createConnection(base, options, timeout);
  const attempt = (request: SentRequest): Promise<Answer> => exchange(request, { base, connection, timeout });
  return {
    name: base.name,
    send: (request) => attempt(request).catch((error: unknown) => retryIfSafe(error, () => attempt(request), request)),
    close: () => connection.close(),
  };
}

interface Line {
  readonly base: BaseUrl;
  readonly connection: Connection;
  readonly timeout: number;
}

/** RFC 9110 section 9.2.2: a server may close an idle connection while a request is on its way, which says nothing about it. */
async function retryIfSafe(error: unknown, again: () => Promise<Answer>, { method }: SentRequest): Promise<Answer> {
  const isLost = error instanceof TargetError && error.code === 'reset';
  if (isLost && ['GET', 'HEAD', 'OPTIONS'].includes(method)) return again();
  throw error;
}

async function exchange(request: SentRequest, { base, connection, timeout }: Line): Promise<Answer> {
  const deadline = createDeadline(timeout);
  const { origin } = base;
  const { proxy } = connection;
  try {
    const dispatcher = await connection.dispatcher();
    const response = await dispatcher.request(toOptions(request, base, deadline));
    return await read(request, response, deadline);
  } catch (error) {
    if (deadline.hasPassed()) throw timedOut(origin, timeout, error);
    throw toTargetError(error, { origin, proxy });
  } finally {
    deadline.clear();
  }
}

const toOptions = (request: SentRequest, base: BaseUrl, { signal }: Deadline): Dispatcher.RequestOptions => ({
  origin: base.origin,
  path: targetOf(base.path, request),
  // undici's type knows the common methods only; it sends any token.
  method: request.method,
  headers: toWireHeaders(request.headers),
  body: request.body ?? null,
  signal,
});

function read({ method }: SentRequest, response: Dispatcher.ResponseData, deadline: Deadline): Promise<Answer> {
  const { statusCode: status, headers, body } = response;
  if (String(headers['content-type']).startsWith('text/event-stream')) deadline.shorten(eventStreamPatience);
  return readAnswer({ method, status, headers, body });
}
