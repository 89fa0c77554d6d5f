import { createProblem, type HttpRequest, type HttpResponse, type Problem, type Target } from '../http/index.js';
import { type NamedSandbox, roomFor, SandboxError, type Sandboxes, sandboxOf } from '../sandboxes/index.js';
import type { Spec } from '../spec/index.js';
import { createIds, createSandbox, type Sandbox } from '../state/index.js';
import type { OpenSandbox } from './context.js';
import { createControlTarget } from './control.js';
import { controlPrefix } from './control-prefix.js';
import type { CorsPolicy } from './cors.js';
import type { Outgoing } from './outgoing/outgoing.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { createPost } from './post.js';
import { recordExchange } from './record-exchange.js';
import type { AnyHandler, Service, Settings } from './service.js';
import { createTransactions } from './transactions.js';

export interface MockTargetOptions {
  readonly spec: Spec;
  readonly service: Service;
  /** The state that it starts with; asked for when somebody first needs it. */
  readonly base: () => Sandbox;
  /** Where all ids and tokens come from. */
  readonly seed: string;
  /** Where its state lives, with that of all other mocks of the deployment. */
  readonly sandboxes: Sandboxes;
  readonly settings: Settings;
  readonly overrides: ReadonlyMap<string, AnyHandler>;
  readonly cors: CorsPolicy;
  readonly standIns: readonly Readonly<Record<string, string>>[] | undefined;
  readonly acceptsMissing: boolean;
  readonly latency: number;
  /** What the API sends to others; undefined where it never does. */
  readonly outgoing: Outgoing | undefined;
  readonly onError: (error: Error) => void;
}

/** One API with its state: the pipeline, and below `/_twinspec/<service>` its own part of the control plane. */
export interface MockTarget extends Target {
  /**
   * Goes on with another document, service or fixture. What clients wrote stays; where nobody has written, the new fixture
   * is there at once. Throws as `createMockTarget` does and then goes on as before.
   */
  reload(options: MockTargetOptions): void;
}

export function createMockTarget(options: MockTargetOptions): MockTarget {
  const { sandboxes, service } = options;
  const ownControls = `${controlPrefix}/${service.id}`;
  let parts = assemble(options);

  const refuse = (request: HttpRequest, error: unknown): HttpResponse => {
    if (error instanceof SandboxError) return parts.pipeline.refuse(request, toProblem(error));
    throw error;
  };
  const serve = (request: HttpRequest, name: string, work: Parameters<typeof sandboxes.enter<HttpResponse>>[1]) => {
    try {
      const answer = sandboxes.enter(name, work);
      return answer instanceof Promise ? answer.catch((error: unknown) => refuse(request, error)) : answer;
    } catch (error) {
      return refuse(request, error);
    }
  };

  return {
    handle(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
      const name = sandboxOf(request);
      if (typeof name !== 'string') return parts.pipeline.refuse(request, name);
      if (request.sandbox === undefined && isBelow(request.path, ownControls)) {
        return serve(request, name, (sandbox) => parts.control.handle(request, sandbox));
      }
      return recordExchange({ request, service: service.id, chronicle: sandboxes.chronicle }, (begin) =>
        serve(request, name, (sandbox) => parts.pipeline.handle(request, { sandbox, trace: begin(sandbox) })),
      );
    },
    reload(next) {
      parts = assemble(next);
    },
  };
}

const toProblem = ({ code, message }: SandboxError): Problem =>
  code === 'unknown-sandbox'
    ? createProblem('not-found', message)
    : createProblem('unavailable', message, code === 'unavailable' ? { headers: { 'retry-after': '1' } } : {});

interface Assembled {
  readonly pipeline: Pipeline;
  readonly control: ReturnType<typeof createControlTarget>;
}

/** The parts of a mock; its state becomes a part of every sandbox. */
function assemble(options: MockTargetOptions): Assembled {
  const { service, sandboxes, base } = options;
  const open = createOpening(options);
  const assembled = {
    pipeline: createPipeline({ ...options, open }),
    control: createControlTarget({ ...options, open }),
  };
  sandboxes.join({ id: service.id, base }, (written) => createSandbox(base().definitions, written.snapshot()));
  return assembled;
}

/** Finds the mock's part of a sandbox and makes, once for each, what its requests share. */
function createOpening({ seed, service, settings }: MockTargetOptions): (sandbox: NamedSandbox) => OpenSandbox {
  const opened = new WeakMap<Sandbox, OpenSandbox>();
  const allSettings = { ...service.settings, ...settings };
  return (named) => {
    const sandbox = named.part(service.id);
    const known = opened.get(sandbox);
    if (known) return known;
    const transactions = createTransactions(sandbox, {
      committed: (changes) => named.committed(service.id, changes),
      room: () => roomFor(named, service.id),
    });
    const fresh: OpenSandbox = {
      sandbox,
      transactions,
      send: createPost(named, { transactions, service: service.id, seed }),
      state: Object.fromEntries(sandbox.definitions.map(({ name }) => [name, sandbox.collection(name)])) as never,
      ids: createIds(seed, sandbox),
      settings: allSettings,
    };
    opened.set(sandbox, fresh);
    return fresh;
  };
}

/** Whether a request is for the control plane of the whole deployment, not for that of this mock. */
export const isDeploymentControl = ({ path, sandbox }: HttpRequest, mock: string): boolean =>
  sandbox === undefined && isControl(path) && !isBelow(path, `${controlPrefix}/${mock}`);

/** Whether a path belongs to the control plane. */
export const isControl = (path: string): boolean => isBelow(path, controlPrefix);

const isBelow = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && (path.length === prefix.length || path.charAt(prefix.length) === '/');
