import { createControlPlaneTarget } from './create-control-plane.js';
import type { HttpRequest, HttpResponse, Target } from './http/index.js';
import {
  type AnyHandler,
  type AnyOperation,
  createMockTarget,
  isDeploymentControl,
  type MockTarget,
  type OperationShape,
  type Outgoing,
  type UserHandler,
} from './mock/index.js';
import type { MockOptions, OwnService } from './mock-options.js';
import { clockFor, type MockParts, readMockParts } from './read-mock-parts.js';
import { createSandboxes, defaultSandbox, type Sandboxes } from './sandboxes/index.js';
import {
  createFetchHandler,
  createNodeHandler,
  guardControl,
  type ListenOptions,
  listen,
  type RunningServer,
} from './server/index.js';
import type { FixtureCredential } from './services/index.js';
import type { Spec } from './spec/index.js';
import { createSeed, type Fixture, type StoredRecord } from './state/index.js';

/** A stateful mock of one API. */
export interface Mock {
  /** The service's id, or what the document is called: the option `name`, or else its file name without its ending. */
  readonly name: string;
  /** The files that it was read from: what to watch. */
  readonly files: readonly string[];
  readonly spec: Spec;
  readonly credentials: readonly FixtureCredential[];
  /** Path prefixes that the document's servers give; requests begin with one of them. */
  readonly basePaths: readonly string[];
  readonly title: string;
  /** What its API sends to others; undefined where it never does. */
  readonly outgoing: Outgoing | undefined;
  /** Answers a request as a plain value. */
  handle(request: HttpRequest): HttpResponse | Promise<HttpResponse>;
  /** A handler for `app.use('/path', mock.express())`, for node:http, and for supertest. */
  express(): ReturnType<typeof createNodeHandler>;
  /** Answers a Fetch API request without a network. */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Starts a server of its own; a free port by default. */
  listen(options?: ListenOptions): Promise<RunningServer>;
  /** Back to the fixture, the first id and the first instant; of all mocks that share the sandbox. */
  reset(sandbox?: string): void;
  /** Reads its files again and keeps what clients wrote; throws and goes on as before where they are wrong. */
  reload(): Promise<void>;
  /** The state as it is now, in the form of a fixture. */
  snapshot(sandbox?: string): Fixture;
  /**
   * Puts a handler in the place of the service's, until the function that it returns is called. Throws for an operationId
   * that the document does not have.
   */
  on<Op extends OperationShape = AnyOperation, S = Readonly<Record<string, StoredRecord>>>(
    operationId: string,
    handler: UserHandler<Op, S>,
  ): () => void;
}

/**
 * A mock of a bundled service (by its id), of an OpenAPI document (by its file), or of a service of your own.
 * @throws SpecError, FixtureFileError or FixtureError with the place of what is wrong.
 */
export async function createMock(source: string | OwnService, options: MockOptions = {}): Promise<Mock> {
  const overrides = new Map<string, AnyHandler>();
  const seed = options.seed === undefined ? createSeed() : String(options.seed);
  const sandboxes = options.sandboxes ?? ownSandboxes(options);
  const shared = { seed, overrides, sandboxes };
  const toOptions = (parts: MockParts) => ({ ...parts, ...toTargetOptions(options, parts.credentials), ...shared });

  let parts = await readMockParts(source, { options, seed });
  const target = createMockTarget(toOptions(parts));
  const reload = async (): Promise<void> => {
    const next = await readMockParts(source, { options, seed });
    target.reload(toOptions(next));
    parts = next;
  };
  return toMock({ target, overrides, sandboxes, reload, read: () => parts });
}

/** How many sandboxes a mock makes before it refuses more. */
const mostSandboxes = 10_000;

const ownSandboxes = (options: MockOptions): Sandboxes =>
  createSandboxes({
    createClock: () => clockFor(options),
    creation: 'on-first-use',
    maximum: mostSandboxes,
    now: () => Date.now(),
  });

function toTargetOptions(options: MockOptions, credentials: readonly FixtureCredential[]) {
  const { auth = 'strict', cors = 'any', latency = 0, settings = {}, onError = printError } = options;
  return {
    standIns:
      auth === 'strict' ? undefined : credentials.map(({ header, value }) => ({ [header.toLowerCase()]: value })),
    acceptsMissing: auth === 'off',
    cors,
    latency,
    settings,
    onError,
  };
}

const printError = (error: Error): void => console.error(error);

interface Running extends Pick<Mock, 'reload'> {
  readonly target: MockTarget;
  readonly overrides: Map<string, AnyHandler>;
  readonly sandboxes: Sandboxes;
  /** What was read last. */
  readonly read: () => MockParts;
}

function toMock({ target, overrides, sandboxes, reload, read }: Running): Mock {
  const { id: name } = read().service;
  const control = createControlPlaneTarget({ sandboxes, mocks: () => [mock] });
  const whole: Target = {
    handle: (request) => (isDeploymentControl(request, name) ? control.handle(request) : target.handle(request)),
  };
  const mock: Mock = {
    name,
    get spec() {
      return read().spec;
    },
    get files() {
      const { spec, fixtureFile } = read();
      return [...spec.files, ...(fixtureFile === undefined ? [] : [fixtureFile])];
    },
    get credentials() {
      return read().credentials;
    },
    get title() {
      return read().spec.title;
    },
    get basePaths() {
      return read().spec.basePaths;
    },
    get outgoing() {
      return read().outgoing;
    },
    handle: (request) => whole.handle(request),
    express: () => guardControl(createNodeHandler(whole)),
    fetch: (input, init) => createFetchHandler(whole)(new Request(input, init)),
    listen: (options) => listen([mock], { ...options, control }),
    reset: (sandbox = defaultSandbox) => ownOf(sandboxes).reset(sandbox),
    reload,
    snapshot: (sandbox = defaultSandbox) => ownOf(sandboxes).find(sandbox).part(mock.name).snapshot(),
    on(operationId, handler) {
      requireOperation(read().spec, operationId);
      const own = handler as unknown as AnyHandler;
      overrides.set(operationId, own);
      return () => {
        if (overrides.get(operationId) === own) overrides.delete(operationId);
      };
    },
  };
  return mock;
}

function ownOf({ own }: Sandboxes): NonNullable<Sandboxes['own']> {
  if (own !== undefined) return own;
  throw new Error('The state is shared with other processes: use the control plane, which waits for them.');
}

function requireOperation({ title, operations }: Spec, operationId: string): void {
  const ids = operations.map(({ id }) => id);
  if (!ids.includes(operationId))
    throw new Error(`${title} has no operation '${operationId}'; it has: ${ids.join(', ')}.`);
}
