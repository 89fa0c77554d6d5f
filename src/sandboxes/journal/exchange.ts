import type { HttpRequest, HttpResponse, Violation } from '../../http/index.js';

/** What made an answer. */
export type AnsweredBy = 'handler' | 'own handler' | 'example or generated value' | 'preference' | 'fault' | 'refusal';

/** What is told of a request while it is served. */
export interface Trace {
  /** The operationId; undefined where no operation was found. */
  operation: string | undefined;
  answeredBy: AnsweredBy;
  /** Where the request broke the document. */
  violations: readonly Violation[] | undefined;
  /** Whether a fault befell it, whatever made the answer. */
  isStruck?: boolean;
}

/** A request, its answer and how it came about. */
export interface Exchange extends Readonly<Trace> {
  /** Grows by one with each exchange of the sandbox. */
  readonly id: number;
  readonly service: string;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** Milliseconds since 1970, in real time. */
  readonly at: number;
  readonly milliseconds: number;
}

/** Bodies above this many bytes are not kept. */
const longestBody = 16_384;

/** An exchange as a journal keeps it. */
export function toKept(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const isLong = lengthOf(request) > longestBody || lengthOf(response) > longestBody;
  return isLong ? { ...exchange, request: withoutLongBody(request), response: withoutLongBody(response) } : exchange;
}

const withoutLongBody = <Message extends HttpRequest | HttpResponse>(message: Message): Message =>
  lengthOf(message) <= longestBody
    ? message
    : { ...message, body: undefined, parsedBody: undefined, stream: undefined };

/** A body that a framework has parsed is as long as the client said; a stream has no end. */
function lengthOf(message: HttpRequest | HttpResponse): number {
  if ('stream' in message && message.stream !== undefined) return Number.POSITIVE_INFINITY;
  if ('parsedBody' in message && message.parsedBody !== undefined)
    return Number(message.headers['content-length'] ?? longestBody + 1);
  return message.body?.length ?? 0;
}

/** About how many bytes an exchange takes in memory. */
export const sizeOf = ({ request, response }: Exchange): number =>
  objects +
  request.path.length +
  request.query.length +
  sizeOfHeaders(request.headers) +
  sizeOfHeaders(response.headers) +
  lengthOf(request) +
  lengthOf(response);

/** What the values take that an exchange is made of, without their texts. */
const objects = 1_000;

function sizeOfHeaders(headers: HttpRequest['headers']): number {
  let size = 0;
  for (const name in headers) size += name.length + (headers[name]?.length ?? 0);
  return size;
}
