import { createControlPlaneTarget } from '../create-control-plane.js';
import { listen, type RunningServer } from '../server/index.js';
import { createBanner } from './banner.js';
import { createMocks, type SourceOptions } from './create-mocks.js';
import { createHandlerLoader } from './handlers-option.js';
import { createRequestLog } from './request-log.js';
import { createDeploymentSandboxes, type SandboxOptions } from './sandbox-options.js';

export interface MockCommandOptions extends Omit<SourceOptions, 'sandboxes'>, SandboxOptions {
  readonly port: number;
  readonly host: string;
  readonly handlers?: string;
  readonly log: 'off' | 'text' | 'json';
  readonly watch: boolean;
}

/** `twinspec mock`: serves until a signal ends it. */
export async function runMockCommand(sources: readonly string[], options: MockCommandOptions): Promise<void> {
  const { port, host, handlers, log } = options;
  const sandboxes = createDeploymentSandboxes(options);
  const mocks = await createMocks(sources, { ...options, sandboxes });
  const own = handlers === undefined ? undefined : { file: handlers, load: createHandlerLoader(mocks, handlers) };
  await own?.load();

  const onExchange = await createRequestLog(log);
  const control = createControlPlaneTarget({ sandboxes, mocks: () => mocks });
  const server = await listen(mocks, { port, host, control, ...(onExchange && { onExchange }) });
  const unwatch = options.watch ? await startWatching(mocks, own) : undefined;
  closeOnSignal(server, unwatch);
  process.stdout.write(createBanner({ mocks, url: server.url, ...options }));
}

async function startWatching(...parameters: Parameters<typeof import('./reload-on-change.js').reloadOnChange>) {
  const { reloadOnChange } = await import('./reload-on-change.js');
  return reloadOnChange(...parameters);
}

/** A second signal ends the process at once. */
function closeOnSignal(server: RunningServer, unwatch: (() => Promise<void>) | undefined): void {
  const close = (): void => {
    void unwatch?.();
    void server.close();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}
