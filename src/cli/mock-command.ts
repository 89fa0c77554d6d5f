import { createMock, type Mock, type MockOptions } from '../create-mock.js';
import { listen, type RunningServer } from '../server/index.js';
import { bundledServices } from '../services/index.js';
import { createBanner } from './banner.js';
import { describeFailure } from './describe-failure.js';
import { resolveFixtures } from './fixture-option.js';
import { useHandlers } from './handlers-option.js';
import { createRequestLog } from './request-log.js';
import { readSettings } from './settings-option.js';

export interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: string;
  readonly fixtures?: string;
  readonly handlers?: string;
  readonly auth: 'strict' | 'off';
  readonly cors: string;
  readonly latency: number;
  readonly log: 'off' | 'text' | 'json';
  readonly set: readonly string[];
  readonly watch: boolean;
}

/** `twinspec mock`: serves until a signal ends it. */
export async function runMockCommand(sources: readonly string[], options: MockCommandOptions): Promise<void> {
  const mocks = await createMocks(sources.length > 0 ? sources : bundledServices.map(({ id }) => id), options);
  if (options.handlers !== undefined) await useHandlers(mocks, options.handlers);

  const onExchange = await createRequestLog(options.log);
  const server = await listen(mocks, { port: options.port, host: options.host, ...(onExchange && { onExchange }) });
  process.stdout.write(createBanner({ mocks, url: server.url, ...options }));

  const unwatch = options.watch ? await startWatching(mocks, options) : undefined;
  closeOnSignal(server, unwatch);
}

async function createMocks(sources: readonly string[], options: MockCommandOptions): Promise<readonly Mock[]> {
  const settings = readSettings(options.set);
  const mocks: Mock[] = [];
  for (const source of sources) {
    const fixtures = await resolveFixtures(options.fixtures, source, sources.length);
    mocks.push(await createMock(source, toMockOptions(options, { fixtures, settings: settings.get(source) })));
  }
  return mocks;
}

function toMockOptions(
  { seed, auth, cors, latency }: MockCommandOptions,
  { fixtures, settings }: { fixtures: string | undefined; settings: MockOptions['settings'] },
): MockOptions {
  return {
    auth,
    latency,
    cors: cors === 'any' || cors === 'off' ? cors : cors.split(',').map((origin) => origin.trim()),
    ...(seed !== undefined && { seed }),
    ...(fixtures !== undefined && { fixtures }),
    ...(settings && { settings }),
  };
}

async function startWatching(mocks: readonly Mock[], { handlers }: MockCommandOptions): Promise<() => Promise<void>> {
  const { watchFiles } = await import('./watch-files.js');
  const files = [...mocks.flatMap((mock) => mock.files), ...(handlers === undefined ? [] : [handlers])];
  return watchFiles(files, async (changed) => {
    try {
      for (const mock of mocks.filter((candidate) => candidate.files.includes(changed))) await mock.reload();
      if (handlers !== undefined && changed === handlers) await useHandlers(mocks, handlers);
      console.log(`Reloaded ${changed}; the state is kept.`);
    } catch (error) {
      console.error(`${describeFailure(error)}\n${changed} is not reloaded; the mock goes on as before.`);
    }
  });
}

function closeOnSignal(server: RunningServer, unwatch: (() => Promise<void>) | undefined): void {
  const close = (): void => {
    void unwatch?.();
    void server.close();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}
