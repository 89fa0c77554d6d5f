import { EventEmitter } from 'node:events';
import { onTestFinished } from 'vitest';
import { createOutput, type Output } from './output.js';

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningTwinspec extends Pick<Output, 'until'> {
  /** Of the server, without a path. */
  readonly url: string;
  readonly banner: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

type Environment = Readonly<Record<string, string>>;

/** As it is built: `binary.test.ts` shows that a process of its own does the same. */
const { runCli } = (await import(
  new URL('../../dist/cli/run-cli.js', import.meta.url).href
)) as typeof import('../../src/cli/run-cli.js');

/** Runs a command that ends by itself in this process, one at a time; `environment` is added to that of the tests. */
export async function runTwinspec(
  args: readonly string[],
  cwd: string = process.cwd(),
  environment: Environment = {},
): Promise<Ended> {
  const output = createOutput();
  const shell = createShell(output, environment);
  const here = process.cwd();
  process.chdir(cwd);
  try {
    await runCli(['node', 'twinspec', ...args], shell);
  } finally {
    process.chdir(here);
  }
  return { code: Number(shell.exitCode ?? 0), stdout: output.stdout(), stderr: output.stderr() };
}

/** Starts `twinspec mock` in this process and on a free port; the end of the test ends it. */
export async function startTwinspec(args: readonly string[], cwd: string = process.cwd()): Promise<RunningTwinspec> {
  const output = createOutput();
  const shell = createShell(output, {});
  const here = process.cwd();
  process.chdir(cwd);
  onTestFinished(() => {
    shell.emit('SIGTERM', 'SIGTERM');
    process.chdir(here);
  });
  await runCli(['node', 'twinspec', 'mock', '--port', '0', ...args], shell);
  return runningOf(output);
}

/** What is known of a server that has printed its banner. */
export async function runningOf(output: Output): Promise<RunningTwinspec> {
  const banner = await output.until(/\nTwinspec serves [\s\S]*\n\n$/);
  const url = / at (http:\S+) /.exec(banner)?.[1] ?? '';
  return { url, banner, until: output.until, fetch: (path, init) => fetch(`${url}${path}`, init) };
}

/** A process for a command, as far as it needs one. */
const createShell = (output: Output, environment: Environment) =>
  Object.assign(new EventEmitter(), {
    stdout: { write: (text: string) => output.take('stdout', text) },
    stderr: { write: (text: string) => output.take('stderr', text) },
    env: { ...process.env, ...environment },
    exitCode: undefined,
    cwd: () => process.cwd(),
    exit(code: number): never {
      throw new Error(`It ended at once, with ${code}.`);
    },
  });
