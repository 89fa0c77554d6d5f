// @ts-check
// kill -9 at random moments: whatever was answered has to be there when the next process has opened the folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
const rounds = Number(process.argv[2] ?? 200);
const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));

/** @returns {Promise<{ url: string, milliseconds: number, kill: () => Promise<unknown> }>} */
async function start() {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, 'mock', 'secoda', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const { promise, resolve, reject } = Promise.withResolvers?.() ?? withResolvers();
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    const [, url] = /serves .* at (\S+)/.exec(output) ?? [];
    if (url !== undefined) resolve(url);
  });
  child.once('exit', () => reject(new Error(`It ended: ${output}`)));
  const url = await promise;
  const milliseconds = performance.now() - begun;
  const kill = () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    return ended;
  };
  return { url, milliseconds, kill };
}

/** Node 20 has none of its own. */
function withResolvers() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

/** @param {string} url */
async function emailsAt(url) {
  const emails = new Set();
  for (let offset = 0; ; offset += 1_000) {
    const answer = await fetch(`${url}/_twinspec/sandboxes/default/state/secoda/users?limit=1000&offset=${offset}`);
    const { items, total } = /** @type {any} */ (await answer.json());
    for (const { email } of items) emails.add(email);
    if (offset + 1_000 >= total) return emails;
  }
}

const answered = new Set();
let lost = 0;
const starts = [];
for (let round = 0; round <= rounds; round++) {
  const served = await start();
  starts.push(served.milliseconds);
  const there = await emailsAt(served.url);
  for (const email of answered) if (!there.has(email)) lost += 1;
  if (round === rounds) {
    await served.kill();
    break;
  }
  let isOver = false;
  const writers = [0, 1, 2, 3].map(async (writer) => {
    for (let index = 0; !isOver; index++) {
      const email = `r${round}.${writer}.${index}@example.com`;
      const body = JSON.stringify({ email, role: 'viewer' });
      const answer = await fetch(`${served.url}/user`, { method: 'POST', headers, body }).catch(() => undefined);
      if (answer?.status === 201) answered.add(email);
    }
  });
  await sleep(Math.random() * 200);
  await served.kill();
  isOver = true;
  await Promise.all(writers);
}
await rm(folder, { recursive: true });
process.stdout.write(
  `${JSON.stringify({ kills: rounds, 'writes answered': answered.size, lost, 'slowest start, ms': Math.max(...starts) })}\n`,
);
process.exitCode = lost === 0 ? 0 : 1;
