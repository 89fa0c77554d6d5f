import type { Problem } from './problem.js';

/** Header values by lower-case name; a list where a header came, or is to be sent, more than once. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as a plain value: what every adapter makes of its framework's request. */
export interface HttpRequest {
  /** What logs and journals call it, and the client is told (`X-Request-Id`): its own name for it, or one that was made up for a log. */
  readonly id?: string | undefined;
  /** Upper case, as on the wire. */
  readonly method: string;
  /** Percent-encoded as it was sent, without the query. */
  readonly path: string;
  /** What a server or an Express app took off the path before it handed the request over, such as `/secoda`. */
  readonly mount?: string | undefined;
  /** The sandbox that the path began with (`/~name`, which is part of `mount`), whatever it says. */
  readonly sandbox?: string | undefined;
  /** What follows the `?`, still encoded; empty when there is none. */
  readonly query: string;
  readonly headers: Headers;
  readonly body?: Uint8Array | undefined;
  /** The decoded body, when a framework (`express.json()`) has consumed the bytes already. */
  readonly parsedBody?: unknown;
  /** What the adapter found wrong before it had the whole request, such as a body that is too large. */
  readonly refusal?: Problem | undefined;
}

/** An answer as a plain value; the adapter turns it into bytes. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: string | Uint8Array | undefined;
  /** Comes instead of a body. */
  readonly stream?: TextStream | undefined;
  readonly delivery?: Delivery | undefined;
}

/** Text that comes as things happen. It begins when it is read, and ends with the signal: when the client has gone, or the server closes. */
export type TextStream = (signal: AbortSignal) => AsyncIterable<string>;

/** How an answer is to be delivered, when not at once and whole. */
export interface Delivery {
  /** Milliseconds to wait before the first byte. */
  readonly delay?: number;
  /** The body comes in pieces. */
  readonly dribble?: Dribble | undefined;
  /** The connection ends before the answer does: `reset` with nothing sent, whatever the status, or after this fraction of the body. */
  readonly cut?: 'reset' | number | undefined;
}

export interface Dribble {
  readonly chunks: number;
  /** From the head of the answer to the end of its body. */
  readonly milliseconds: number;
}

/** Anything that answers a request: a mock in this process, or a server behind a URL. */
export interface Target {
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
}

/** One header as one string; repeated headers are joined as RFC 9110 section 5.3 says. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
