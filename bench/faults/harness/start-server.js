// @ts-check
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * One server in a worker of its own: it may crash or hang, and nobody else notices.
 * @param {{ api: string, seed: string, fault?: string | undefined, variant?: string | undefined }} options
 * @returns {Promise<{ origin: string, credentials: import('./api.js').Roles, stop: () => Promise<unknown> }>}
 */
export async function startServer(options) {
  const worker = new Worker(new URL('./serve.js', import.meta.url), {
    workerData: options,
    stdout: true,
    stderr: true,
  });
  const [{ port, credentials }] = await once(worker, 'message');
  worker.on('error', () => {});
  return { origin: `http://127.0.0.1:${port}`, credentials, stop: () => worker.terminate() };
}
