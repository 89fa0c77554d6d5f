import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { createOutput, type Output } from './output.js';
import { type Ended, type RunningTwinspec, runningOf } from './twinspec.js';

/** How a process ended, and all that it wrote. */
export interface EndedProcess extends Omit<Ended, 'code'> {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Killable extends Pick<Output, 'until'> {
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<EndedProcess>;
}

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs a command that ends by itself in a process of its own. */
export const execTwinspec = (args: readonly string[], cwd?: string): Promise<EndedProcess> => launch(args, cwd).ended;

/** The same where nobody reads what it writes to stdout, as behind `| head`. */
export function execUnread(args: readonly string[], cwd?: string): Promise<EndedProcess> {
  const { child, ended } = launch(args, cwd);
  child.stdout.destroy();
  return ended;
}

/** Begins a command that a signal is to end; the end of the test ends it in any case. */
export function beginTwinspec(args: readonly string[], cwd?: string): Killable {
  const { output, end } = launch(args, cwd);
  return { until: output.until, end };
}

/** Starts `twinspec mock` on a free port and waits for its banner; the end of the test ends it. */
export async function serveTwinspec(args: readonly string[], cwd?: string): Promise<RunningTwinspec & Killable> {
  const { output, end } = launch(['mock', '--port', '0', ...args], cwd);
  return { ...(await runningOf(output)), end };
}

function launch(args: readonly string[], cwd: string | undefined) {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const { output, ended } = listenTo(child);
  const end: Killable['end'] = (signal) => {
    child.kill(signal);
    return ended;
  };
  return { child, output, ended, end };
}

function listenTo(child: ChildProcess) {
  const output = createOutput();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.take('stdout', text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.take('stderr', text));
  const ended = once(child, 'close').then(([code, signal]): EndedProcess => {
    output.close();
    return { code, signal, stdout: output.stdout(), stderr: output.stderr() };
  });
  return { output, ended };
}
