// @ts-check
import { openConnections } from './load.js';

/** @typedef {import('./child.js').Child} Child */
/**
 * A stream of requests to one process.
 * @typedef {object} Lane
 * @property {string} name
 * @property {Child} child
 * @property {(count: number) => readonly Buffer[]} bytes what to send, in turn
 * @property {number} status that every answer must have
 * @property {number} [most] requests in a batch, where requests make a state grow
 */
/** @typedef {{ name: string, samples: number[], requests: number, failure?: string }} LaneResult */

/** CPU time that a round should spend in a subject, so that slow ones get fewer requests. */
const ROUND_MICROSECONDS = 300_000;
const FEWEST = 20;
const MOST = 10_000;
/** Node's HTTP server takes some 20,000 requests until it is compiled; slower subjects get there with fewer. */
const WARM_UP = {
  leastMicroseconds: 2_500_000,
  mostMicroseconds: 6_000_000,
  mostBatches: 40,
  stable: 0.95,
  unimproved: 4,
};

/**
 * CPU time per request in microseconds: every lane is warmed up, then all take turns, in the opposite order every other round.
 * A lane that fails is reported and left out of the rest.
 * @param {readonly Lane[]} lanes
 * @param {number} rounds
 * @returns {Promise<LaneResult[]>}
 */
export async function runRounds(lanes, rounds) {
  const running = lanes.map((lane) => ({
    lane,
    result: /** @type {LaneResult} */ ({ name: lane.name, samples: [], requests: 0 }),
  }));
  for (const { lane, result } of running) {
    await guard(result, async () => {
      result.requests = await warmUp(lane);
    });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { lane, result } of round % 2 === 0 ? running : running.toReversed()) {
      await guard(result, async () => {
        result.samples.push(await runBatch(lane, result.requests));
      });
    }
  }
  return running.map(({ result }) => result);
}

/**
 * @param {LaneResult} result
 * @param {() => Promise<void>} action
 */
async function guard(result, action) {
  if (result.failure !== undefined) return;
  try {
    await action();
  } catch (error) {
    result.failure = /** @type {Error} */ (error).message;
  }
}

/**
 * Repeats batches until they stop getting cheaper.
 * @param {Lane} lane
 * @returns {Promise<number>} how many requests a round should send
 */
async function warmUp(lane) {
  const most = lane.most ?? MOST;
  let [requests, best, unimproved, spent] = [Math.min(most, FEWEST), Number.POSITIVE_INFINITY, 0, 0];
  for (let batch = 0; batch < WARM_UP.mostBatches && spent < WARM_UP.mostMicroseconds; batch++) {
    const cost = await runBatch(lane, requests);
    spent += cost * requests;
    unimproved = cost < best * WARM_UP.stable ? 0 : unimproved + 1;
    best = Math.min(best, cost);
    requests = Math.min(most, Math.max(FEWEST, Math.round(ROUND_MICROSECONDS / cost)));
    if (spent >= WARM_UP.leastMicroseconds && unimproved >= WARM_UP.unimproved) break;
  }
  return requests;
}

/**
 * @param {Lane} lane
 * @param {number} count
 * @returns {Promise<number>} microseconds of CPU time per request
 */
async function runBatch({ child, bytes, status }, count) {
  const load = { bytes: bytes(count), count, status };
  const connections = await openConnections(child.port);
  try {
    const before = await child.usage();
    await connections.send(load);
    const after = await child.usage();
    return (after.cpuMicroseconds - before.cpuMicroseconds) / count;
  } finally {
    connections.close();
  }
}
