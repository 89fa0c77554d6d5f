// @ts-check
// As much as one mock can do for a while, with faults on and clients that are slow: does its memory grow, does it fail where nobody asked it to?
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Latencies } from './latencies.js';
import { headers, megabytes, startMock } from './start-mock.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    connections: { type: 'string', default: '32' },
    slow: { type: 'string', default: '50' },
    sandboxes: { type: 'string', default: '10' },
  },
});
const seconds = Number(values.seconds);
const sandboxes = Number(values.sandboxes);

/** Every tenth request meets one of these. */
const faults = [
  { kind: 'status', status: 503 },
  { kind: 'latency', delay: { median: 50, sigma: 0.5 } },
  { kind: 'dribble', chunks: 10, milliseconds: 200 },
  { kind: 'truncate', fraction: 0.5 },
  { kind: 'corrupt', bytes: 3 },
  { kind: 'reset' },
];
/** Memory is looked at so often, evenly over the time; after the first half all is warm, and all journals are full. */
const SAMPLES = 8;
const ALLOWED_GROWTH = 1.1;

const mock = await startMock();
const agent = new Agent({ keepAlive: true, maxSockets: Number(values.connections) });
const latencies = new Latencies();
const counts = {
  answers: 0,
  'broken off or corrupt, as asked': 0,
  'statuses, as asked': 0,
  '5xx that nobody asked for': 0,
};
let isOver = false;

for (let index = 0; index < sandboxes; index++) await makeTrouble(`s${index}`);
const load = Array.from({ length: Number(values.connections) }, (_, index) => work(index));
const dribbling = Array.from({ length: Number(values.slow) }, (_, index) => (index % 2 ? readSlowly() : sendSlowly()));
const memory = await watchMemory();
isOver = true;
await Promise.all([...load, ...dribbling]);
agent.destroy();
await mock.stop();

const heap = memory.map(({ heapBytes }) => heapBytes);
const warm = heap[SAMPLES / 2 - 1] ?? 0;
const end = heap.at(-1) ?? 0;
const report = {
  ...counts,
  'answers a second': Math.round(latencies.total / seconds),
  'p50, ms': latencies.quantile(0.5),
  'p99, ms': latencies.quantile(0.99),
  'live heap, MB': heap.map((bytes) => Number((bytes / 1_048_576).toFixed(1))),
  'most memory, MB': megabytes(Math.max(...memory.map(({ residentBytes }) => residentBytes))),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = end > warm * ALLOWED_GROWTH || counts['5xx that nobody asked for'] > 0 ? 1 : 0;

/** @param {string} sandbox */
async function makeTrouble(sandbox) {
  await fetch(`${mock.origin}/~${sandbox}/user`, { headers });
  const answer = await fetch(`${mock.origin}/_twinspec/sandboxes/${sandbox}/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ rate: 0.1, fault: { kind: 'mix', faults } }),
  });
  if (answer.status !== 201) throw new Error(`The faults were answered ${answer.status}.`);
}

/** Lists, creates, reads and deletes, so that the state does not grow. @param {number} worker */
async function work(worker) {
  for (let round = 0; !isOver; round++) {
    const base = `/~s${(worker + round) % sandboxes}/user`;
    await ask('GET', base);
    const created = await ask('POST', base, { email: `w${worker}.${round}@example.com`, role: 'viewer' });
    if (created === undefined) continue;
    await ask('GET', `${base}/${created.id}`);
    for (let attempt = 0; attempt < 5 && !(await ask('DELETE', `${base}/${created.id}`)); attempt++);
  }
}

/**
 * The body of a success, as far as it can be read.
 * @param {'GET' | 'POST' | 'DELETE'} method @param {string} path @param {object} [body]
 */
async function ask(method, path, body) {
  const begun = performance.now();
  try {
    const { status, text } = await send(method, path, body === undefined ? '' : JSON.stringify(body));
    latencies.add(performance.now() - begun);
    counts.answers += 1;
    if (status >= 500) {
      counts[text.includes('injected fault') ? 'statuses, as asked' : '5xx that nobody asked for'] += 1;
      return undefined;
    }
    return text === '' ? {} : JSON.parse(text);
  } catch {
    counts['broken off or corrupt, as asked'] += 1;
    return undefined;
  }
}

/** @param {string} method @param {string} path @param {string} body @returns {Promise<{ status: number, text: string }>} */
function send(method, path, body) {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      `${mock.origin}${path}`,
      { method, agent, headers: { ...headers, ...length } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        answer.on('error', reject).on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

/** Takes half a minute for its headers, and is refused. */
async function sendSlowly() {
  while (!isOver) {
    const socket = connect(mock.port, '127.0.0.1').on('error', () => {});
    const closed = once(socket.resume(), 'close');
    socket.write('GET /user HTTP/1.1\r\n');
    const timer = setInterval(() => (isOver ? socket.destroy() : socket.write('x: y\r\n')), 1_000);
    await closed;
    clearInterval(timer);
  }
}

/** Asks again and again, and reads a little of the answers each second. */
async function readSlowly() {
  while (!isOver) {
    const socket = connect(mock.port, '127.0.0.1').on('error', () => {});
    const closed = once(socket, 'close');
    socket.pause().write(`GET /user HTTP/1.1\r\nHost: a\r\nAuthorization: ${headers.authorization}\r\n\r\n`.repeat(50));
    const timer = setInterval(() => {
      if (isOver) socket.destroy();
      else if (socket.read(1_000) === null && socket.readableEnded) socket.destroy();
    }, 1_000);
    const leave = setTimeout(() => socket.destroy(), 20_000);
    await closed;
    clearInterval(timer);
    clearTimeout(leave);
  }
}

/** What the process takes and, garbage aside, needs. */
async function watchMemory() {
  const samples = [];
  for (let index = 0; index < SAMPLES; index++) {
    await sleep((seconds * 1_000) / SAMPLES);
    samples.push(await mock.usage('collect'));
  }
  return samples;
}
