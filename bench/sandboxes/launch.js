// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * Starts `twinspec mock` in a process of its own and waits until it serves.
 * @param {readonly string[]} args
 * @returns {Promise<{ url: string, milliseconds: number, kill: () => Promise<unknown> }>}
 */
export async function launch(args) {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, 'mock', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [, found] = /serves .* at (\S+)/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`It ended: ${output}`)));
  });
  const kill = () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    return ended;
  };
  return { url, milliseconds: performance.now() - begun, kill };
}
