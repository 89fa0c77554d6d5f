import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { type ConsoleSettings, createConsoleReporter, terminalOf } from '../../../src/contract/report/index.js';
import { endedEarly, finding, hostileRun, observation, sampleRun, settings, started, written } from './sample-run.js';

const log: ConsoleSettings = { ...settings, isTerminal: false, hasColours: false, columns: () => 100 };
const terminal: ConsoleSettings = { ...log, isTerminal: true, hasColours: true, now: () => 0 };

const print = (events = sampleRun(), chosen: ConsoleSettings = log): string =>
  written(events, (write) => createConsoleReporter(write, chosen));

const start = '\u001b';

describe('the console report', () => {
  test('says of a finding what was sent, what came, what was expected, and where that is written', () => {
    const text = print();

    expect(text).toContain('update-changes-only-what-it-says');
    expect(text).toContain('updateUser did not name status and changed it.');
    expect(text).toMatch(/expected\s+"suspended"\n\s+received\s+"active"/);
    expect(text).toMatch(
      /sent\s+PATCH \/users\/usr_1\?dry=no as admin\n\s+\{"displayName":"Ada"\}\n\s+→ 200 \{"id":"usr_1"/,
    );
    expect(text).toMatch(/document\s+api\/openapi\.yaml:114:15/);
    expect(text).toMatch(/fingerprint\s+e0c409a3e214c7ba/);
  });

  test('says how to see it again', () => {
    const text = print(sampleRun(), { ...log, scriptOf: ({ fingerprint }) => `out/${fingerprint}.sh` });

    expect(text).toMatch(/reproduction 3 requests, confirmed on fresh data: out\/e0c409a3e214c7ba\.sh/);
  });

  test('puts findings of one cause together', () => {
    const others = ['replaceUser', 'moveUser'].map((operation) => finding({ operation, fingerprint: operation }));
    const text = print(sampleRun([finding(), ...others, finding({ pointer: '/users/tags', fingerprint: 'tags' })]));

    expect(text.match(/✗ update-changes-only-what-it-says/g)).toHaveLength(1);
    expect(text.match(/did not name status/g)).toHaveLength(2);
    expect(text).toMatch(/the same in\s+replaceUser api\/openapi\.yaml:114:15 replaceUser\n\s+moveUser/);
  });

  test('ends with coverage in numbers, phases, what was left out and why, notes and the outcome', () => {
    const text = print();

    expect(text).toMatch(/operations\s+1 of 2 called/);
    expect(text).toMatch(/statuses\s+3 of 6 documented ones seen/);
    expect(text).toMatch(/parameters\s+2 of 5 sent as documented, 1 against it/);
    expect(text).toMatch(/✗ state\s+1,447 requests\s+58\.0 s {2}1 finding/);
    expect(text).toMatch(/- race\s+skipped: nothing has a unique key/);
    expect(text).toContain('getUser: nobody may call it');
    expect(text.trimEnd().split('\n').at(-1)).toBe('✗ 1 finding, 1 observation; 1,447 requests in 58.4 s.');
  });

  test('is short when all is well', () => {
    const text = print(sampleRun([]));

    expect(text).toContain('✓ no findings; 1,447 requests in 58.4 s.');
    expect(text).not.toContain('✗');
  });

  test('tells observations in short, with why they are accepted', () => {
    const accepted = { ...observation, accepted: { reason: 'later', expires: '2030-12-31' } };

    expect(print(sampleRun([accepted]))).toMatch(
      /• undeclared-method-is-405\n\s+getUser\n\s+GET was answered without Allow\. Accepted until 2030-12-31: later/,
    );
  });

  test('says that a run broke off', () => {
    expect(print([started])).toContain('✗ no findings; the run broke off.');
  });

  test('keeps colours and lines that are written over for terminals', () => {
    expect(print()).not.toContain(start);
    expect(print()).not.toContain('\r');
    expect(print(sampleRun(), terminal)).toContain(`${start}[31m`);
    expect(print(sampleRun(), terminal)).toContain(`\r${start}[2K› state  0 requests`);
    expect(print(sampleRun(), { ...terminal, hasColours: false })).not.toContain(`${start}[31m`);
  });

  test('takes the line of progress away before it writes others', () => {
    const text = print(sampleRun(), { ...terminal, hasColours: false });
    const [, afterProgress = ''] = text.split('› state');

    expect(afterProgress.split('\n')[0]).toContain(`\r${start}[2K✗ state`);
  });

  test.each([36, 48, 60, 80])('fits into %i columns', (columns) => {
    const lines = print(sampleRun(), { ...log, columns: () => columns }).split('\n');

    const breakable = lines.filter((line) => line.trim().includes(' '));

    expect(breakable.filter((line) => line.length > columns)).toEqual([]);
  });

  test('says that a run ended early and why, and praises nothing', () => {
    const text = print(endedEarly('is it running?'));

    expect(text).toContain('! no findings before the run ended early; 1,447 requests in 58.4 s.');
    expect(text).toContain('Ended early: is it running?\n');
    expect(text).not.toContain('✓ no findings');
  });

  test.each([0, Number.NaN])('takes a width of %d for 80', (columns) => {
    const long = sampleRun([finding({ message: 'word '.repeat(60) })]);

    expect(print(long, { ...log, columns: () => columns })).toBe(print(long, { ...log, columns: () => 80 }));
  });

  test('lists what those of one cause say, where it is not the same', () => {
    const other = { operation: 'moveUser', fingerprint: 'm' };
    const message = 'moveUser lost the status.';
    const renamed = 'moveUser did not name status and changed it.';

    expect(print(sampleRun([finding(), finding({ ...other, message })]))).toContain(message);
    expect(print(sampleRun([observation, { ...observation, ...other, message }]))).toContain(`moveUser: ${message}`);
    expect(print(sampleRun([finding(), finding({ ...other, message: renamed })]))).not.toContain(renamed);
  });

  test.each([
    ['::error::no', log],
    ['  ::set-env name=A::b', log],
    ['##[error]no', log],
    ['in the middle ##[group]no', log],
    ['###[error]no', log],
    ['::error::no', terminal],
  ])('gives no command to a CI runner: %j', (text, chosen) => {
    const hurt = finding({ message: `first\n${text}`, expected: text, received: `x\n${text}` });
    const note: RunEvent = { type: 'note', text: `a\n${text}` };
    const lines = print([...sampleRun([hurt]), note], chosen)
      .split('\n')
      .map((line) => line.replace(/^(?:\s|\p{Cc}\[[\d;]*m)+/u, ''));

    expect(lines.filter((line) => line.startsWith('::') || line.includes('##['))).toEqual([]);
  });

  test('lets no server steer the terminal', () => {
    expect(print(hostileRun())).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
  });
});

describe('what a stream can do', () => {
  test('has 80 columns where it does not say', () => {
    expect(terminalOf({}, {}).columns()).toBe(80);
  });

  test.each([
    { because: 'it is a terminal', stream: { isTTY: true }, environment: {}, expected: [true, true] },
    { because: 'it is a file', stream: {}, environment: {}, expected: [false, false] },
    { because: 'NO_COLOR is set', stream: { isTTY: true }, environment: { NO_COLOR: '1' }, expected: [true, false] },
    { because: 'NO_COLOR is empty', stream: { isTTY: true }, environment: { NO_COLOR: '' }, expected: [true, true] },
    { because: 'it is dumb', stream: { isTTY: true }, environment: { TERM: 'dumb' }, expected: [false, false] },
  ])('is $expected (lines over lines, colours) when $because', ({ stream, environment, expected }) => {
    const { isTerminal, hasColours } = terminalOf(stream, environment);

    expect([isTerminal, hasColours]).toEqual(expected);
  });
});
