// @ts-check
import { toText } from '../harness/report.js';
import { precisionOf, recallOf, sumOf } from './score.js';

/** @typedef {{ name: string, isHeldOut: boolean, phases: Record<string, any> }} Result */
/** @typedef {import('./score.js').Count} Count */

const LEAST_PRECISION = 0.95;
const LEAST_RECALL = 0.9;

/** @param {readonly Result[]} results @param {{ details: boolean }} options */
export function toReport(results, { details }) {
  const lines = [
    toText({
      ...{
        measurement: 'corpus',
        title: 'public documents: what is concluded (right / wrong / missed), and what the mock does',
        failures: [],
      },
      rows: results.map(toRow),
      verdicts: [
        ...verdictsOf(
          '',
          results.filter(({ isHeldOut }) => !isHeldOut),
        ),
        ...verdictsOf(
          'held out: ',
          results.filter(({ isHeldOut }) => isHeldOut),
        ),
      ],
    }),
  ];
  if (details) lines.push(...results.flatMap(detailsOf));
  return lines.join('\n');
}

/** Whether all that was asked for is as it should be. @param {readonly Result[]} results */
export const verdictOf = (results) => verdictsOf('', results).every(({ met }) => met);

/** @param {Result} result */
function toRow({ name, isHeldOut, phases: { inference, mock, verify, prism, bodies } }) {
  return {
    document: isHeldOut ? `${name} (held out)` : name,
    collections: counted(inference, 'collections'),
    roles: counted(inference, 'roles'),
    mock: said(mock, ({ collections, records }) => `${collections} with ${records} records`),
    verify: said(
      verify,
      ({ requests, findings, errors }) => `${requests} requests, ${findings.length + errors.length} findings`,
    ),
    prism: said(
      prism,
      ({ exchanges, objections, explained }) =>
        `${exchanges} exchanges, ${objections.length} objections${explained === 0 ? '' : `, ${explained} explained`}`,
    ),
    bodies: said(
      bodies,
      ({ made, invalid, impossible }) =>
        `${made}, ${invalid.length} invalid${impossible.length === 0 ? '' : `, ${impossible.length} schemas without`}`,
    ),
  };
}

/** @param {any} outcome @param {(outcome: any) => string} words */
const said = (outcome, words) =>
  outcome === undefined ? '' : outcome.failure === undefined ? words(outcome) : 'FAILED';

/** @param {any} inference @param {'collections' | 'roles'} what */
const counted = (inference, what) =>
  said(inference, ({ [what]: { right, wrong, missed } }) => `${right} / ${wrong} / ${missed}`);

/** @param {string} whose @param {readonly Result[]} results */
function verdictsOf(whose, results) {
  if (results.length === 0) return [];
  const outcomes = (/** @type {string} */ phase) =>
    results.map(({ phases }) => phases[phase]).filter((outcome) => outcome !== undefined);
  const done = (/** @type {string} */ phase) => outcomes(phase).filter(({ failure }) => failure === undefined);
  const verdicts = [];
  const inferred = done('inference');
  for (const what of inferred.length === 0 ? [] : ['collections', 'roles']) {
    const sum = sumOf(inferred.map((outcome) => outcome[what]));
    verdicts.push(
      {
        what: `${whose}${what}, precision`,
        figure: precisionOf(sum),
        target: `at least ${LEAST_PRECISION}`,
        met: precisionOf(sum) >= LEAST_PRECISION,
      },
      {
        what: `${whose}${what}, recall`,
        figure: recallOf(sum),
        target: `at least ${LEAST_RECALL}`,
        met: recallOf(sum) >= LEAST_RECALL,
      },
    );
  }
  const none = (/** @type {string} */ what, /** @type {number} */ figure) => ({
    what: whose + what,
    figure,
    target: 'none',
    met: figure === 0,
  });
  if (done('verify').length > 0)
    verdicts.push(
      none(
        'findings in our own mocks',
        total(done('verify'), ({ findings, errors }) => findings.length + errors.length),
      ),
    );
  if (done('prism').length > 0)
    verdicts.push(
      none(
        'objections of Prism',
        total(done('prism'), ({ objections }) => objections.length),
      ),
    );
  if (done('bodies').length > 0)
    verdicts.push(
      none(
        `invalid bodies of ${total(done('bodies'), ({ made }) => made)}`,
        total(done('bodies'), ({ invalid }) => invalid.length),
      ),
    );
  verdicts.push(
    none(
      'phases that failed',
      results.flatMap(({ phases }) => Object.values(phases)).filter(({ failure }) => failure !== undefined).length,
    ),
  );
  return verdicts;
}

/** @param {readonly any[]} outcomes @param {(outcome: any) => number} figure */
const total = (outcomes, figure) => outcomes.reduce((sum, outcome) => sum + figure(outcome), 0);

/** @param {Result} result */
function detailsOf({ name, phases }) {
  const lines = [
    ...(phases['inference']?.differences ?? []),
    ...(phases['verify']?.findings ?? []).map(
      (/** @type {any} */ { check, operation, message }) => `verify: ${check} ${operation}: ${message}`,
    ),
    ...(phases['verify']?.errors ?? []).map((/** @type {string} */ error) => `verify: the mock: ${error}`),
    ...(phases['prism']?.objections ?? []).map((/** @type {string} */ objection) => `prism: ${objection}`),
    ...(phases['bodies']?.invalid ?? []).map((/** @type {any} */ { at, because }) => `bodies: ${at}: ${because}`),
    ...(phases['bodies']?.impossible ?? []).map((/** @type {string} */ at) => `bodies: ${at}`),
    ...Object.entries(phases).flatMap(([phase, { failure }]) =>
      failure === undefined ? [] : [`${phase}: ${failure}`],
    ),
  ];
  return lines.length === 0 ? [] : [`\n${name}`, ...lines.map((line) => `  ${line}`)];
}
