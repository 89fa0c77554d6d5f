import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { findPort, type RedisServer, startRedis } from '../redis/redis-server.js';

interface Composed {
  readonly services: Readonly<Record<string, { readonly command: readonly string[] }>>;
}

const pathTo = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

export const controlToken = 'deployment-token';

/** What deploy/compose.yaml starts, without containers: on free ports of loopback, and with a Redis of the test. */
export interface Deployment {
  readonly url: string;
  readonly redis: RedisServer;
  /** The addresses of the mocks themselves. */
  readonly mocks: readonly string[];
  /** Ends a mock as its container would be. */
  stopMock(index: number): Promise<number | null>;
  close(): Promise<void>;
}

export async function startDeployment(): Promise<Deployment> {
  const { services } = load(await readFile(pathTo('deploy/compose.yaml'), 'utf8')) as Composed;
  const commandOf = (service: string): readonly string[] => services[service]?.command ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-deployment-'));
  // The workers of nginx are somebody else.
  await chmod(folder, 0o755);
  const redis = await startRedis(commandOf('redis').slice(1));
  const mocks = await Promise.all(
    ['mock-1', 'mock-2'].map((service) =>
      startMock(commandOf(service).map((word) => word.replace('redis://redis:6379', redis.url))),
    ),
  );
  const nginx = await startNginx(commandOf('nginx'), { folder, ports: mocks.map(({ port }) => port) });
  return {
    url: nginx.url,
    redis,
    mocks: mocks.map(({ port }) => `http://127.0.0.1:${port}`),
    stopMock: async (index) => (mocks[index] ? end(mocks[index].child) : null),
    async close() {
      await end(nginx.child);
      await Promise.all(mocks.map(({ child }) => end(child)));
      await redis.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function startMock(command: readonly string[]): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const words = command.map((word) => (word === '0.0.0.0' ? '127.0.0.1' : word));
  const child = spawn(process.execPath, [pathTo('dist/cli/main.js'), ...words, '--port', '0'], {
    env: { ...process.env, TWINSPEC_CONTROL_TOKEN: controlToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await waitFor(child, / at http:\/\/127\.0\.0\.1:(\d+) /);
  return { child, port: Number(said[1]) };
}

interface Behind {
  readonly folder: string;
  readonly ports: readonly number[];
}

/** The nginx of this machine with the configuration as it is, but for the ports. */
async function startNginx(command: readonly string[], { folder, ports: [first, second] }: Behind) {
  const [configuration, port] = [join(folder, 'nginx.conf'), await findPort()];
  const written = (await readFile(pathTo('deploy/nginx.conf'), 'utf8'))
    .replace('listen 4010;', `listen 127.0.0.1:${port};`)
    .replace('mock-1:4010', `127.0.0.1:${first}`)
    .replace('mock-2:4010', `127.0.0.1:${second}`);
  await writeFile(configuration, written);
  const places: Readonly<Record<string, string>> = { '/tmp': folder, '/etc/nginx/nginx.conf': configuration };
  // Of two -g the last one counts.
  const inFolder = (word: string): string =>
    word === 'daemon off;' ? `${word} pid ${join(folder, 'nginx.pid')};` : (places[word] ?? word);
  const child = spawn('nginx', [...command.slice(1).map(inFolder), '-e', 'stderr'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilListening(child, port);
  return { child, url: `http://127.0.0.1:${port}` };
}

function waitFor(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: unknown): void => {
      said += String(text);
      const found = pattern.exec(said);
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
}

/** nginx says nothing when it is ready. */
async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const ended = waitFor(child, /(?!)/).then(() => false);
  while (!(await Promise.race([accepts(port), ended])));
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}
