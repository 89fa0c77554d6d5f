import type { HttpRequest, HttpResponse, Target } from '../http/index.js';
import { readResources } from '../resources/index.js';
import type { Spec } from '../spec/index.js';
import {
  type ChangeSet,
  type Clock,
  type CollectionDefinition,
  createIds,
  createMemoryStore,
  createSandbox,
  type Fixture,
  type Sandbox,
  type Store,
} from '../state/index.js';
import type { OpenSandbox } from './context.js';
import { controlPrefix, createControlTarget } from './control.js';
import type { CorsPolicy } from './cors.js';
import { createPipeline } from './pipeline.js';
import type { AnyHandler, Service, Settings } from './service.js';
import { createTransactions } from './transactions.js';

export interface MockTargetOptions {
  readonly spec: Spec;
  readonly service: Service;
  readonly fixture: Fixture;
  /** Where all ids and tokens come from. */
  readonly seed: string;
  readonly createClock: () => Clock;
  readonly settings: Settings;
  readonly overrides: ReadonlyMap<string, AnyHandler>;
  readonly cors: CorsPolicy;
  readonly standIns: readonly Readonly<Record<string, string>>[] | undefined;
  readonly acceptsMissing: boolean;
  readonly latency: number;
  readonly onError: (error: Error) => void;
}

/** One API with its state: the pipeline, and below `/_twinspec/<service>` its control plane. */
export interface MockTarget extends Target {
  /** Back to the fixture, the first id and the first instant. */
  reset(): void;
  /**
   * Goes on with another document, service or fixture. What clients wrote stays; where nobody has written, the new fixture
   * is there at once. Throws as `createMockTarget` does and then goes on as before.
   */
  reload(options: MockTargetOptions): void;
  /** The state as it is now, in the form of a fixture. */
  snapshot(): Fixture;
}

const onlySandbox = 'default';

/** @throws SpecError where `x-twinspec` cannot be read, FixtureError where the fixture breaks what it declares. */
export function createMockTarget(options: MockTargetOptions): MockTarget {
  const clock = createResettableClock(options.createClock);
  let parts = assemble(options, clock);

  return {
    handle: (request: HttpRequest): HttpResponse | Promise<HttpResponse> =>
      isControl(request.path) ? parts.control.handle(request) : parts.pipeline.handle(request),
    reset: () => parts.reset(),
    reload(next) {
      const sandbox = parts.load();
      parts = assemble(next, clock, sandbox.version === 0 ? undefined : sandbox.snapshot());
    },
    snapshot: () => parts.load().snapshot(),
  };
}

interface Assembled {
  readonly pipeline: Target;
  readonly control: Target;
  readonly reset: () => void;
  readonly load: () => Sandbox;
}

/** The parts of a mock around a state that starts from the fixture, or goes on from a snapshot. */
function assemble(options: MockTargetOptions, clock: ResettableClock, snapshot?: Fixture): Assembled {
  const collections = options.service.collections ?? readResources(options.spec).collections;
  const createStore = (fixture: Fixture) => createMemoryStore(() => createSandbox(collections, fixture));
  let store = createStore(snapshot ?? options.fixture);
  store.load(onlySandbox);

  const open = createOpening(collections, options, () => store);
  const reset = (): void => {
    store = createStore(options.fixture);
    clock.reset();
  };
  const pipeline = createPipeline({ ...options, clock, open });
  const control = createControlTarget({ ...options, clock, open, reset });
  return { pipeline, control, reset, load: () => store.load(onlySandbox) };
}

/** Loads the state and, once for each sandbox, what its requests share. */
function createOpening(
  collections: readonly CollectionDefinition[],
  { seed, service, settings }: MockTargetOptions,
  store: () => Store,
): () => OpenSandbox | Promise<OpenSandbox> {
  const opened = new WeakMap<Sandbox, OpenSandbox>();
  const share = (sandbox: Sandbox): OpenSandbox => {
    const known = opened.get(sandbox);
    if (known) return known;
    const append = (changes: ChangeSet) => store().append(onlySandbox, changes, changes.version - 1);
    const fresh: OpenSandbox = {
      sandbox,
      transactions: createTransactions(sandbox, append),
      state: Object.fromEntries(collections.map(({ name }) => [name, sandbox.collection(name)])) as never,
      ids: createIds(seed, sandbox),
      settings: { ...service.settings, ...settings },
    };
    opened.set(sandbox, fresh);
    return fresh;
  };
  return () => {
    const sandbox = store().load(onlySandbox);
    return sandbox instanceof Promise ? sandbox.then(share) : share(sandbox);
  };
}

interface ResettableClock extends Clock {
  reset(): void;
}

function createResettableClock(create: () => Clock): ResettableClock {
  let clock = create();
  return {
    now: () => clock.now(),
    tick: () => clock.tick(),
    reset() {
      clock = create();
    },
  };
}

/** Whether a path belongs to the control plane. */
export const isControl = (path: string): boolean => path === controlPrefix || path.startsWith(`${controlPrefix}/`);
