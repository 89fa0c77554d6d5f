import {
  badRequest,
  createProblem,
  headerOf,
  type HttpRequest,
  type HttpResponse,
  isProblem,
  negotiate,
  notFound,
  parsePrefer,
  type Problem,
  type Target,
  unprocessable,
  type Violation,
} from '../http/index.js';
import { createRouter, type Match, nearestTemplates } from '../routing/index.js';
import type { Spec } from '../spec/index.js';
import type { Clock } from '../state/index.js';
import { type Answering, createAnswering } from './answer.js';
import { type Authentication, createAuthentication } from './authentication.js';
import { type OpenSandbox, RequestContext } from './context.js';
import { answerPreflight, type CorsPolicy, withCors } from './cors.js';
import { createEndpoints, type Endpoint, type PathEndpoints } from './endpoint.js';
import { handleRequest } from './handle-request.js';
import { delayOf, preferredReply } from './preferences.js';
import type { AnyHandler, Demand, Service } from './service.js';

export interface PipelineOptions {
  readonly spec: Spec;
  readonly service: Service;
  readonly clock: Clock;
  /** The state to answer from, with what its requests share. */
  readonly open: () => OpenSandbox | Promise<OpenSandbox>;
  /** Handlers that take the place of the service's, by operationId. */
  readonly overrides: ReadonlyMap<string, AnyHandler>;
  readonly cors: CorsPolicy;
  /** Headers that stand in for missing credentials; undefined where authentication is strict. */
  readonly anyone: Readonly<Record<string, string>> | undefined;
  /** Milliseconds before every answer. */
  readonly latency: number;
  /** Told of exceptions and of answers that would have broken the document. */
  readonly onError: (error: Error) => void;
}

type MaybePromise<T> = T | Promise<T>;

const longestPath = 8_192;

/**
 * One API from request to answer: route, authenticate, parse, validate, authorise, handle, check. Synchronous, unless the
 * state or a user's handler is not.
 */
export function createPipeline(options: PipelineOptions): Target {
  const { spec, service, clock, onError } = options;
  const endpoints = createEndpoints(spec);
  const router = createRouter(
    spec.basePaths.flatMap((base) => endpoints.map((path) => [`${base}${path.template}`, path] as const)),
  );
  const authentication = createAuthentication({ spec, service, anyone: options.anyone });
  const answering = createAnswering({ service, authentication, onError });
  const parts: Parts = { options, authentication, answering };

  const answer = (request: HttpRequest): MaybePromise<HttpResponse> => {
    clock.tick();
    if (request.path.length > longestPath) {
      return answering.refuse(createProblem('path-too-long', `The path is longer than ${longestPath} characters.`));
    }
    const match = router.match(request.path);
    if (match === 'malformed') return answering.refuse(badRequest('The path is not validly percent-encoded.'));
    if (match === undefined) return answering.refuse(notFound(unknownPath(request.path, { endpoints, spec })));
    return serve(parts, request, match);
  };

  return {
    handle(request) {
      try {
        const response = answer(request);
        if (!(response instanceof Promise)) return withCors(options.cors, request, response);
        return response.catch(fail).then((settled) => withCors(options.cors, request, settled));
      } catch (error) {
        return withCors(options.cors, request, fail(error));
      }
    },
  };

  function fail(error: unknown): HttpResponse {
    onError(error instanceof Error ? error : new Error(String(error)));
    return answering.refuse(createProblem('internal', 'The mock failed to answer; its log says why.'));
  }
}

interface Parts {
  readonly options: PipelineOptions;
  readonly authentication: Authentication;
  readonly answering: Answering;
}

function serve(parts: Parts, request: HttpRequest, match: Match<PathEndpoints>): MaybePromise<HttpResponse> {
  const { byMethod, allow } = match.target;
  const endpoint = byMethod.get(request.method);
  if (endpoint) return withLatency(parts, serveOperation(parts, endpoint, { request, segments: match.parameters }));

  const get = byMethod.get('GET');
  if (request.method === 'HEAD' && get) {
    const response = withLatency(parts, serveOperation(parts, get, { request, segments: match.parameters }));
    return response instanceof Promise ? response.then(withoutBody) : withoutBody(response);
  }
  if (request.method === 'OPTIONS') {
    return answerPreflight(parts.options.cors, request, allow) ?? { status: 204, headers: { allow } };
  }
  const [example] = byMethod.values();
  const detail = `${request.method} is not allowed here; allowed: ${allow}.`;
  return parts.answering.refuse(createProblem('method-not-allowed', detail, { headers: { allow } }), example);
}

