// @ts-check
// Clients that only cost: does the mock answer others meanwhile, and does it get rid of them?
import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { Latencies } from './latencies.js';
import { headers, megabytes, openFiles, startMock } from './start-mock.js';

const { values } = parseArgs({
  options: {
    idle: { type: 'string', default: '10000' },
    slow: { type: 'string', default: '5000' },
    large: { type: 'string', default: '1000' },
  },
});
/** Answers that are measured while the others are there, each on a connection of its own. */
const PROBES = 300;
const SLOWEST = 250;

const room = openFiles() - 500;
const scenarios = [
  { name: 'idle', count: Number(values.idle), behave: () => {} },
  { name: 'dribbling headers', count: Number(values.slow), behave: dribble },
  { name: 'headers of 1 MB', count: Number(values.large), behave: flood },
];

let isWell = true;
for (const scenario of scenarios) {
  const result = await measure(scenario);
  isWell &&= result['failed answers'] === 0 && result['p99, ms'] <= SLOWEST && result['still open'] === 0;
  process.stdout.write(`${JSON.stringify({ [scenario.name]: result })}\n`);
}
process.exitCode = isWell ? 0 : 1;

/** @param {{ count: number, behave: (socket: import('node:net').Socket) => void }} scenario */
async function measure({ count, behave }) {
  const mock = await startMock();
  const before = (await mock.usage()).residentBytes;
  const sockets = await openAll(mock.port, Math.min(count, room));
  const begun = performance.now();
  const closed = Promise.all(sockets.map((socket) => socket.closed || once(socket.resume(), 'close')));
  for (const socket of sockets) behave(socket);
  const { latencies, failed } = await probe(mock.origin);
  const { residentBytes } = await mock.usage();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 20_000).unref())]);
  const result = {
    connections: sockets.length,
    'p50, ms': latencies.quantile(0.5),
    'p99, ms': latencies.quantile(0.99),
    'failed answers': failed,
    'memory for them, MB': megabytes(residentBytes - before),
    'still open': sockets.filter((socket) => !socket.closed).length,
    'gone after, s': Number(((performance.now() - begun) / 1_000).toFixed(1)),
  };
  for (const socket of sockets) socket.destroy();
  await mock.stop();
  return result;
}

/** Some hundreds at a time: what waits to be accepted is bounded by the system. @param {number} port @param {number} count */
async function openAll(port, count) {
  const sockets = [];
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(200, count - sockets.length) }, () =>
      connect(port, '127.0.0.1').on('error', () => {}),
    );
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
    sockets.push(...batch);
  }
  return sockets;
}

/** A header each second. @param {import('node:net').Socket} socket */
function dribble(socket) {
  socket.write('GET /user HTTP/1.1\r\n');
  const timer = setInterval(() => socket.write('x: y\r\n'), 1_000);
  socket.once('close', () => clearInterval(timer));
}

/** @param {import('node:net').Socket} socket */
function flood(socket) {
  socket.write(`GET /user HTTP/1.1\r\nx: ${'x'.repeat(1_000_000)}\r\n\r\n`);
}

/** @param {string} origin */
async function probe(origin) {
  const latencies = new Latencies();
  let failed = 0;
  for (let index = 0; index < PROBES; index++) {
    const begun = performance.now();
    const status = await statusOf(origin).catch(() => 0);
    latencies.add(performance.now() - begun);
    if (status !== 200) failed += 1;
  }
  return { latencies, failed };
}

/** @param {string} origin @returns {Promise<number>} */
function statusOf(origin) {
  return new Promise((resolve, reject) => {
    get(`${origin}/user`, { headers, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    }).on('error', reject);
  });
}
