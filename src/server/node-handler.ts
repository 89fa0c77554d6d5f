import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createProblem, type HttpRequest, type HttpResponse, type Problem, type Target } from '../http/index.js';

export interface NodeHandlerOptions {
  /** The largest body in bytes; 1 MiB by default. */
  readonly bodyLimit?: number;
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

const defaultBodyLimit = 1_048_576;

/** The adapter between node:http and a target; a body that `express.json()` has read is taken as it is. */
export function createNodeHandler(target: Target, { bodyLimit = defaultBodyLimit, onExchange }: NodeHandlerOptions = {}): NodeHandler {
  return (incoming, outgoing) => {
    const start = onExchange ? performance.now() : 0;
    const answer = (content: Pick<HttpRequest, 'body' | 'parsedBody' | 'refusal'>): void => {
      const request = toHttpRequest(incoming, content);
      const deliver = (response: HttpResponse): void => {
        send(outgoing, response, content.refusal?.status === 413);
        onExchange?.({ request, response, milliseconds: performance.now() - start });
      };
      const response = target.handle(request);
      if (response instanceof Promise) void response.then(deliver, () => outgoing.destroy());
      else deliver(response);
    };

    const parsed = (incoming as { body?: unknown }).body;
    if (parsed !== undefined) answer(fromParser(parsed));
    else if (!carriesBody(incoming)) answer({});
    else readBody(incoming, bodyLimit, answer);
  };
}

function toHttpRequest(
  { method = 'GET', url = '/', headers, baseUrl }: IncomingMessage & { readonly baseUrl?: string },
  content: Pick<HttpRequest, 'body' | 'parsedBody' | 'refusal'>,
): HttpRequest {
  const target = url.startsWith('/') ? url : pathOfAbsolute(url);
  const question = target.indexOf('?');
  return {
    method,
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? '' : target.slice(question + 1),
    headers,
    mount: baseUrl,
    ...content,
  };
}

/** A request target in absolute form (RFC 9112 section 3.2.2), as proxies are sent it; `*` stays as it is. */
function pathOfAbsolute(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

const carriesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');

function fromParser(parsed: unknown): Pick<HttpRequest, 'body' | 'parsedBody'> {
  if (parsed instanceof Uint8Array) return { body: parsed };
  return typeof parsed === 'string' ? { body: Buffer.from(parsed) } : { parsedBody: parsed };
}

function readBody(
  incoming: IncomingMessage,
  limit: number,
  done: (content: { body: Uint8Array } | { refusal: Problem }) => void,
): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  incoming.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
      return;
    }
    incoming.removeAllListeners('data').removeAllListeners('end').resume();
    done({ refusal: createProblem('body-too-large', `The body is larger than ${limit} bytes.`) });
  });
  incoming.on('end', () => {
    const [first] = chunks;
    done({ body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
  });
  incoming.on('error', () => undefined);
}

function send(outgoing: ServerResponse, response: HttpResponse, closes: boolean): void {
  const delay = response.delivery?.delay ?? 0;
  if (delay === 0) {
    write(outgoing, response, closes);
    return;
  }
  const timer = setTimeout(() => write(outgoing, response, closes), delay);
  outgoing.once('close', () => clearTimeout(timer));
}

function write(outgoing: ServerResponse, { status, headers, body }: HttpResponse, closes: boolean): void {
  const fields = headers as OutgoingHttpHeaders;
  outgoing.writeHead(status, closes ? { ...fields, connection: 'close' } : fields);
  outgoing.end(body);
}
