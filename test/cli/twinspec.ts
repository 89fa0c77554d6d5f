import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** How a process ended, and all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningTwinspec {
  /** Of the server, without a path. */
  readonly url: string;
  readonly banner: string;
  /** Waits for output after what was waited for last; fails when the process ends without it. */
  until(pattern: RegExp): Promise<string>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** Milliseconds that output may take; below the time that a test has. */
const patience = 15_000;

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs a command that ends by itself; `environment` is added to that of the tests. */
export function runTwinspec(args: readonly string[], cwd?: string, environment?: Environment): Promise<Ended> {
  return createOutput(launch(args, cwd, environment)).ended;
}

type Environment = Readonly<Record<string, string>>;

/** Begins a command that a signal is to end; the end of the test ends it in any case. */
export function beginTwinspec(args: readonly string[], cwd?: string): Pick<RunningTwinspec, 'until' | 'end'> {
  const child = launch(args, cwd);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = createOutput(child);
  return {
    until: output.until,
    end(signal) {
      child.kill(signal);
      return output.ended;
    },
  };
}

/** Starts `twinspec mock` on a free port and waits for its banner; the end of the test ends it. */
export async function startTwinspec(args: readonly string[], cwd?: string): Promise<RunningTwinspec> {
  const child = launch(['mock', '--port', '0', ...args], cwd);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const output = createOutput(child);
  const banner = await output.until(/\nTwinspec serves [\s\S]*\n\n$/);
  const url = / at (http:\S+) /.exec(banner)?.[1] ?? '';
  return {
    url,
    banner,
    until: output.until,
    fetch: (path, init) => fetch(`${url}${path}`, init),
    end(signal) {
      child.kill(signal);
      return output.ended;
    },
  };
}

const launch = (args: readonly string[], cwd: string | undefined, environment: Environment = {}): ChildProcess =>
  spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    ...(cwd !== undefined && { cwd }),
  });

function createOutput(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  let unread = '';
  let notice = (): void => undefined;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    unread += text;
    notice();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    unread += text;
    notice();
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stdout, stderr }));

  const take = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(unread);
    if (match) unread = unread.slice(match.index + match[0].length);
    return match?.[0];
  };
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const fail = (what: string): void => reject(new Error(`${what} before ${pattern}; unread: ${unread}`));
      const timer = setTimeout(() => fail('Nothing came in time'), patience);
      notice = () => {
        const text = take(pattern);
        if (text === undefined) return;
        clearTimeout(timer);
        resolve(text);
      };
      notice();
      void ended.then(({ code }) => {
        clearTimeout(timer);
        fail(`It ended with ${code}`);
      });
    });
  return { ended, until };
}
