import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const require = createRequire(import.meta.url);
const program = require.resolve('windmill-cli');
const guard = new URL('./loopback-only.js', import.meta.url).href;

export interface Run {
  readonly exitCode: number | undefined;
  /** Both streams, without colours. */
  readonly output: string;
  /** Hosts beyond this machine that it tried to reach, in vain. */
  readonly refused: readonly string[];
}

/** Runs `wmill` to its end with a home of its own, and with no way off this machine. */
export async function runWmill(args: readonly string[], signal: AbortSignal): Promise<Run> {
  const home = await mkdtemp(join(tmpdir(), 'wmill-'));
  const env = { PATH: process.env.PATH, HOME: home, NODE_OPTIONS: `--import=${guard}` };
  try {
    return await new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [program, ...args],
        { cwd: home, env, signal },
        (_error, stdout, stderr) => {
          const output = stripVTControlCharacters(stdout + stderr);
          const refused = [...output.matchAll(/^refused (.+)$/gm)].map(([, host = '']) => host);
          resolve({ exitCode: child.exitCode ?? undefined, output, refused });
        },
      );
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
