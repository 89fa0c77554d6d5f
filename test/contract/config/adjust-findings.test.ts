import { describe, expect, test } from 'vitest';
import { type Adjustments, adjustFindings } from '../../../src/contract/adjust-findings.js';
import { type BaselineEntry, createAcceptance, parseBaseline, toBaseline } from '../../../src/contract/baseline.js';
import type { RunEvent } from '../../../src/contract/events.js';
import type { Finding } from '../../../src/contract/finding.js';

const today = new Date('2030-06-01T12:00:00Z');

const finding = (fingerprint: string, more: Partial<Finding> = {}): Finding => ({
  fingerprint,
  check: 'status-is-documented',
  basis: 'document',
  severity: 'error',
  operation: 'getTea',
  pointer: '',
  message: 'It answered 418.',
  expected: '200',
  received: '418',
  place: undefined,
  exchanges: [],
  reproduction: undefined,
  ...more,
});

const finished: RunEvent = {
  type: 'run-finished',
  findings: 99,
  observations: 99,
  requests: 1,
  duration: 1,
  coverage: { operations: {} },
};

const adjust = async (
  events: readonly RunEvent[],
  more: Partial<Adjustments> & { entries?: readonly BaselineEntry[] },
) => {
  const { entries = [], ...rest } = more;
  const source = (async function* () {
    yield* events;
  })();
  const acceptance = createAcceptance(entries, today);
  const adjusted: RunEvent[] = [];
  for await (const event of adjustFindings(source, { severities: {}, acceptance, isWhole: true, ...rest })) {
    adjusted.push(event);
  }
  return adjusted;
};

const entry = (fingerprint: string, expires?: string): BaselineEntry => ({
  fingerprint,
  check: 'status-is-documented',
  operation: 'getTea',
  reason: 'The teapot stays.',
  ...(expires !== undefined && { expires }),
});

const texts = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'note' ? [event.text] : []));

const severities = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'finding' ? [event.finding.severity] : []));

describe('a baseline', () => {
  test('makes observations of what it knows, with the reason, and the totals follow', async () => {
    const events = await adjust(
      [{ type: 'finding', finding: finding('a') }, { type: 'finding', finding: finding('b') }, finished],
      { entries: [entry('a', '2030-06-01')] },
    );
    expect(events).toMatchObject([
      { finding: { severity: 'observation', accepted: { reason: 'The teapot stays.', expires: '2030-06-01' } } },
      { finding: { severity: 'error' } },
      { findings: 1, observations: 1 },
    ]);
  });

  test('says which entries have expired, and they count', async () => {
    const events = await adjust([{ type: 'finding', finding: finding('a') }, finished], {
      entries: [entry('a', '2030-05-31')],
    });
    expect(severities(events)).toEqual(['error']);
    expect(texts(events)).toEqual([
      'The entry a of the baseline (status-is-documented, getTea) expired on 2030-05-31, so it counts again.',
    ]);
  });

  test.each([
    { because: 'the run was whole', more: {}, end: finished, notes: 1 },
    { because: 'only a part was asked for', more: { isWhole: false }, end: finished, notes: 0 },
    { because: 'the run ended early', more: {}, end: { ...finished, endedEarly: 'a budget' }, notes: 0 },
  ])('names $notes stale entries when $because', async ({ more, end, notes }) => {
    expect(texts(await adjust([end], { ...more, entries: [entry('gone')] }))).toHaveLength(notes);
  });

  test('is written with a term, and keeps the reasons of entries that are known', () => {
    const text = toBaseline([finding('a'), finding('b'), finding('c', { severity: 'observation' })], {
      known: [entry('a')],
      today,
    });
    expect(parseBaseline({ file: 'known.yaml', text })).toEqual([
      entry('a'),
      {
        ...entry('b', '2030-08-30'),
        pointer: '',
        reason: 'Not judged yet: It answered 418.',
      },
    ]);
  });

  test.each([
    { text: '- {fingerprint: a}\n', message: "must have required property 'check'" },
    {
      text: '- {fingerprint: a, check: nothing, operation: x, reason: y}\n',
      message: 'known.yaml:1:27  0.check must be one of',
    },
    {
      text: "- {fingerprint: a, check: not-modified, operation: x, reason: y, expires: 'soon'}\n",
      message: 'must look like',
    },
  ])('is refused with the place where it is wrong: $message', ({ text, message }) => {
    expect(() => parseBaseline({ file: 'known.yaml', text })).toThrow(message);
  });

  test('may be empty', () => {
    expect(parseBaseline({ file: 'known.yaml', text: toBaseline([], { known: [], today }) })).toEqual([]);
  });
});

describe('the severity of a check', () => {
  test.each([
    { chosen: 'observation', severity: 'error', becomes: 'observation' },
    { chosen: 'error', severity: 'observation', becomes: 'error' },
    { chosen: undefined, severity: 'observation', becomes: 'observation' },
  ] as const)('$chosen makes $becomes of $severity', async ({ chosen, severity, becomes }) => {
    const chosenSeverities = chosen === undefined ? {} : { 'status-is-documented': chosen };
    const detected = {
      type: 'detected',
      fingerprint: 'a',
      check: 'status-is-documented',
      operation: 'x',
      severity,
    } as const;
    const events = await adjust([detected, { type: 'finding', finding: finding('a', { severity }) }], {
      severities: chosenSeverities,
    });
    expect(events).toMatchObject([{ severity: becomes }, { finding: { severity: becomes } }]);
  });
});
