// @ts-check
import { freePort, startChild } from './harness/child.js';
import { atLeast, atMost } from './harness/report.js';
import { runRounds } from './harness/rounds.js';
import { medianRatio, summarize } from './harness/statistics.js';
import { scenarios, toRequests } from './scenarios.js';
import { subjects } from './subjects/index.js';

/** @typedef {import('./harness/child.js').Child} Child */
/** @typedef {import('./harness/report.js').Report} Report */
/** @typedef {import('./subjects/index.js').Subject} Subject */
/** @typedef {{ subject: Subject, child: Child }} Started */
/** @typedef {{ node: string, rounds: number, isChosen: (subject: string) => boolean }} Options */

/**
 * CPU time per request of every subject in one scenario; all of them run at the same time, one at a time is asked.
 * @param {string} name of the scenario
 * @param {import('./data/dataset.js').Dataset} data
 * @param {Options} options
 * @returns {Promise<Report>}
 */
export async function measureRequests(name, data, { node, rounds, isChosen }) {
  const scenario = /** @type {import('./scenarios.js').Scenario} */ (scenarios[name]);
  const failures = /** @type {Report['failures']} */ ([]);
  const started = /** @type {Started[]} */ ([]);
  try {
    for (const subject of subjects.filter((candidate) => isChosen(candidate.name))) {
      try {
        started.push({ subject, child: await startSubject(subject, scenario, { data, node }) });
      } catch (error) {
        failures.push({ subject: subject.name, reason: /** @type {Error} */ (error).message });
      }
    }
    const results = await runRounds(
      started.map(({ subject, child }) => {
        const bytes = toRequests(scenario, data, subject.prefix);
        return { name: subject.name, child, bytes: () => bytes, status: 200 };
      }),
      rounds,
    );
    for (const { name: subject, failure } of results)
      if (failure !== undefined) failures.push({ subject, reason: failure });
    return {
      measurement: name,
      title: `${scenario.title}: CPU per request in µs`,
      ...toTable(scenario, results),
      failures,
    };
  } finally {
    await Promise.all(started.map(({ child }) => child.stop()));
  }
}

/**
 * Starts a subject and makes sure that it gives the right answer before it is measured.
 * @param {Subject} subject
 * @param {import('./scenarios.js').Scenario} scenario
 * @param {{ data: import('./data/dataset.js').Dataset, node: string }} context
 */
async function startSubject(subject, scenario, { data, node }) {
  const port = await freePort();
  const child = await startChild(node, port, await subject.command(data, port));
  try {
    const request = /** @type {import('./scenarios.js').Request} */ (scenario.requests(data)[0]);
    const response = await fetch(`http://127.0.0.1:${port}${subject.prefix}${request.path}`, {
      method: request.method,
      headers: {
        Authorization: data.authorization,
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const text = await response.text();
    const right = response.status === 200 && (!subject.keepsState || scenario.isRight(JSON.parse(text), data));
    if (!right)
      throw new Error(
        `gave a wrong answer to ${request.method} ${request.path}: ${response.status} ${text.slice(0, 300)}`,
      );
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/**
 * @param {import('./scenarios.js').Scenario} scenario
 * @param {import('./harness/rounds.js').LaneResult[]} results
 */
function toTable({ target }, results) {
  const measured = results.filter(({ failure }) => failure === undefined);
  const samples = new Map(measured.map((result) => [result.name, result.samples]));
  const ratio = (/** @type {string} */ subject, /** @type {string} */ base) =>
    medianRatio(samples.get(subject) ?? [], samples.get(base) ?? []);
  const rows = measured.map((result) => {
    const does = subjects.find(({ name }) => name === result.name)?.does;
    return {
      subject: result.name,
      ...summarize(result.samples),
      'times raw': ratio(result.name, 'raw node:http'),
      requests: result.requests,
      does,
    };
  });
  const verdicts = [atMost('twinspec, times raw', ratio('twinspec', 'raw node:http'), target.raw)];
  if (target.better)
    verdicts.push({ ...atMost('the same, better', ratio('twinspec', 'raw node:http'), target.better), optional: true });
  if (target.prism) verdicts.push(atLeast('prism, times twinspec', ratio('prism', 'twinspec'), target.prism));
  return { rows, verdicts };
}
