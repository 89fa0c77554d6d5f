import { basename, extname } from 'node:path';
import { bundledFile } from './bundled-file.js';
import { createControlPlaneTarget } from './create-control-plane.js';
import type { HttpRequest, HttpResponse, Target } from './http/index.js';
import {
  type AnyHandler,
  type AnyOperation,
  type CorsPolicy,
  createMockTarget,
  isDeploymentControl,
  type MockTarget,
  type OperationShape,
  type Service,
  type Settings,
  type UserHandler,
} from './mock/index.js';
import { createSandboxes, defaultSandbox, type Sandboxes } from './sandboxes/index.js';
import {
  createFetchHandler,
  createNodeHandler,
  guardControl,
  type ListenOptions,
  listen,
  type RunningServer,
} from './server/index.js';
import {
  bundledServices,
  createDocumentService,
  emptyFixture,
  type FixtureCredential,
  readFixture,
  withPlaces,
} from './services/index.js';
import { loadSpec, type Spec } from './spec/index.js';
import {
  type Clock,
  createSeed,
  createSeededClock,
  createSystemClock,
  type Fixture,
  type StoredRecord,
} from './state/index.js';

export interface MockOptions {
  /** Same seed, same requests, same answers: ids, tokens and times. Random ids and the real time without it. */
  readonly seed?: string | number;
  /** File with the state to start from, or that state itself; a bundled service has its own. */
  readonly fixtures?: string | (Fixture & { readonly credentials?: readonly FixtureCredential[] });
  /**
   * Of a document without a service of its own: collection -> how many records it begins with, or one number for all. By default those of
   * the document's examples, or else three.
   */
  readonly counts?: number | Readonly<Record<string, number>>;
  /** `any`: any credential will do. `off`: requests without credentials act as the first ready-made one that fits, and nobody lacks a scope or role. */
  readonly auth?: 'strict' | 'any' | 'off';
  /** Origins that a browser may call from; any by default. */
  readonly cors?: CorsPolicy;
  /** Milliseconds before every answer. */
  readonly latency?: number;
  readonly settings?: Settings;
  /** Whether `$ref`s of the document may lead to http and https addresses, though never to private ones. */
  readonly allowRemoteRefs?: boolean;
  /** The time; overrides what `seed` implies. */
  readonly clock?: Clock;
  /** Where its state lives, together with that of other mocks; sandboxes of its own, made on first use, by default. */
  readonly sandboxes?: Sandboxes;
  /** Told of handlers that throw and of answers that would have broken the document; prints to stderr by default. */
  readonly onError?: (error: Error) => void;
}

/** A service of your own: its behaviour, and the file of its document. */
export interface OwnService {
  readonly service: Service;
  readonly document: string;
}

/** A stateful mock of one API. */
export interface Mock {
  /** The service's id, or the document's file name without its ending. */
  readonly name: string;
  /** The files that it was read from: what to watch. */
  readonly files: readonly string[];
  readonly spec: Spec;
  readonly credentials: readonly FixtureCredential[];
  /** Path prefixes that the document's servers give; requests begin with one of them. */
  readonly basePaths: readonly string[];
  readonly title: string;
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
  const toOptions = (parts: Parts) => ({ ...parts, ...toTargetOptions(options, parts.credentials), ...shared });

  let parts = await readParts(source, { options, seed });
  const target = await withPlaces(parts.fixtureFile, () => createMockTarget(toOptions(parts)));
  const reload = async (): Promise<void> => {
    const next = await readParts(source, { options, seed });
    await withPlaces(next.fixtureFile, () => target.reload(toOptions(next)));
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

interface Parts {
  readonly spec: Spec;
  readonly service: Service;
  readonly fixture: Fixture;
  readonly fixtureFile: string | undefined;
  readonly credentials: readonly FixtureCredential[];
}

async function readParts(source: string | OwnService, { options, seed }: Reading): Promise<Parts> {
  const { document, service, fixtureFile } = locate(source);
  const { fixtures, allowRemoteRefs = false } = options;
  const spec = await loadSpec(document, { allowRemoteRefs });
  const file = typeof fixtures === 'object' ? undefined : (fixtures ?? fixtureFile);
  const given = typeof fixtures === 'object' ? fixtures : file === undefined ? undefined : await readFixture(file);
  const { credentials = [] } = given ?? {};
  if (service !== undefined) return { spec, service, fixture: given ?? emptyFixture, fixtureFile: file, credentials };

  const made = await withPlaces(file, () =>
    createDocumentService(nameOf(document), spec, {
      seed,
      clock: clockFor(options),
      fixture: given,
      counts: countsIn(options),
    }),
  );
  return { ...made, spec, fixtureFile: file, credentials: [...credentials, ...made.credentials] };
}

interface Reading {
  readonly options: MockOptions;
  readonly seed: string;
}

const clockFor = ({ clock, seed }: MockOptions): Clock =>
  clock ?? (seed === undefined ? createSystemClock() : createSeededClock());

const countsIn = ({ counts = {} }: MockOptions): ReadonlyMap<string, number> =>
  typeof counts === 'number' ? new Map([['', counts]]) : new Map(Object.entries(counts));

/** A file's name as a segment of a path. */
const nameOf = (file: string): string => basename(file, extname(file)).replace(/[^\w.-]+/g, '-');

interface Location {
  readonly document: string;
  readonly service?: Service;
  readonly fixtureFile?: string;
}

function locate(source: string | OwnService): Location {
  if (typeof source === 'object') return source;
  const service = bundledServices.find(({ id }) => id === source);
  if (service === undefined) return { document: source };
  return { service, document: bundledFile('specs', source), fixtureFile: bundledFile('fixtures', source) };
}

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

interface MockParts extends Pick<Mock, 'reload'> {
  readonly target: MockTarget;
  readonly overrides: Map<string, AnyHandler>;
  readonly sandboxes: Sandboxes;
  /** What was read last. */
  readonly read: () => Parts;
}

function toMock({ target, overrides, sandboxes, reload, read }: MockParts): Mock {
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
