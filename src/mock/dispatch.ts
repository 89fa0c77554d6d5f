import {
  createProblem,
  type HttpRequest,
  type HttpResponse,
  isProblem,
  type Preferences,
  type Problem,
} from '../http/index.js';
import type { Match } from '../routing/index.js';
import { meetTrouble, type NamedSandbox, type Trace } from '../sandboxes/index.js';
import { type OpenSandbox, RequestContext } from './context.js';
import { answerPreflight, type CorsPolicy } from './cors.js';
import type { Endpoint, PathEndpoints } from './endpoint.js';
import { hasConsequences, type Outgoing } from './outgoing/outgoing.js';
import { picksAnswer, preferencesOf } from './preferences.js';
import { preferredTrouble } from './preferred-trouble.js';
import { serveInTrouble } from './serve-in-trouble.js';
import { type OperationParts, serveOperation } from './serve-operation.js';

export interface DispatchOptions extends OperationParts {
  readonly open: (sandbox: NamedSandbox) => OpenSandbox;
  readonly cors: CorsPolicy;
  /** Where chance comes from. */
  readonly seed: string;
  /** What the API sends to others; undefined where it never does. */
  readonly outgoing: Outgoing | undefined;
}

/** Where a request is served, and what its journal is told. */
export interface Place {
  readonly sandbox: NamedSandbox;
  readonly trace: Trace;
}

/** Serves a matched path: the operation of the method, or what HTTP says of HEAD, OPTIONS and all other methods. */
export type Dispatch = (
  request: HttpRequest,
  match: Match<PathEndpoints>,
  place: Place,
) => HttpResponse | Promise<HttpResponse>;

export function createDispatch(options: DispatchOptions): Dispatch {
  const { answering, cors, open, service, seed, outgoing } = options;

  const troubleOf = (context: RequestContext, preferences: Preferences, sandbox: NamedSandbox) => {
    if (preferences.fault !== undefined) return preferredTrouble(preferences.fault, preferences);
    if (sandbox.faults.length === 0 || picksAnswer(preferences)) return undefined;
    const { operation, request } = context;
    return meetTrouble(sandbox, { service: service.id, operation: operation.id, method: request.method }, seed);
  };

  /** Has the API send what a success has it send; an answer that was picked by preference is none. */
  const follow = (
    response: HttpResponse | Promise<HttpResponse>,
    context: RequestContext,
    sandbox: NamedSandbox,
  ): HttpResponse | Promise<HttpResponse> => {
    const { operation, request } = context;
    if (outgoing === undefined || !hasConsequences(operation)) return response;
    const send = (settled: HttpResponse): HttpResponse => {
      const answered = { operation, request, response: settled, path: context.match.parameters, body: context.body };
      if (settled.status < 400 && context.trace.answeredBy !== 'preference') outgoing.follow(answered, sandbox);
      return settled;
    };
    return response instanceof Promise ? response.then((settled) => sandbox.run(() => send(settled))) : send(response);
  };

  const serve = (context: RequestContext, sandbox: NamedSandbox): HttpResponse | Promise<HttpResponse> => {
    const preferences = preferencesOf(context.request);
    const trouble = troubleOf(context, preferences, sandbox);
    const serveWhole = () => follow(serveOperation(options, context, preferences), context, sandbox);
    if (trouble === undefined) return serveWhole();
    if (isProblem(trouble)) return answering.refuse(trouble);
    return serveInTrouble(trouble, { answering, context, serve: serveWhole });
  };

  return (request, match, { sandbox, trace }) => {
    const { method } = request;
    const { byMethod, allow } = match.target;
    const endpoint = byMethod.get(method) ?? (method === 'HEAD' ? byMethod.get('GET') : undefined);
    if (endpoint) {
      const own = inNamesOf(endpoint, match);
      trace.operation = endpoint.operation.id;
      const place = { open: open(sandbox), match: own, now: sandbox.clock.now(), trace, sandbox };
      return serve(new RequestContext(endpoint, request, place), sandbox);
    }
    if (method === 'OPTIONS') return answerPreflight(cors, request, allow) ?? { status: 204, headers: { allow } };

    const [any] = byMethod.values();
    return answering.refuse(methodNotAllowed(method, allow), any);
  };
}

/** The match with the parameters named as in the operation's own template. */
function inNamesOf({ operation }: Endpoint, match: Match<PathEndpoints>): Match<PathEndpoints> {
  if (operation.path === match.target.template) return match;
  const matched = namesIn(match.target.template);
  const own = namesIn(operation.path);
  const rename = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(own.map((name, position) => [name, values[matched[position] ?? ''] ?? '']));
  return { ...match, parameters: rename(match.parameters), encoded: () => rename(match.encoded()) };
}

const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);

const methodNotAllowed = (method: string, allow: string): Problem =>
  createProblem('method-not-allowed', `${method} is not allowed here; allowed: ${allow}.`, { headers: { allow } });
