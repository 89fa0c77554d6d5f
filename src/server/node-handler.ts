import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { defaultBodyLimit, type HttpRequest, type HttpResponse, type Target } from '../http/index.js';
import { takeSandboxPrefix } from '../sandboxes/index.js';
import { carriesBody, readBody } from './read-body.js';
import { requestIdIn } from './request-id.js';
import { targetOf } from './request-target.js';
import { type SendOptions, send } from './send.js';

export interface NodeHandlerOptions extends SendOptions {
  /** The largest body in bytes; 1 MiB by default. */
  readonly bodyLimit?: number;
  /** Path prefix that is taken off, such as `/secoda`; Express does that itself. */
  readonly mount?: string;
  /** Told of each exchange once its answer is handed over. */
  readonly onExchange?: (exchange: ServedExchange) => void;
}

/** A request, its answer, and how long the answer took. */
export interface ServedExchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly milliseconds: number;
}

/** Answers node:http's requests, those of an Express app included; below a mount path Express strips `url`. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** The adapter between node:http and a target; a body that `express.json()` has read is taken as it is. */
export function createNodeHandler(
  target: Target,
  { bodyLimit = defaultBodyLimit, mount = '', onExchange, ...sending }: NodeHandlerOptions = {},
): NodeHandler {
  return (incoming, outgoing) => {
    const start = onExchange ? performance.now() : 0;
    const answer = (content: Content): void => {
      const id = requestIdIn(incoming.headers) ?? (onExchange && randomUUID());
      const request = toHttpRequest(incoming, { ...content, id }, mount);
      const deliver = (response: HttpResponse): void => {
        send(outgoing, content.isCut ? closing(response) : response, sending);
        onExchange?.({ request, response, milliseconds: performance.now() - start });
      };
      const response = target.handle(request);
      if (response instanceof Promise) void response.then(deliver, () => outgoing.destroy());
      else deliver(response);
    };

    const parsed = (incoming as { body?: unknown }).body;
    if (parsed !== undefined) answer(fromParser(parsed));
    else if (!carriesBody(incoming)) answer(noContent);
    else readBody(incoming, bodyLimit, answer);
  };
}

type Content = Pick<HttpRequest, 'body' | 'parsedBody' | 'refusal'> & { readonly isCut?: boolean };

const noContent: Content = {};

function toHttpRequest(
  incoming: IncomingMessage & { readonly baseUrl?: string },
  content: Content & Pick<HttpRequest, 'id'>,
  mount: string,
): HttpRequest {
  const target = targetOf(incoming.url);
  const question = target.indexOf('?');
  const asked = question < 0 ? target : target.slice(0, question);
  const named = takeSandboxPrefix(asked);
  const path = (named?.path ?? asked).slice(mount.length);
  const taken = incoming.baseUrl ?? mount;
  return {
    id: content.id,
    method: incoming.method ?? 'GET',
    path: path === '' ? '/' : path,
    query: question < 0 ? '' : target.slice(question + 1),
    headers: incoming.headers,
    mount: named === undefined ? taken : mountOf(named.prefix, taken, mount),
    sandbox: named?.sandbox,
    body: content.body,
    parsedBody: content.parsedBody,
    refusal: content.refusal,
  };
}

/** What was taken off the path: the sandbox stands before our own mount path, and after that of an Express app. */
const mountOf = (prefix: string, taken: string, mount: string): string =>
  mount === '' ? taken + prefix : prefix + mount;

function fromParser(parsed: unknown): Content {
  if (parsed instanceof Uint8Array) return { body: parsed };
  return typeof parsed === 'string' ? { body: Buffer.from(parsed) } : { parsedBody: parsed };
}

/** An answer before the whole request has come: nobody reads the rest. */
const closing = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: { ...response.headers, connection: 'close' },
});
