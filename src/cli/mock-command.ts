import { randomBytes } from 'node:crypto';
import { createControlPlaneTarget } from '../create-control-plane.js';
import { listen } from '../server/index.js';
import { createBanner } from './banner.js';
import { createMocks, type SourceOptions } from './create-mocks.js';
import { createHandlerLoader } from './handlers-option.js';
import { createRequestLog } from './request-log.js';
import { createDeploymentSandboxes, type Deployed, type SandboxOptions } from './sandbox-options.js';
import { type ServerOptions, toListenOptions } from './server-options.js';
import type { Shell } from './shell.js';

export interface MockCommandOptions extends Omit<SourceOptions, 'sandboxes'>, SandboxOptions, ServerOptions {
  readonly handlers?: string;
  readonly log: 'off' | 'text' | 'json';
  readonly watch: boolean;
  readonly controlToken?: string;
}

/** `twinspec mock`: serves until a signal ends it. */
export async function runMockCommand(
  sources: readonly string[],
  options: MockCommandOptions,
  shell: Shell,
): Promise<void> {
  const deployed = await createDeploymentSandboxes(options, shell);
  try {
    await serveMocks(sources, options, { shell, ...deployed });
  } catch (error) {
    await deployed.close();
    throw error;
  }
}

async function serveMocks(
  sources: readonly string[],
  options: MockCommandOptions,
  { shell, sandboxes, seed, start, close }: Deployed & { readonly shell: Shell },
): Promise<void> {
  const { handlers, log } = options;
  const mocks = await createMocks(sources, { ...options, ...(seed !== undefined && { seed }), sandboxes });
  const own = handlers === undefined ? undefined : { file: handlers, load: createHandlerLoader(mocks, handlers) };
  await own?.load();

  const onExchange = await createRequestLog(log, shell.stdout, { sandboxes, mocks });
  const isClosing = (): boolean => server.closing.aborted;
  const control = createControlPlaneTarget({ sandboxes, mocks: () => mocks, isClosing });
  const controlToken = options.controlToken ?? tokenFor(options.host);
  const access = controlToken === undefined ? {} : { controlToken };
  const server = await listen(mocks, {
    ...toListenOptions(options),
    control,
    ...access,
    ...(onExchange && { onExchange }),
  });
  const unwatch = options.watch ? await startWatching(mocks, own, shell) : undefined;
  start();
  closeOnSignal(shell, async () => {
    await Promise.all([unwatch?.(), server.close()]);
    await close();
  });
  shell.stdout.write(createBanner({ mocks, url: server.url, ...options, ...access }));
}

/** Whoever can reach the mock from outside needs a token to steer it. */
const tokenFor = (host: string): string | undefined =>
  /^(localhost|127(\.\d+){3}|::1)$/.test(host) ? undefined : randomBytes(16).toString('hex');

async function startWatching(...parameters: Parameters<typeof import('./reload-on-change.js').reloadOnChange>) {
  const { reloadOnChange } = await import('./reload-on-change.js');
  return reloadOnChange(...parameters);
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** A second signal ends the process at once. */
function closeOnSignal(shell: Shell, end: () => Promise<void>): void {
  const close = (): void => {
    for (const signal of signals) shell.off(signal, close);
    void end();
  };
  for (const signal of signals) shell.on(signal, close);
}
