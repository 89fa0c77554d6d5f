import type { HttpRequest, Target } from './http/index.js';
import { createMockTarget } from './mock/index.js';
import { bundledFile } from './package-file.js';
import { packageVersion } from './package-version.js';
import { createSandboxes, type Sandboxes } from './sandboxes/index.js';
import type { Deployment } from './services/index.js';
import { createSandbox, createSystemClock } from './state/index.js';

export interface Controlled {
  readonly sandboxes: Sandboxes;
  /** Whose state the sandboxes hold. */
  readonly mocks: () => Deployment['mocks'];
  /** Whether no more requests should be sent here; never, where it is not known. */
  readonly isClosing?: () => boolean;
}

/** What answers below `/_twinspec/`, from a document of its own; loaded when it is first asked. */
export function createControlPlaneTarget(controlled: Controlled): Target {
  let loaded: Promise<Target> | undefined;
  return {
    async handle(request: HttpRequest) {
      loaded ??= load(controlled);
      const target = await loaded;
      const asked = request.path === '/_twinspec' ? { ...request, path: '/_twinspec/' } : request;
      return target.handle(asked);
    },
  };
}

async function load({ sandboxes, mocks, isClosing = () => false }: Controlled): Promise<Target> {
  const [{ createControlPlane }, { loadSpec }] = await Promise.all([
    import('./services/index.js'),
    import('./spec/index.js'),
  ]);
  return createMockTarget({
    spec: await loadSpec(bundledFile('specs', 'control-plane')),
    service: createControlPlane({ version: packageVersion(), sandboxes, mocks: mocks(), isClosing }),
    base: () => createSandbox([]),
    seed: 'control-plane',
    sandboxes: createSandboxes({
      createClock: createSystemClock,
      creation: 'on-first-use',
      maximum: 1,
      journalLimit: 0,
      now: () => Date.now(),
    }),
    settings: {},
    overrides: new Map(),
    cors: 'off',
    standIns: undefined,
    acceptsMissing: false,
    latency: 0,
    outgoing: undefined,
    onError: (error) => console.error(error),
  });
}
