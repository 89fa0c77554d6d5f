import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { createConsoleReporter, MergeError, mergeEvents } from '../../../src/contract/report/index.js';
import { finding, sampleRun, settings, started, written } from './sample-run.js';

const ofType = <T extends RunEvent['type']>(events: readonly RunEvent[], type: T) =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);

describe('merged runs', () => {
  test('have each finding once, by its fingerprint', () => {
    const merged = mergeEvents([sampleRun(), sampleRun([finding(), finding({ fingerprint: 'new' })])]);

    expect(ofType(merged, 'finding').map((event) => event.finding.fingerprint)).toEqual([
      'e0c409a3e214c7ba',
      '0b5e44a71000beef',
      'new',
    ]);
    expect(ofType(merged, 'detected')).toHaveLength(3);
    expect(ofType(merged, 'run-finished')).toMatchObject([{ findings: 2, observations: 1 }]);
  });

  test('keep the finding that tells most, and everything that shows it', () => {
    const unproved = finding({ severity: 'observation', reproduction: undefined, shownBy: ['listUsers'] });
    const merged = mergeEvents([sampleRun([unproved]), sampleRun([finding({ shownBy: ['getUser'] })])]);

    expect(ofType(merged, 'finding')).toMatchObject([
      { finding: { severity: 'error', reproduction: { isConfirmed: true }, shownBy: ['listUsers', 'getUser'] } },
    ]);
  });

  test('add requests and coverage, and take the time of the longest', () => {
    const merged = mergeEvents([sampleRun(), sampleRun()]);

    expect(ofType(merged, 'run-finished')).toMatchObject([
      {
        requests: 2894,
        duration: 58_438,
        coverage: {
          operations: {
            updateUser: {
              statuses: { '200': 60 },
              parameters: { 'path userId': { valid: 62, invalid: 4 } },
              checks: { 'no-server-error': { asked: 66, failed: 0 } },
            },
          },
        },
      },
    ]);
    expect(ofType(merged, 'phase-finished')).toMatchObject([{ phase: 'state', requests: 2894, duration: 58_000 }]);
  });

  test('number their exchanges through', () => {
    const merged = mergeEvents([sampleRun(), sampleRun([finding({ fingerprint: 'new' })])]);

    expect(ofType(merged, 'exchange').map(({ exchange }) => exchange.index)).toEqual([0, 1]);
    expect(ofType(merged, 'finding').at(-1)?.finding.exchanges[0]?.index).toBe(1);
  });

  test('have operations of all, in the order of the document', () => {
    const [get, update] = started.operations;
    const part = (operation: typeof get): RunEvent => ({ ...started, operations: operation ? [operation] : [] });
    const [merged] = mergeEvents([[part(update)], [part(get)]]);

    expect(merged).toMatchObject({ operations: [{ id: 'getUser' }, { id: 'updateUser' }] });
  });

  test('keep what was detected in the phase that it came from', () => {
    const merged = mergeEvents([sampleRun(), sampleRun([finding({ fingerprint: 'new' })])]);
    const text = written(merged, (write) =>
      createConsoleReporter(write, { ...settings, isTerminal: false, hasColours: false, columns: () => 100 }),
    );

    expect(merged.map(({ type }) => type).slice(0, 7)).toEqual([
      'run-started',
      'phase-started',
      'detected',
      'detected',
      'detected',
      'phase-finished',
      'phase-skipped',
    ]);
    expect(text).toMatch(/✗ state .* 2 findings/);
  });

  test('keep what was detected in a phase that no run finished', () => {
    const broken = sampleRun().slice(0, 4);

    expect(ofType(mergeEvents([broken]), 'detected')).toHaveLength(1);
  });

  test('say a note once, and that a phase was skipped only where all skipped it', () => {
    const ran: RunEvent = { type: 'phase-finished', phase: 'race', requests: 4, duration: 1 };
    const both = mergeEvents([sampleRun(), sampleRun()]);
    const one = mergeEvents([sampleRun(), [started, ran]]);

    expect(ofType(both, 'note')).toHaveLength(1);
    expect(ofType(both, 'phase-skipped')).toMatchObject([{ phase: 'race' }]);
    expect(ofType(one, 'phase-skipped')).toEqual([]);
  });

  test('say that one of them broke off', () => {
    const merged = mergeEvents([sampleRun(), [started]]);

    expect(ofType(merged, 'run-finished')).toMatchObject([{ endedEarly: 'a shard broke off' }]);
  });

  test('are of one document', () => {
    const other: RunEvent = { ...started, document: { ...started.document, title: 'Other' } };

    expect(() => mergeEvents([sampleRun(), [other]])).toThrow(MergeError);
    expect(() => mergeEvents([])).toThrow(MergeError);
  });
});
