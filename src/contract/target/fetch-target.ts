import type { Headers as PlainHeaders } from '../../http/index.js';
import type { Answer, SentRequest } from '../exchange.js';
import { readAnswer } from '../read-answer.js';
import { parseBaseUrl } from './base-url.js';
import { createDeadline, eventStreamPatience } from './deadline.js';
import type { ContractTarget } from './target.js';
import { timedOut, toTargetError } from './to-target-error.js';
import { defaultTimeout } from './url-target.js';
import { targetOf, toWireHeaders } from './wire-headers.js';

/** The global `fetch`, or the `fetch` of an app that answers requests by itself. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** Whatever has a `fetch`. Its URLs are normalised on the way, and it sends no TRACE and no body with GET. */
export function createFetchTarget(
  fetch: Fetch,
  baseUrl: string,
  { timeout = defaultTimeout }: { timeout?: number } = {},
): ContractTarget {
  const { origin, path, name } = parseBaseUrl(baseUrl);
  return {
    name,
    async send(request) {
      const deadline = createDeadline(timeout);
      try {
        const { signal } = deadline;
        const sent = new Request(origin + targetOf(path, request), { ...toInit(request), signal });
        const response = await Promise.race([fetch(sent), aborted(signal)]);
        if (isEventStream(response)) deadline.shorten(eventStreamPatience);
        return await read(request, response);
      } catch (error) {
        if (deadline.hasPassed()) throw timedOut(origin, timeout, error);
        throw toTargetError(error, { origin });
      } finally {
        deadline.clear();
      }
    },
    close: () => Promise.resolve(),
  };
}

const toInit = ({ method, headers, body }: SentRequest): RequestInit => ({
  method,
  headers: toWireHeaders(headers),
  body: body ?? null,
  redirect: 'manual',
});

/** An app's own `fetch` need not know of signals. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The time is up.')), { once: true });
  });

const isEventStream = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('text/event-stream') ?? false;

function read({ method }: SentRequest, response: Response): Promise<Answer> {
  const { status, body } = response;
  return readAnswer({
    method,
    status,
    headers: toPlainHeaders(response.headers),
    body: (body ?? undefined) as AsyncIterable<Uint8Array> | undefined,
    isDecoded: true,
  });
}

function toPlainHeaders(headers: Headers): PlainHeaders {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
}
