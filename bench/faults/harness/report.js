// @ts-check

/**
 * @typedef {import('./verify-job.js').Result} Result
 * @typedef {{ api: string, seed: string, result: Result }} CorrectRun
 * @typedef {{ api: string, fault: import('./api.js').Fault, result: Result }} FaultRun
 * @typedef {{ correct: readonly CorrectRun[], faulty: readonly FaultRun[] }} Outcome
 */

/** @param {Outcome} outcome */
export function toReport({ correct, faulty }) {
  return [
    ...correctLines(correct),
    '',
    ...foundLines('API', faulty, ({ api }) => api),
    '',
    ...foundLines('category', faulty, ({ fault }) => fault.category),
    '',
    ...missedLines(faulty),
    ...reproductionLines(faulty),
  ].join('\n');
}

/** @param {readonly CorrectRun[]} runs */
function correctLines(runs) {
  return [...groups(runs, ({ api }) => api)].flatMap(([api, own]) => {
    const alarms = own.flatMap(({ result }) => result.findings ?? []);
    const distinct = groups(alarms, ({ check, operation, message }) => `${check} ${operation}: ${message}`);
    const failures = own.flatMap(({ seed, result }) =>
      result.failure ? [`  ${seed} did not end: ${firstLines(result.failure)}`] : [],
    );
    const figures = [
      `${own.length} runs`,
      `${median(own.map(({ result }) => result.requests))} requests`,
      `${Math.round(median(own.map(({ result }) => result.duration)))} ms`,
      `${Math.round(median(own.map(({ result }) => result.cpu)))} ms CPU`,
      `${median(own.map(({ result }) => result.observations))} observations`,
    ];
    return [
      `${api}, correct: ${figures.join(', ')}; ${new Set(alarms.map(({ fingerprint }) => fingerprint)).size} false alarms`,
      ...[...distinct].slice(0, 30).map(([text, same]) => `  ${same.length} × ${text}`),
      ...failures,
    ];
  });
}

/**
 * @param {string} title
 * @param {readonly FaultRun[]} runs
 * @param {(run: FaultRun) => string} by
 */
function foundLines(title, runs, by) {
  const rows = [...groups(runs, by), /** @type {const} */ (['all', runs])];
  return rows.map(([name, own]) => {
    const found = own.filter(({ result }) => result.isFound).length;
    return `${`${found} / ${own.length}`.padStart(10)}  ${name === 'all' ? 'all' : `${title} ${name}`}`;
  });
}

/** @param {readonly FaultRun[]} runs */
function missedLines(runs) {
  const missed = runs.filter(({ result }) => !result.isFound);
  return missed.flatMap(({ api, fault, result }) => [
    `missed: ${api} ${fault.id} (${fault.category}; ${[fault.operation].flat().join(', ')}; ${[fault.promise].flat().join(', ')})`,
    ...(result.findings ?? [])
      .filter(({ isKnown }) => !isKnown)
      .slice(0, 4)
      .map(({ check, operation, message }) => `  instead: ${check} ${operation}: ${message}`),
    ...(result.failure ? [`  ${firstLines(result.failure)}`] : []),
  ]);
}

/** @param {readonly FaultRun[]} runs */
function reproductionLines(runs) {
  const shown = runs.flatMap(({ api, fault, result }) => {
    const [finding] = (result.findings ?? []).filter(({ isRight }) => isRight);
    return finding ? [{ name: `${api} ${fault.id}`, finding, replay: result.replay }] : [];
  });
  if (shown.length === 0) return [];
  const requests = shown.flatMap(({ finding }) => finding.requests ?? []).sort((one, other) => one - other);
  const wrong = shown.filter(({ replay }) => replay?.onFaulty !== 1 || replay.onCorrect !== 0);
  return [
    `reproductions: ${requests.length} of ${shown.length}; median ${median(requests)}, p90 ${requests[Math.floor(requests.length * 0.9)]} requests; ` +
      `${shown.length - wrong.length} hold on a fresh faulty and a fresh correct server`,
    ...wrong.map(({ name, replay, finding }) =>
      replay === undefined
        ? `  no script: ${name} (${finding.check})`
        : `  exits ${replay.onFaulty} and ${replay.onCorrect}: ${name} (${finding.check})`,
    ),
  ];
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => string} by
 * @returns {Map<string, T[]>}
 */
function groups(values, by) {
  const found = new Map();
  for (const value of values) found.set(by(value), [...(found.get(by(value)) ?? []), value]);
  return found;
}

/** @param {string} text */
const firstLines = (text) => text.split('\n').slice(0, 3).join(' ');

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
