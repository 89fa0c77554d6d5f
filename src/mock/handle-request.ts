import {
  badRequest,
  conflict,
  createProblem,
  type HttpResponse,
  isProblem,
  type Preferences,
  type Problem,
  unprocessable,
} from '../http/index.js';
import { ConstraintViolation } from '../state/index.js';
import type { Answering } from './answer.js';
import type { RequestContext } from './context.js';
import type { GeneratedAnswers } from './documented-answers.js';
import type { Endpoint } from './endpoint.js';
import { replyFromDocument } from './preferences.js';
import type { AnyHandler, Reply, Service } from './service.js';

export interface HandlingOptions {
  readonly service: Service;
  readonly overrides: ReadonlyMap<string, AnyHandler>;
  readonly answering: Answering;
  readonly generated: GeneratedAnswers;
  readonly onError: (error: Error) => void;
}

/**
 * Runs the operation's handler in a transaction over the loaded state: handle, check the answer, keep the changes if it is a
 * success. A handler that returns a promise keeps what it changed in transactions of its own (`context.transaction`).
 */
export function handleRequest(
  options: HandlingOptions,
  context: RequestContext,
  preferences: Preferences = {},
): HttpResponse | Promise<HttpResponse> {
  const { endpoint } = context;
  const own = options.overrides.get(endpoint.operation.id);
  const handler = own ?? options.service.handlers[endpoint.operation.id];
  context.trace.answeredBy = own ? 'own handler' : handler ? 'handler' : 'example or generated value';
  if (handler === undefined) {
    const problem = options.service.missing?.(context);
    return problem === undefined
      ? answerFromDocument(options, context, preferences)
      : options.answering.settle(endpoint, problem, context.request);
  }

  const { transactions } = context;
  transactions.begin();
  let isKept = false;
  try {
    const reply = attempt(options, handler, context);
    if (reply instanceof Promise) {
      isKept = context.hasTransacted;
      return settleLater(options, reply, context);
    }
    const response = settleNow(options, reply, context);
    isKept = response.status < 400;
    return response;
  } finally {
    transactions.end(isKept);
  }
}

/** The answer, or a refusal where there is no room for what it has changed. */
function settleNow(
  { answering }: HandlingOptions,
  reply: Reply | Problem,
  { endpoint, request, transactions }: RequestContext,
): HttpResponse {
  const response = answering.settle(endpoint, reply, request);
  const excess = response.status < 400 ? transactions.excess() : undefined;
  return excess === undefined ? response : answering.refuse(excess, endpoint);
}

function answerFromDocument(
  { answering, generated }: HandlingOptions,
  { endpoint, request }: RequestContext,
  preferences: Preferences,
): HttpResponse | Promise<HttpResponse> {
  const reply = replyFromDocument({ endpoint, request, generated }, preferences);
  if (!(reply instanceof Promise)) return answering.settle(endpoint, reply, request);
  return reply.then((made) => answering.settle(endpoint, made, request));
}

function attempt(
  options: HandlingOptions,
  handler: AnyHandler,
  context: RequestContext,
): Reply | Problem | Promise<Reply | Problem> {
  try {
    return handler(context);
  } catch (error) {
    return toProblem(options, error, context.endpoint);
  }
}

async function settleLater(
  options: HandlingOptions,
  reply: Promise<Reply | Problem>,
  context: RequestContext,
): Promise<HttpResponse> {
  const settled = await reply.catch((error: unknown) => toProblem(options, error, context.endpoint));
  return options.answering.settle(context.endpoint, settled, context.request);
}

function toProblem(
  { service, onError }: HandlingOptions,
  error: unknown,
  { operation, invalidStatus }: Endpoint,
): Problem {
  if (error instanceof ConstraintViolation) return constraintProblem(service, error, invalidStatus);
  if (typeof error === 'object' && error !== null && isProblem(error)) return error;

  onError(error instanceof Error ? error : new Error(String(error)));
  return createProblem('internal', `The handler of ${operation.id} failed; the log of the mock says why.`);
}

/** A constraint that a write ran into, as the API says it; else a conflict, or for an unknown reference an invalid request. */
export function constraintProblem(service: Service, violation: ConstraintViolation, invalidStatus: 400 | 422): Problem {
  if (service.onConstraint) return service.onConstraint(violation);
  const { kind, collection, fields } = violation;
  const names = fields.join(' and ');
  if (kind === 'unique') return conflict(`There is one of ${collection} with this ${names} already.`);
  if (kind === 'restrict') return conflict(`Something still refers to it by ${names}.`);
  const detail = `${names} names something that does not exist.`;
  return invalidStatus === 422 ? unprocessable(detail) : badRequest(detail);
}
