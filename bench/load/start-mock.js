// @ts-check
import { execFileSync } from 'node:child_process';
import { freePort, startChild } from '../harness/child.js';
import { twinspecCommand } from '../subjects/index.js';

export const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };

/**
 * The mock of Secoda in a process of its own, as users start it.
 * @param {readonly string[]} [options]
 */
export async function startMock(options = []) {
  const port = await freePort();
  const { script, args } = twinspecCommand(['secoda'], port);
  const child = await startChild(process.execPath, port, {
    script,
    args: [...args, ...options],
    nodeArgs: ['--expose-gc'],
  });
  return { ...child, origin: `http://127.0.0.1:${port}` };
}

export const openFiles = () => Number(execFileSync('bash', ['-c', 'ulimit -n'], { encoding: 'utf8' }));

export const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 1_048_576);
