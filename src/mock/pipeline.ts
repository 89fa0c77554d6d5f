import {
  badRequest,
  createProblem,
  type HttpRequest,
  type HttpResponse,
  notFound,
  type Problem,
} from '../http/index.js';
import { createRouter, nearestTemplates } from '../routing/index.js';
import { admit, type NamedSandbox, type Sandboxes } from '../sandboxes/index.js';
import type { Spec } from '../spec/index.js';
import { createAnswering } from './answer.js';
import { createAuthentication } from './authentication.js';
import { confineCookies } from './confine-cookies.js';
import type { OpenSandbox } from './context.js';
import { type CorsPolicy, withCors } from './cors.js';
import { createDispatch, type Place } from './dispatch.js';
import { createGeneratedAnswers } from './documented-answers.js';
import { createEndpoints, type PathEndpoints } from './endpoint.js';
import { late } from './late.js';
import type { Outgoing } from './outgoing/outgoing.js';
import type { AnyHandler, Service } from './service.js';

export interface PipelineOptions {
  readonly spec: Spec;
  readonly service: Service;
  /** What generated answers are drawn from, and who meets trouble. */
  readonly seed: string;
  /** The state to answer from, with what its requests share. */
  readonly open: (sandbox: NamedSandbox) => OpenSandbox;
  /** Handlers that take the place of the service's, by operationId. */
  readonly overrides: ReadonlyMap<string, AnyHandler>;
  readonly cors: CorsPolicy;
  /** Headers that stand in for credentials that will not do; undefined where authentication is strict. */
  readonly standIns: readonly Readonly<Record<string, string>>[] | undefined;
  /** Whether they stand in for missing credentials, too. */
  readonly acceptsMissing: boolean;
  /** Milliseconds before every answer. */
  readonly latency: number;
  /** What the API sends to others; undefined where it never does. */
  readonly outgoing: Outgoing | undefined;
  /** Where answers are counted that would have broken the document. */
  readonly sandboxes: Pick<Sandboxes, 'chronicle'>;
  /** Told of exceptions and of answers that would have broken the document. */
  readonly onError: (error: Error) => void;
}

type MaybePromise<T> = T | Promise<T>;

const longestPath = 8_192;

/** One API from request to answer. */
export interface Pipeline {
  handle(request: HttpRequest, place: Place): MaybePromise<HttpResponse>;
  /** The answer to a request that is refused before its path is looked at. */
  refuse(request: HttpRequest, problem: Problem): HttpResponse;
}

/** Route, authenticate, parse, validate, authorise, handle, check. Synchronous, unless a user's handler is not. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { spec, service, cors, latency, onError } = options;
  // Large documents have thousands of them, and nobody has asked yet.
  const endpoints = late(() => createEndpoints(spec));
  const router = late(() =>
    createRouter(
      spec.basePaths.flatMap((base) => endpoints().map((path) => [`${base}${path.template}`, path] as const)),
    ),
  );
  const authentication = createAuthentication(options);
  const onUntrue = (): void => options.sandboxes.chronicle.tally.countUntrue(service.id);
  const answering = createAnswering({ spec, service, authentication, onError, onUntrue });
  const generated = createGeneratedAnswers(spec, options.seed);
  const dispatch = createDispatch({ ...options, authentication, answering, generated });

  const answer = (request: HttpRequest, place: Place): MaybePromise<HttpResponse> => {
    place.sandbox.clock.tick();
    const refusal = admit(place.sandbox);
    if (refusal) return answering.refuse(refusal);
    if (request.path.length > longestPath) {
      return answering.refuse(createProblem('path-too-long', `The path is longer than ${longestPath} characters.`));
    }
    const match = router().match(request.path);
    if (match === 'malformed') return answering.refuse(badRequest('The path is not validly percent-encoded.'));
    if (match === undefined)
      return answering.refuse(notFound(unknownPath(request.path, { endpoints: endpoints(), spec })));
    return dispatch(request, match, place);
  };

  const finish = (request: HttpRequest, response: HttpResponse): HttpResponse => {
    const readable = withLatency(latency, confineCookies(request, withCors(cors, request, withId(request, response))));
    return request.method === 'HEAD' ? { ...readable, body: undefined, stream: undefined } : readable;
  };

  const fail = (error: unknown): HttpResponse => {
    onError(error instanceof Error ? error : new Error(String(error)));
    return answering.refuse(createProblem('internal', 'The mock failed to answer; its log says why.'));
  };

  return {
    refuse: (request, problem) => finish(request, answering.refuse(problem)),
    handle: (request, place) => {
      try {
        const response = answer(request, place);
        if (!(response instanceof Promise)) return finish(request, response);
        return response.catch(fail).then((settled) => finish(request, settled));
      } catch (error) {
        return finish(request, fail(error));
      }
    },
  };
}

const withId = ({ id }: HttpRequest, response: HttpResponse): HttpResponse =>
  id === undefined ? response : { ...response, headers: { ...response.headers, 'x-request-id': id } };

const withLatency = (latency: number, response: HttpResponse): HttpResponse =>
  latency === 0
    ? response
    : { ...response, delivery: { ...response.delivery, delay: latency + (response.delivery?.delay ?? 0) } };

function unknownPath(path: string, { endpoints, spec }: { endpoints: readonly PathEndpoints[]; spec: Spec }): string {
  const base =
    spec.basePaths.find((candidate) => candidate !== '' && path.startsWith(`${candidate}/`)) ?? spec.basePaths[0] ?? '';
  const within = path.startsWith(base) ? path.slice(base.length) : path;
  const nearest = nearestTemplates(
    within,
    endpoints.map(({ template }) => template),
  ).map((template) => `${base}${template}`);
  return nearest.length === 0
    ? 'No operation has this path.'
    : `No operation has this path; nearest: ${nearest.join(', ')}.`;
}
