import { createProblem, type HttpRequest, type HttpResponse, type Problem } from '../http/index.js';
import type { Match } from '../routing/index.js';
import type { NamedSandbox, Trace } from '../sandboxes/index.js';
import { type OpenSandbox, RequestContext } from './context.js';
import { answerPreflight, type CorsPolicy } from './cors.js';
import type { Endpoint, PathEndpoints } from './endpoint.js';
import { type OperationParts, serveOperation } from './serve-operation.js';

export interface DispatchOptions extends OperationParts {
  readonly open: (sandbox: NamedSandbox) => OpenSandbox;
  readonly cors: CorsPolicy;
}

/** Serves a matched path: the operation of the method, or what HTTP says of HEAD, OPTIONS and all other methods. */
export type Dispatch = (
  request: HttpRequest,
  match: Match<PathEndpoints>,
  place: { readonly sandbox: NamedSandbox; readonly trace: Trace },
) => HttpResponse | Promise<HttpResponse>;

export function createDispatch(options: DispatchOptions): Dispatch {
  const { answering, cors, open } = options;

  return (request, match, { sandbox, trace }) => {
    const { method } = request;
    const { byMethod, allow } = match.target;
    const endpoint = byMethod.get(method) ?? (method === 'HEAD' ? byMethod.get('GET') : undefined);
    if (endpoint) {
      const own = inNamesOf(endpoint, match);
      trace.operation = endpoint.operation.id;
      const place = { open: open(sandbox), match: own, now: sandbox.clock.now(), trace };
      return serveOperation(options, new RequestContext(endpoint, request, place));
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
