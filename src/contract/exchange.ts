import type { Headers } from '../http/index.js';
import type { Operation } from '../spec/index.js';
import type { Case } from './case.js';

/** One request and what became of it. Holds credentials as they were sent: only a `Record` of it may leave the run. */
export interface Exchange {
  /** Position in the run, from 0. */
  readonly index: number;
  readonly case: Case;
  readonly operation: Operation;
  /** Name of the identity whose credentials were sent; undefined for none or for others. */
  readonly identity: string | undefined;
  readonly request: SentRequest;
  readonly response: Answer;
  /** Milliseconds since 1970, and how long the answer took. */
  readonly startedAt: number;
  readonly duration: number;
}

export interface SentRequest {
  readonly method: string;
  /** Below the base URL, percent-encoded, without the query. */
  readonly path: string;
  /** Without `?`; empty for none. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The decoded body: JSON as a value, anything else as text; undefined for none. */
  readonly value: unknown;
  /** Why a body that is said to be JSON could not be read. */
  readonly unreadable?: string;
}

export const isSuccess = ({ response }: Exchange): boolean => response.status >= 200 && response.status < 300;

/** Whether the server refused: nothing may have changed. */
export const isRefusal = ({ response }: Exchange): boolean => response.status >= 400 && response.status < 500;

/** RFC 9110 section 9.2.1. */
export const isSafe = ({ request }: Exchange): boolean => ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method);
