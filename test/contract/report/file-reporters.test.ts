import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { loadFileReporter, parseEvents } from '../../../src/contract/report/index.js';
import {
  exchange,
  finding,
  hostile,
  hostileRun,
  observation,
  sampleRun,
  settings,
  started,
  written,
} from './sample-run.js';

const creators = {
  sarif: await loadFileReporter('sarif'),
  har: await loadFileReporter('har'),
  ndjson: await loadFileReporter('ndjson'),
};

const write = (kind: keyof typeof creators, events: readonly RunEvent[] = sampleRun()): string =>
  written(events, (out) => creators[kind](out, settings));

describe('the SARIF report', () => {
  const [run] = (JSON.parse(write('sarif')) as Log).runs;

  test('points at the line of the document', () => {
    expect(run?.results?.[0]).toMatchObject({
      ruleId: 'update-changes-only-what-it-says',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'api/openapi.yaml' },
            region: { startLine: 114, startColumn: 15 },
          },
        },
      ],
      partialFingerprints: { 'twinspec/v1': 'e0c409a3e214c7ba' },
    });
  });

  test('has a rule at the index that each result names', () => {
    const rules = run?.tool.driver.rules ?? [];

    expect(run?.results?.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(
      run?.results?.map(({ ruleId }) => ruleId),
    );
  });

  test('makes notes of observations, and suppresses what is accepted', () => {
    const accepted = { ...observation, accepted: { reason: 'later' } };
    const [other] = (JSON.parse(write('sarif', sampleRun([accepted]))) as Log).runs;

    expect(other?.results?.[0]).toMatchObject({
      level: 'note',
      suppressions: [{ kind: 'external', justification: 'later' }],
    });
  });

  test('says what was left out', () => {
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [
        { message: { text: 'race was skipped: nothing has a unique key' } },
        { message: { text: 'getUser: nobody may call it' } },
      ],
    });
  });

  test.each([
    { of: 'its operation', operation: 'updateUser', startLine: 148 },
    { of: 'the document', operation: 'elsewhere', startLine: 1 },
  ])('points at $of where a finding has no place', ({ operation, startLine }) => {
    const [placed] = (JSON.parse(write('sarif', sampleRun([finding({ place: undefined, operation })]))) as Log).runs;

    expect(placed?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'api/openapi.yaml' },
      region: { startLine, startColumn: 1 },
    });
  });

  test('names a document outside the project by its URI', () => {
    const place = { file: '/else where/api.yaml', line: 1, column: 1, pointer: '' };
    const text = write('sarif', sampleRun([finding({ place })]));

    expect(text).toContain('"file:///else%20where/api.yaml"');
  });

  test('is of a run that broke off too', () => {
    const [broken] = (JSON.parse(write('sarif', [started])) as Log).runs;

    expect(broken?.invocations?.[0]?.executionSuccessful).toBe(false);
  });
});

describe('the HAR report', () => {
  test('holds every exchange', () => {
    const { log } = JSON.parse(write('har')) as { log: { version: string; entries: unknown[] } };

    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({
      time: 12.5,
      request: {
        method: 'PATCH',
        queryString: [{ name: 'dry', value: 'no' }],
        postData: { mimeType: 'application/json', text: '{"displayName":"Ada"}' },
        bodySize: 21,
      },
      response: { status: 200, content: { size: 32, mimeType: 'application/json' } },
    });
  });

  test.each([0, 1, 3])('is JSON with %i exchanges', (count) => {
    const events = Array.from({ length: count }, (): RunEvent => ({ type: 'exchange', exchange: exchange() }));

    expect(JSON.parse(write('har', events))).toMatchObject({ log: { entries: { length: count } } });
  });
});

describe('the NDJSON report', () => {
  test.each([
    { of: 'a plain run', events: sampleRun() },
    { of: 'a hostile run', events: hostileRun() },
  ])('can be read back: $of', ({ events }) => {
    expect(parseEvents({ file: 'a.ndjson', text: write('ndjson', events) })).toEqual(events);
  });

  test.each(['no JSON', '{"type":"other"}', 'null', hostile])('is told from another file: %j', (text) => {
    expect(() => parseEvents({ file: 'a.ndjson', text: `${JSON.stringify(started)}\n${text}` })).toThrow(
      'a.ndjson:2: no event',
    );
  });
});
