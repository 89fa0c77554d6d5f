import { listen, type RunningServer } from '../server/index.js';
import { createBanner } from './banner.js';
import { createMocks, type SourceOptions } from './create-mocks.js';
import { createHandlerLoader } from './handlers-option.js';
import { createRequestLog } from './request-log.js';

export interface MockCommandOptions extends SourceOptions {
  readonly port: number;
  readonly host: string;
  readonly handlers?: string;
  readonly log: 'off' | 'text' | 'json';
  readonly watch: boolean;
}

/** `twinspec mock`: serves until a signal ends it. */
export async function runMockCommand(sources: readonly string[], options: MockCommandOptions): Promise<void> {
  const { port, host, handlers, log } = options;
  const mocks = await createMocks(sources, options);
  const own = handlers === undefined ? undefined : { file: handlers, load: createHandlerLoader(mocks, handlers) };
  await own?.load();

  const onExchange = await createRequestLog(log);
  const server = await listen(mocks, { port, host, ...(onExchange && { onExchange }) });
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
