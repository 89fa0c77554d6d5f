import {
  badRequest,
  createProblem,
  decodeBody,
  type HttpRequest,
  type HttpResponse,
  hasBody,
  isDecoded,
  isProblem,
  notFound,
  type Problem,
  toProblemDetails,
} from '../http/index.js';
import { createRouter } from '../routing/index.js';
import { clearOutbox, type NamedSandbox } from '../sandboxes/index.js';
import { ConstraintViolation } from '../state/index.js';
import type { OpenSandbox } from './context.js';
import { controlPrefix } from './control-prefix.js';
import { constraintProblem } from './handle-request.js';
import type { Control, ControlContext, Reply, Service } from './service.js';

export interface ControlOptions {
  readonly service: Service;
  readonly open: (sandbox: NamedSandbox) => OpenSandbox;
  readonly onError: (error: Error) => void;
}

/** The control plane of one mock, at `/_twinspec/<service>/…`: the service's own controls, and a reset of its state. */
export interface ControlTarget {
  handle(request: HttpRequest, sandbox: NamedSandbox): HttpResponse;
}

const reset: Control = {
  method: 'POST',
  path: '/reset',
  summary: 'Back to the fixture.',
  handle: () => ({ status: 204 }),
};

export function createControlTarget(options: ControlOptions): ControlTarget {
  const { service, onError } = options;
  const base = `${controlPrefix}/${service.id}`;
  const controls = [reset, ...(service.controls ?? [])];
  const paths = new Map<string, Map<string, Control>>();
  for (const control of controls) {
    const byMethod = paths.get(control.path) ?? new Map<string, Control>();
    paths.set(control.path, byMethod.set(control.method, control));
  }
  const router = createRouter([...paths].map(([path, byMethod]) => [`${base}${path}`, byMethod] as const));
  const overview = controls.map(({ method, path, summary }) => ({ method, path: `${base}${path}`, summary }));

  const respond = (request: HttpRequest, sandbox: NamedSandbox): Reply | Problem => {
    if ((request.path === base || request.path === `${base}/`) && request.method === 'GET')
      return { status: 200, body: { controls: overview } };
    const match = router.match(request.path);
    if (match === undefined || match === 'malformed')
      return notFound(`There is no control here; GET ${base} lists them.`);
    const control = match.target.get(request.method);
    if (control === undefined) {
      const allow = [...match.target.keys()].join(', ');
      return createProblem('method-not-allowed', `Allowed here: ${allow}.`, { headers: { allow } });
    }
    const body = readBody(request);
    if (isProblem(body)) return body;
    if (control === reset) restart(sandbox, service.id);
    const open = options.open(sandbox);
    const context = toContext(open, { now: sandbox.clock.now(), path: match.parameters, body: body.value });
    return open.transactions.run(() => control.handle(context as never));
  };

  return {
    handle(request, sandbox) {
      try {
        return write(respond(request, sandbox));
      } catch (error) {
        if (error instanceof Error && isProblem(error)) return write(error);
        if (error instanceof ConstraintViolation) return write(constraintProblem(service, error, 422));
        onError(error instanceof Error ? error : new Error(String(error)));
        return write(createProblem('internal', 'The control failed; the log of the mock says why.'));
      }
    },
  };
}

/** What the service has sent is gone with its state. */
function restart(sandbox: NamedSandbox, service: string): void {
  sandbox.restartPart(service);
  clearOutbox(sandbox, service);
}

function readBody(request: HttpRequest): { readonly value: unknown } | Problem {
  if (request.refusal) return request.refusal;
  if (!hasBody(request)) return { value: undefined };
  const body = decodeBody(request, 'application/json');
  return isDecoded(body) ? body : badRequest(body.detail);
}

function toContext(
  { sandbox, state, ids, settings, send }: OpenSandbox,
  { now, path, body }: { now: number; path: Readonly<Record<string, string>>; body: unknown },
): ControlContext<never> {
  const { volatile } = sandbox;
  const time = new Date(now).toISOString();
  return { state, ids, settings, now, time, volatile, send: (message) => send(message), path, body };
}

function write(reply: Reply | Problem): HttpResponse {
  const { status, headers = {} } = reply;
  const isRefused = isProblem(reply);
  const content = isRefused ? toProblemDetails(reply) : reply.body;
  if (content === undefined) return { status, headers };

  const body = JSON.stringify(content);
  const type = isRefused ? 'application/problem+json' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  };
}
