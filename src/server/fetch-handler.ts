import type { HttpRequest, HttpResponse, Target } from '../http/index.js';

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
  return { method: request.method, path: pathname, query: search.slice(1), headers: Object.fromEntries(request.headers), body };
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const item of [value ?? []].flat()) fields.append(name, item);
  }
  const isEmpty = status === 204 || status === 304 || body === undefined;
  return new Response(isEmpty ? null : (body as string), { status, headers: fields });
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
