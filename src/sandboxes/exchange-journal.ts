import type { HttpRequest, HttpResponse, Violation } from '../http/index.js';

/** What made an answer. */
export type AnsweredBy = 'handler' | 'own handler' | 'example or generated value' | 'preference' | 'fault' | 'refusal';

/** What is told of a request while it is served. */
export interface Trace {
  /** The operationId; undefined where no operation was found. */
  operation: string | undefined;
  answeredBy: AnsweredBy;
  /** Where the request broke the document. */
  violations: readonly Violation[] | undefined;
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

const capacity = 100;
/** Bodies above this many bytes are not kept. */
const longestBody = 16_384;

/** The last exchanges of a sandbox, in bounded memory. */
export class ExchangeJournal {
  #exchanges: Exchange[] = [];
  #next = 0;

  record(exchange: Omit<Exchange, 'id'>): void {
    const kept = {
      ...exchange,
      id: this.#next + 1,
      request: withoutLongBody(exchange.request),
      response: withoutLongBody(exchange.response),
    };
    this.#exchanges[this.#next % capacity] = kept;
    this.#next += 1;
  }

  /** The newest first. */
  *[Symbol.iterator](): Iterator<Exchange> {
    for (let index = this.#next - 1; index >= Math.max(0, this.#next - capacity); index--) {
      const exchange = this.#exchanges[index % capacity];
      if (exchange !== undefined) yield exchange;
    }
  }

  clear(): void {
    this.#exchanges = [];
  }
}

function withoutLongBody<Message extends HttpRequest | HttpResponse>(message: Message): Message {
  return (message.body?.length ?? 0) <= longestBody ? message : { ...message, body: undefined };
}
