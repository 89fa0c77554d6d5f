// @ts-check
import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** A worker with one server of the corpus on a free port. */
const { api, seed, fault, variant } = workerData;
const module = await import(new URL(`../servers/${api}/server.js`, import.meta.url).href);
const { listener, credentials } = module.createServer({ seed, fault, variant });
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  parentPort?.postMessage({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port, credentials });
});