interface Routed {
  readonly request: HttpRequest;
  readonly segments: Readonly<Record<string, string>>;
}

function serveOperation(parts: Parts, endpoint: Endpoint, routed: Routed): MaybePromise<HttpResponse> {
  const open = parts.options.open();
  return open instanceof Promise
    ? open.then((opened) => serveFrom(parts, endpoint, { ...routed, open: opened }))
    : serveFrom(parts, endpoint, { ...routed, open });
}

function serveFrom(parts: Parts, endpoint: Endpoint, { request, segments, open }: Routed & { open: OpenSandbox }): MaybePromise<HttpResponse> {
  const { options, answering } = parts;
  const context = new RequestContext(open, { endpoint, request, now: options.clock.now() });
  const problem = prepare(parts, context, segments);
  if (problem) return answering.refuse(problem, endpoint);

  const preferences = parsePrefer(headerOf(request.headers, 'prefer'));
  const delay = delayOf(preferences);
  if (typeof delay !== 'number') return answering.refuse(delay, endpoint);

  const preferred = preferredReply(endpoint, preferences);
  const response = preferred
    ? answering.settle(endpoint, preferred, request)
    : handleRequest({ ...parts.options, answering }, context);
  return preferred || delay > 0 ? withPreference(response, { delay, applied: headerOf(request.headers, 'prefer') ?? '' }) : response;
}

/** Everything that may refuse a request before it is handled; fills in the context on the way. */
function prepare({ options, authentication }: Parts, context: RequestContext, segments: Routed['segments']): Problem | undefined {
  const { endpoint, request, operation } = context;
  const identity = authentication.identify(operation, request, context);
  if (isProblem(identity)) return identity;
  context.caller = identity.caller;

  const refusal = options.service.admit?.(operation, context) ?? refuseAccept(options.service, endpoint, request);
  if (refusal) return refusal;

  const check = endpoint.validateRequest(request, segments);
  if (isProblem(check)) return check;
  if (check.violations.length > 0) return invalid(endpoint, check.violations);
  context.values = check.values;

  return identity.caller && authentication.authorise(identity, context as Demand);
}

function refuseAccept(service: Service, { offered }: Endpoint, { headers }: HttpRequest): Problem | undefined {
  if (offered.length === 0 || service.notAcceptable === 'ignore') return undefined;
  if (negotiate(headerOf(headers, 'accept'), offered) !== undefined) return undefined;
  return createProblem('not-acceptable', `The Accept header allows none of: ${offered.join(', ')}.`);
}

function invalid({ invalidStatus }: Endpoint, violations: readonly Violation[]): Problem {
  const detail = `The request breaks its schema: ${violations.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}.`;
  return invalidStatus === 422 ? unprocessable(detail, violations) : badRequest(detail, violations);
}

function withPreference(
  response: MaybePromise<HttpResponse>,
  { delay, applied }: { delay: number; applied: string },
): MaybePromise<HttpResponse> {
  if (response instanceof Promise) return response.then((settled) => withPreference(settled, { delay, applied }));
  const headers = { ...response.headers, 'preference-applied': applied, vary: 'Prefer' };
  return { ...response, headers, ...(delay > 0 && { delivery: { delay } }) };
}

function withLatency({ options: { latency } }: Parts, response: MaybePromise<HttpResponse>): MaybePromise<HttpResponse> {
  if (latency === 0) return response;
  if (response instanceof Promise) return response.then((settled) => delayed(settled, latency));
  return delayed(response, latency);
}

const delayed = (response: HttpResponse, latency: number): HttpResponse => ({
  ...response,
  delivery: { delay: latency + (response.delivery?.delay ?? 0) },
});

/** What HEAD answers (RFC 9110 section 9.3.2): the headers of GET, its length among them. */
function withoutBody({ body, ...response }: HttpResponse): HttpResponse {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0);
  return { ...response, headers: { ...response.headers, 'content-length': String(length) } };
}

function unknownPath(path: string, { endpoints, spec }: { endpoints: readonly PathEndpoints[]; spec: Spec }): string {
  const base = spec.basePaths.find((candidate) => candidate !== '' && path.startsWith(`${candidate}/`)) ?? spec.basePaths[0] ?? '';
  const within = path.startsWith(base) ? path.slice(base.length) : path;
  const nearest = nearestTemplates(within, endpoints.map(({ template }) => template)).map((template) => `${base}${template}`);
  return nearest.length === 0 ? 'No operation has this path.' : `No operation has this path; nearest: ${nearest.join(', ')}.`;
}
