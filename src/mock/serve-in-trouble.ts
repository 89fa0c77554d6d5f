import type { Delivery, HttpResponse } from '../http/index.js';
import { isFelt, noTrouble, type Trouble } from '../sandboxes/index.js';
import type { Answering } from './answer.js';
import type { RequestContext } from './context.js';

type MaybePromise<T> = T | Promise<T>;

interface Serving {
  readonly answering: Answering;
  readonly context: RequestContext;
  /** What is done on a good day. */
  readonly serve: () => MaybePromise<HttpResponse>;
}

/** Serves a request in the trouble that it is in: it is answered otherwise, or the answer suffers on its way. */
export function serveInTrouble(trouble: Trouble, { answering, context, serve }: Serving): MaybePromise<HttpResponse> {
  if (trouble === noTrouble) return serve();
  context.trace.isStruck = isFelt(trouble);
  const { refusal } = trouble;
  const befall = (response: HttpResponse): HttpResponse => {
    if (refusal !== undefined || trouble.cut === 'reset') context.trace.answeredBy = 'fault';
    return suffering(response, trouble);
  };
  if (refusal === 'reset') return befall(noAnswer);
  const response = refusal === undefined ? serve() : answering.pretend(refusal, context.endpoint);
  return response instanceof Promise ? response.then(befall) : befall(response);
}

/** 0 is what a client calls the status of an answer that never came. */
const noAnswer: HttpResponse = { status: 0, headers: {}, delivery: { cut: 'reset' } };

function suffering(response: HttpResponse, { headers, delay, dribble, cut, corruption }: Trouble): HttpResponse {
  const suffered = {
    ...response,
    headers: { ...response.headers, ...headers },
    body: corrupted(response.body, corruption),
  };
  if (delay === 0 && dribble === undefined && cut === undefined) return suffered;
  const { delivery = {} } = response;
  const worse: Delivery = { dribble, cut, ...delivery, delay: delay + (delivery.delay ?? 0) };
  return { ...suffered, delivery: worse };
}

/** The body with some of its bytes turned over, which no text survives. */
function corrupted(body: HttpResponse['body'], places: readonly number[]): HttpResponse['body'] {
  if (body === undefined || body.length === 0 || places.length === 0) return body;
  const bytes = Buffer.from(body);
  for (const index of new Set(places.map((place) => Math.floor(place * bytes.length)))) {
    bytes[index] = ~(bytes[index] ?? 0);
  }
  return bytes;
}
