import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';

/** A Redis of this machine, which writes every command to its disk before it answers. */
export interface RedisServer {
  readonly url: string;
  /** Ends it as kill -9 does. */
  kill(): Promise<void>;
  /** Starts it again with what it had written. */
  restart(): Promise<void>;
  /** Stands still, or goes on. */
  pause(isPaused: boolean): void;
  /** Copies what it has written; what is returned starts it again with that. */
  copy(): Promise<() => Promise<void>>;
  /** Its keys by a pattern. */
  keys(pattern: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param settings how it keeps what it is told */
export async function startRedis(settings: readonly string[] = everyWriteKept): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-redis-'));
  const port = await findPort();
  const launch = (): Promise<ChildProcess> => run(port, folder, settings);
  let running = await launch();
  const end = async (): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: end,
    async restart() {
      await end();
      running = await launch();
    },
    async copy() {
      const kept = await mkdtemp(join(tmpdir(), 'twinspec-redis-'));
      await cp(folder, kept, { recursive: true });
      return async () => {
        await end();
        await rm(folder, { recursive: true });
        await rename(kept, folder);
        running = await launch();
      };
    },
    async keys(pattern) {
      const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
      const keys = await client.keys(pattern);
      await client.close();
      return keys;
    },
    pause: (isPaused) => void running.kill(isPaused ? 'SIGSTOP' : 'SIGCONT'),
    async close() {
      await end();
      await rm(folder, { recursive: true });
    },
  };
}

const everyWriteKept = ['--appendonly', 'yes', '--appendfsync', 'always'];

async function run(port: number, folder: string, settings: readonly string[]): Promise<ChildProcess> {
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''];
  const child = spawn('redis-server', [...place, ...settings]);
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.on('error', () => reject(new Error('redis-server is not installed: apt-get install redis-server')));
    child.on('exit', () => reject(new Error(`Redis did not start: ${said}`)));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
  return child;
}

/** One that nobody listens on. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
