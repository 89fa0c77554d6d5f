import {
  badRequest,
  createProblem,
  formatPreferences,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  isProblem,
  negotiate,
  type Preferences,
  type Problem,
  unprocessable,
  type Violation,
} from '../http/index.js';
import type { Authentication } from './authentication.js';
import type { RequestContext } from './context.js';
import type { DocumentedReply } from './documented-answers.js';
import type { Endpoint } from './endpoint.js';
import { type HandlingOptions, handleRequest } from './handle-request.js';
import { delayOf, preferredReply } from './preferences.js';
import type { Demand, Service } from './service.js';

/** What serving an operation takes, the same for every request. */
export interface OperationParts extends HandlingOptions {
  readonly authentication: Authentication;
}

type MaybePromise<T> = T | Promise<T>;

/** Authenticates, decodes, validates and authorises a routed request, then answers it by preference or by its handler. */
export function serveOperation(
  parts: OperationParts,
  context: RequestContext,
  preferences: Preferences,
): MaybePromise<HttpResponse> {
  const problem = prepare(parts, context);
  if (problem) return parts.answering.refuse(problem, context.endpoint);

  return Object.keys(preferences).length === 0
    ? handleRequest(parts, context)
    : serveByPreference(parts, context, preferences);
}

/** Everything that may refuse a request before it is handled; fills in the context on the way. */
function prepare({ service, authentication }: OperationParts, context: RequestContext): Problem | undefined {
  const { endpoint, request, operation } = context;
  const identity = authentication.identify(operation, request, context);
  if (isProblem(identity)) return identity;
  context.caller = identity.caller;

  const refusal = service.admit?.(operation, context) ?? refuseAccept(service, endpoint, request);
  if (refusal) return refusal;

  const check = endpoint.validateRequest(request, context.match);
  if (isProblem(check)) {
    context.trace.violations = check.violations;
    return check;
  }
  const absent = missing(endpoint, check.values.body);
  if (check.violations.length + absent.length > 0) {
    context.trace.violations = [...check.violations, ...absent];
    return invalid(service, endpoint, context.trace.violations);
  }
  context.values = check.values;

  return identity.caller && authentication.authorise(identity, context as Demand);
}

function refuseAccept(service: Service, { offered }: Endpoint, { headers }: HttpRequest): Problem | undefined {
  if (offered.length === 0 || service.notAcceptable === 'ignore') return undefined;
  if (negotiate(headerOf(headers, 'accept'), offered) !== undefined) return undefined;
  return createProblem('not-acceptable', `The Accept header allows none of: ${offered.join(', ')}.`);
}

/** What the document's schema calls optional and `x-twinspec.requires` does not. */
function missing({ resources: { requires = [] } }: Endpoint, body: unknown): readonly Violation[] {
  if (requires.length === 0 || typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const names = requires.filter((name) => !Object.hasOwn(body, name));
  return names.map((name) => ({ pointer: `/body/${name}`, keyword: 'required', message: 'is required' }));
}

function invalid(
  { onInvalid }: Service,
  { operation, invalidStatus }: Endpoint,
  violations: readonly Violation[],
): Problem {
  if (onInvalid !== undefined) return onInvalid(operation, violations);
  const detail = `The request breaks its schema: ${violations.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}.`;
  return invalidStatus === 422 ? unprocessable(detail, violations) : badRequest(detail, violations);
}

function serveByPreference(
  parts: OperationParts,
  context: RequestContext,
  preferences: Preferences,
): MaybePromise<HttpResponse> {
  const { endpoint, request } = context;
  const delay = delayOf(preferences);
  if (typeof delay !== 'number') return parts.answering.refuse(delay);
  const preferred = preferredReply({ endpoint, request, generated: parts.generated }, preferences);
  if (preferred !== undefined) context.trace.answeredBy = 'preference';
  const settle = (reply: DocumentedReply | Problem): HttpResponse =>
    isProblem(reply) ? parts.answering.refuse(reply) : parts.answering.settle(endpoint, reply, request);
  if (preferred !== undefined && !(preferred instanceof Promise) && isProblem(preferred)) return settle(preferred);

  const response =
    preferred === undefined
      ? handleRequest(parts, context, preferences)
      : preferred instanceof Promise
        ? preferred.then(settle)
        : settle(preferred);
  const applied = formatPreferences(preferences);
  return applied === '' ? response : withPreference(response, { delay, applied });
}

function withPreference(
  response: MaybePromise<HttpResponse>,
  { delay, applied }: { delay: number; applied: string },
): MaybePromise<HttpResponse> {
  if (response instanceof Promise) return response.then((settled) => withPreference(settled, { delay, applied }));
  const vary = [headerOf(response.headers, 'vary'), 'Prefer'].filter(Boolean).join(', ');
  const headers = { ...response.headers, 'preference-applied': applied, vary };
  return { ...response, headers, ...(delay > 0 && { delivery: { delay } }) };
}
