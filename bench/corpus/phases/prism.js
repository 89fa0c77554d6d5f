// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { explanationOf, ownAnswer } from '../explanations.js';

/** @typedef {import('./verify.js').Traffic} Traffic */

const program = createRequire(import.meta.url).resolve('@stoplight/prism-cli');
const most = 200;

/**
 * What Prism says of the traffic of `verify`, with the mock's own answers played back behind it. It has to find every answer right, and every
 * request that the mock carried out.
 * @param {import('../examine.js').Subject} subject
 */
export async function examinePrism({ file, traffic }) {
  const chosen = spread(traffic, most);
  const upstream = await playBack(chosen);
  const prism = await startPrism(file, upstream.url);
  const outcome = { exchanges: 0, explained: 0, objections: /** @type {string[]} */ ([]) };
  try {
    for (const [index, exchange] of chosen.entries()) {
      const said = await askPrism(prism.url, { exchange, index });
      outcome.exchanges += 1;
      for (const objection of said) {
        if (explanationOf(objection, exchange) === undefined)
          outcome.objections.push(
            `${exchange.request.method} ${exchange.request.path} ${exchange.response.status}: ${objection}`,
          );
        else outcome.explained += 1;
      }
    }
  } finally {
    prism.stop();
    upstream.stop();
  }
  return { ...outcome, objections: [...new Set(outcome.objections)].slice(0, 100) };
}

/** At most so many, from beginning to end. @param {readonly Traffic[]} all @param {number} count */
function spread(all, count) {
  const step = Math.max(1, all.length / count);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => /** @type {Traffic} */ (all[Math.floor(index * step)]),
  );
}

/** Answers a request with what the mock has answered to it. @param {readonly Traffic[]} traffic */
async function playBack(traffic) {
  const server = createServer((request, response) => {
    request.resume();
    const answer = traffic[Number(request.headers['x-exchange'])]?.response;
    const headers = Object.fromEntries(
      Object.entries(answer?.headers ?? {}).filter(([name, value]) => value !== undefined && name !== 'content-length'),
    );
    response.writeHead(answer?.status ?? 500, headers).end(request.method === 'HEAD' ? undefined : answer?.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Without `--errors` Prism hands every request on and says in a header what it thinks.
 * @param {string} file @param {string} upstream @returns {Promise<{ url: string, stop: () => void }>}
 */
function startPrism(file, upstream) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'proxy', file, upstream, '--port', '0'], {
      env: { PATH: process.env.PATH },
    });
    let output = '';
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    const listen = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-10_000);
      const [, url] = /Prism is listening on (http:\S+)/.exec(output) ?? [];
      if (url !== undefined) resolve({ url, stop });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`Prism has ended: ${output.slice(-500)}`)));
  });
}

/** @param {string} url @param {{ exchange: Traffic, index: number }} asked @returns {Promise<readonly string[]>} */
async function askPrism(url, { exchange: { request, response }, index }) {
  const { method, path, query, headers, body } = request;
  const answer = await fetch(`${url}${path}${query === '' ? '' : `?${query}`}`, {
    method,
    headers: { ...withoutHop(headers), 'x-exchange': String(index) },
    ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  if (answer.status !== response.status) return [`${ownAnswer} ${answer.status}`];
  const violations = readViolations(answer.headers.get('sl-violations') ?? '[]');
  const isCarriedOut = response.status < 400;
  return violations
    .filter(({ location }) => location[0] === 'response' || isCarriedOut)
    .map(({ location, message }) => `${location.join('.')}: ${message}`);
}

/** Prism says `Too many violations!` in place of a list that is too long for a header. @param {string} text @returns {{ location: string[], message: string }[]} */
const readViolations = (text) => (text.startsWith('[') ? JSON.parse(text) : [{ location: ['request'], message: text }]);

/** @param {Record<string, any>} headers */
const withoutHop = (headers) =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) =>
        value !== undefined && !['host', 'content-length', 'connection', 'transfer-encoding', 'expect'].includes(name),
    ),
  );
