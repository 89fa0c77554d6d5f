// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../harness/child.js';

/**
 * A Redis of this machine, which has to be installed.
 * @param {string} folder @param {readonly string[]} settings how it keeps what it is told
 */
export async function startRedis(folder, settings) {
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--dir', folder, '--save', '', ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.on('data', (text) => String(text).includes('Ready to accept') && resolve(undefined));
  });
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop };
}
