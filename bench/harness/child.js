// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ cpuMicroseconds: number, residentBytes: number, heapBytes: number }} Usage */
/** @typedef {{ script: string, args: string[], env?: Record<string, string>, nodeArgs?: string[] }} Command */
/** @typedef {{ port: number, usage: (question?: 'usage' | 'collect') => Promise<Usage>, stop: () => Promise<void> }} Child */

const PROBE = new URL('./cpu-probe.js', import.meta.url).href;
const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 3_000;

/**
 * Starts a server under the given Node and resolves when it accepts connections.
 * @param {string} node
 * @param {number} port
 * @param {Command} command
 * @returns {Promise<Child>}
 */
export async function startChild(node, port, command) {
  const child = spawn(node, [...(command.nodeArgs ?? []), '--import', PROBE, command.script, ...command.args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', ...command.env },
  });
  const output = keepTail(child);
  child.on('error', () => {});
  const stop = () => stopChild(child);
  try {
    await untilListening(child, port);
  } catch (cause) {
    await stop();
    throw new Error(`${/** @type {Error} */ (cause).message} ${output()}`.trim(), { cause });
  }
  return { port, stop, usage: (question = 'usage') => askUsage(child, { output, question }) };
}

/**
 * A port that nothing listens on at the moment. Not one that the system gives to outgoing connections: on Linux, who keeps trying to
 * connect to such a port on the same machine ends up connected to itself.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer().listen(port, '127.0.0.1');
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ output: () => string, question: 'usage' | 'collect' }} asking
 * @returns {Promise<Usage>}
 */
function askUsage(child, { output, question }) {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`ended while it was measured. ${output()}`.trim()));
    if (!child.connected) return ended();
    child.once('exit', ended);
    child.on('message', function receive(/** @type {any} */ message) {
      if (message?.bench !== 'usage') return; // The subject's own: Mockoon says when it is ready.
      child.off('exit', ended).off('message', receive);
      resolve(message);
    });
    child.send(`bench:${question}`);
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} port
 */
async function untilListening(child, port) {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new Error('ended before it listened.');
    if (Date.now() > deadline) throw new Error(`did not listen within ${START_LIMIT_MS / 1000} s.`);
    await sleep(20);
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(insist);
}

/**
 * Reads the output away (a full pipe would stop the subject) and keeps its end, to explain a failure.
 * @param {import('node:child_process').ChildProcess} child
 */
function keepTail(child) {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      tail = (tail + text).slice(-4000);
    });
  }
  return () => /^.*Error.*$/m.exec(tail)?.[0] ?? tail.trim().split('\n').slice(-3).join(' | ');
}
