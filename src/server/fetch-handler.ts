import { bodyTooLarge, defaultBodyLimit, type HttpRequest, type HttpResponse, type Target } from '../http/index.js';
import { takeSandboxPrefix } from '../sandboxes/index.js';
import { comesInPieces, piecesOf, waitFor } from './pieces-of.js';
import { requestIdIn } from './request-id.js';

/**
 * Answers a Fetch API request without a network; the origin of its URL means nothing. Rejects with a TypeError, as fetch does, where the
 * connection is reset, and with the signal's reason when the client gives up.
 */
export type FetchHandler = (request: Request) => Promise<Response>;

export function createFetchHandler(target: Target): FetchHandler {
  return async (request) => {
    const response = await target.handle(await toHttpRequest(request));
    if (response.delivery === undefined && response.stream === undefined) return toResponse(response, response.body);
    await waitFor(response.delivery?.delay, request.signal);
    if (response.delivery?.cut === 'reset') throw new TypeError('fetch failed', { cause: connectionReset() });
    return toResponse(response, comesInPieces(response) ? streamOf(response, request.signal) : response.body);
  };
}

async function toHttpRequest(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const refusal = body && body.length > defaultBodyLimit ? bodyTooLarge(defaultBodyLimit) : undefined;
  const headers = Object.fromEntries(request.headers);
  const named = takeSandboxPrefix(pathname);
  return {
    id: requestIdIn(headers),
    method: request.method,
    path: named?.path ?? pathname,
    mount: named?.prefix,
    sandbox: named?.sandbox,
    query: search.slice(1),
    headers,
    body: refusal ? undefined : body,
    refusal,
  };
}

/** With these, a Response refuses a body (https://fetch.spec.whatwg.org/#null-body-status). */
const withoutContent = new Set([204, 205, 304]);

function toResponse({ status, headers }: HttpResponse, body: HttpResponse['body'] | ReadableStream): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const item of [value ?? []].flat()) fields.append(name, item);
  }
  const isEmpty = withoutContent.has(status) || body === undefined;
  return new Response(isEmpty ? null : (body as string), { status, headers: fields });
}

/** A body that comes bit by bit and breaks off where its delivery does; all ends when nobody reads it any more. */
function streamOf(response: HttpResponse, signal: AbortSignal): ReadableStream<Uint8Array> {
  const cancelled = new AbortController();
  const pieces = piecesOf(response, AbortSignal.any([signal, cancelled.signal]));
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: () => cancelled.abort(),
  });
}

const connectionReset = (): Error => Object.assign(new Error('The connection was reset.'), { code: 'ECONNRESET' });
