// @ts-check
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { apiNamed, faultsOf } from './api.js';
import { judge } from './judge.js';
import { replayScript } from './replay-script.js';
import { startServer } from './start-server.js';

const root = new URL('../../../', import.meta.url);

/**
 * @typedef {{ api: string, seed: string, fault?: string, variant?: string, dist: string, ignored?: readonly string[], phases?: readonly string[] }} Job
 * `ignored` are fingerprints that the correct server shows, too: they are no proof of a fault
 * @typedef {import('./judge.js').Found & { requests?: number, isConfirmed?: boolean, script?: string, isRight?: boolean, isKnown?: boolean }} Finding
 * @typedef {{
 *   findings: Finding[], observations: number, requests: number, duration: number, cpu: number, notes: number,
 *   isFound?: boolean, replay?: { onFaulty: number, onCorrect: number }, failure?: string,
 * }} Result
 */

/**
 * One run of `twinspec verify` against one server: to its end on a correct server, until the fault is found on a faulty one.
 * @param {Job} job
 * @returns {Promise<Result>}
 */
export async function runVerifyJob(job) {
  const { contract, spec } = await load(job);
  const api = apiNamed(job.api);
  const fault = job.fault === undefined ? undefined : (await faultsOf(job.api)).find(({ id }) => id === job.fault);
  const server = await startServer(job);
  const identities = api.identities(server.credentials);
  /** @param {import('./judge.js').Found} found */
  const isIt = (found) =>
    fault !== undefined && !(job.ignored ?? []).includes(found.fingerprint) && judge(fault, found) === 'right';

  const begun = { at: performance.now(), cpu: process.cpuUsage() };
  const target = contract.createUrlTarget(server.origin + api.basePath, { timeout: 5_000 });
  /** @type {Result} */
  const result = { findings: [], observations: 0, requests: 0, duration: 0, cpu: 0, notes: 0 };
  try {
    const settings = {
      seed: job.seed,
      identities,
      phases:
        job.phases ?? contract.phaseNames.filter((/** @type {string} */ name) => !['explore', 'race'].includes(name)),
      checks: contract.checkNames,
      parameters: api.parameters(server.credentials),
      readOnly: false,
      shared: false,
      allowEffects: true,
      failFast: false,
      reproduce: fault !== undefined,
      ...(fault === undefined ? {} : { stopAt: isIt }),
      workflows: await Promise.all(api.workflows.map(readWorkflow)),
    };
    for await (const event of contract.verify(spec, target, settings)) take(event, result);
  } catch (error) {
    result.failure = String(error);
  } finally {
    await target.close?.();
    await server.stop();
  }
  result.duration = performance.now() - begun.at;
  const { user, system } = process.cpuUsage(begun.cpu);
  result.cpu = (user + system) / 1000;
  if (fault === undefined) return result;

  for (const finding of result.findings) {
    finding.isRight = isIt(finding);
    finding.isKnown = (job.ignored ?? []).includes(finding.fingerprint);
  }
  const right = result.findings.find(({ isRight }) => isRight);
  result.isFound = right !== undefined;
  if (right?.script !== undefined) result.replay = await replayScript(right.script, job, identities);
  return result;
}

/**
 * @param {any} event
 * @param {Result} result
 */
function take(event, result) {
  if (event.type === 'note') result.notes += 1;
  if (event.type === 'run-finished') result.requests = event.requests;
  if (event.type !== 'finding') return;
  const { fingerprint, check, severity, operation, shownBy, message, reproduction } = event.finding;
  if (severity !== 'error') result.observations += 1;
  else {
    result.findings.push({
      ...{ fingerprint, check, severity, operation, shownBy, message },
      ...(reproduction === undefined
        ? {}
        : { requests: reproduction.requests, isConfirmed: reproduction.isConfirmed, script: reproduction.script }),
    });
  }
}

/** @param {string} file */
async function readWorkflow(file) {
  return { file, text: await readFile(new URL(file, root), 'utf8') };
}

/** @type {Map<string, Promise<any>>} */
const specs = new Map();

/** @param {Job} job */
async function load({ api, dist }) {
  const contract = await import(new URL('contract/index.js', dist).href);
  const { loadSpec } = await import(new URL('spec/index.js', dist).href);
  const file = fileURLToPath(new URL(apiNamed(api).document, root));
  if (!specs.has(api)) specs.set(api, loadSpec(file));
  return { contract, spec: await specs.get(api) };
}
