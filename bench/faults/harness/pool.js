// @ts-check
import { fork } from 'node:child_process';

/** A job that takes longer hangs. */
const longest = 300_000;

/**
 * Does jobs in a few processes at once. A process that dies or hangs is replaced, and its job has failed.
 * @template J, R
 * @param {URL} script answers each message with one
 * @param {{ size: number, node: string }} options
 */
export function createPool(script, { size, node }) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const idle = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  let running = 0;

  const open = () => fork(script, { execPath: node, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

  /** @param {J} job @returns {Promise<R>} */
  async function run(job) {
    if (running >= size) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    running += 1;
    const child = idle.pop() ?? open();
    const result = await ask(child, job);
    if (result === undefined) child.kill('SIGKILL');
    else idle.push(child);
    running -= 1;
    waiting.shift()?.();
    return /** @type {R} */ (result ?? { failure: 'The process ended or hung.' });
  }

  return {
    run,
    close() {
      for (const child of idle.splice(0)) child.disconnect();
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {any} job
 * @returns {Promise<unknown>} undefined where the process ended or hung
 */
function ask(child, job) {
  return new Promise((resolve) => {
    /** @param {unknown} answer */
    const finish = (answer) => {
      clearTimeout(limit);
      child.off('message', finish).off('exit', end);
      resolve(answer);
    };
    const end = () => finish(undefined);
    const limit = setTimeout(end, longest);
    child.once('message', finish).once('exit', end);
    child.send(job);
  });
}
