import { setTimeout } from 'node:timers/promises';
import { bodyTooLarge, defaultBodyLimit, type HttpRequest, type HttpResponse, type Target } from '../http/index.js';
import { takeSandboxPrefix } from '../sandboxes/index.js';

/** Answers a Fetch API request without a network; the origin of its URL means nothing. */
export type FetchHandler = (request: Request) => Promise<Response>;

export function createFetchHandler(target: Target): FetchHandler {
  return async (request) => {
    const response = await target.handle(await toHttpRequest(request));
    const delay = response.delivery?.delay ?? 0;
    if (delay > 0) await waitFor(delay, request.signal);
    return toResponse(response);
  };
}

async function toHttpRequest(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const refusal = body && body.length > defaultBodyLimit ? bodyTooLarge(defaultBodyLimit) : undefined;
  const headers = Object.fromEntries(request.headers);
  const named = takeSandboxPrefix(pathname);
  return {
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

function toResponse({ status, headers, body }: HttpResponse): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const item of [value ?? []].flat()) fields.append(name, item);
  }
  const isEmpty = withoutContent.has(status) || body === undefined;
  return new Response(isEmpty ? null : (body as string), { status, headers: fields });
}

/** @throws the signal's reason when the client gives up, or has done so already. */
async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
