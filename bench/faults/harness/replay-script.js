// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiNamed } from './api.js';
import { startServer } from './start-server.js';

const longest = 60_000;

/**
 * Runs the reproduction of a finding on a fresh faulty server and on a fresh correct one.
 * @param {string} script
 * @param {{ api: string, seed: string, fault?: string | undefined }} job
 * @param {readonly import('./api.js').Identity[]} identities
 * @returns {Promise<{ onFaulty: number, onCorrect: number }>} exit codes; 1 and 0 are right
 */
export async function replayScript(script, job, identities) {
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-replay-'));
  try {
    const file = join(folder, 'reproduce.sh');
    await writeFile(file, script);
    const env = credentialsFor(identities);
    const onFaulty = await runOn(job, file, env);
    const onCorrect = await runOn({ api: job.api, seed: job.seed }, file, env);
    return { onFaulty, onCorrect };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ api: string, seed: string, fault?: string | undefined }} options
 * @param {string} file
 * @param {Record<string, string>} env
 */
async function runOn(options, file, env) {
  const server = await startServer(options);
  const child = spawn('bash', [file], {
    env: { ...process.env, ...env, BASE_URL: server.origin + apiNamed(options.api).basePath },
    stdio: 'ignore',
    timeout: longest,
  });
  const [code] = await once(child, 'exit');
  await server.stop();
  return code ?? -1;
}

/** @param {readonly import('./api.js').Identity[]} identities */
const credentialsFor = (identities) =>
  Object.fromEntries(
    identities.flatMap(({ name, credentials }) =>
      Object.entries(credentials).map(([scheme, value]) => [
        `${name}_${scheme}`.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_'),
        value,
      ]),
    ),
  );
