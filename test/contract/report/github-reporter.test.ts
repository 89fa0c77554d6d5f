import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { createGithubReporter } from '../../../src/contract/report/index.js';
import { endedEarly, finding, hostileRun, sampleRun, settings, written } from './sample-run.js';

const annotate = (events: readonly RunEvent[] = sampleRun()): string =>
  written(events, (annotations) => createGithubReporter({ annotations, summary: () => undefined }, settings));

const summarise = (events: readonly RunEvent[] = sampleRun()): string =>
  written(events, (summary) => createGithubReporter({ annotations: () => undefined, summary }, settings));

describe('annotations', () => {
  test('stand at the line of the document, observations as notices', () => {
    const [error, notice] = annotate().split('\n');

    expect(error).toMatch(
      /^::error file=api\/openapi\.yaml,line=114,col=15,title=updateUser%3A update-changes-only-what-it-says::updateUser did not/,
    );
    expect(error).toContain('%0AExpected: "suspended"%0AReceived: "active"');
    expect(notice).toMatch(/^::notice /);
  });

  test('escape what would end a property, a line or the command', () => {
    const operation = '1%,2:3\r\n4';
    const [line = ''] = annotate(sampleRun([finding({ operation, message: '100%\n::error::more' })])).split('\n');

    expect(line).toContain('title=1%25%2C2%3A3%0A4%3A update');
    expect(line).toContain('::100%25%0A::error::more%0A');
  });

  test('stand at the operation where a finding has no place', () => {
    expect(annotate(sampleRun([finding({ place: undefined })]))).toMatch(
      /^::error file=api\/openapi\.yaml,line=148,col=1,/,
    );
  });

  test('show what would steer a terminal', () => {
    expect(annotate(hostileRun())).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
  });

  test('are one line each, whatever a server answers', () => {
    const lines = annotate(hostileRun())
      .trimEnd()
      .split(/[\r\n]/);

    expect(lines).toHaveLength(2);
  });
});

describe('the summary of a job', () => {
  test('says what was found, what was covered and how it went', () => {
    const text = summarise();

    expect(text).toContain('## ❌ People: 1 finding, 1 observation, 1,447 requests in 58.4 s');
    expect(text).toContain('| Expected | <code>"suspended"</code> |');
    expect(text).toContain('| 1 of 2 | 3 of 6 | 2 of 5 | 1 of 5 | 42 |');
    expect(text).toContain('| race |  |  | skipped: nothing has a unique key |');
    expect(text).toContain('```bash\n#!/usr/bin/env bash\necho shown\nexit 1\n```');
  });

  test('is green when nothing was found', () => {
    expect(summarise(sampleRun([]))).toContain('## ✅ People: 0 findings');
  });

  test('is not green when a clean run ended early', () => {
    expect(summarise(endedEarly('no answer'))).toContain('## ⚠️ People: 0 findings');
    expect(summarise(endedEarly('no answer'))).toContain('ended early: no answer');
  });

  test('shows what would turn a line around', () => {
    expect(summarise(hostileRun())).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
  });

  test('lists what those of one cause say, where it is not the same', () => {
    const other = finding({ operation: 'moveUser', fingerprint: 'm', message: 'moveUser lost it.' });

    expect(summarise(sampleRun([finding(), other]))).toContain('<code>moveUser</code>: moveUser lost it.');
  });

  test.each(['error', 'observation'] as const)('counts bytes, not characters: 500 long ones (%s)', (severity) => {
    const many = Array.from({ length: 500 }, (_, index) =>
      finding({
        severity,
        fingerprint: String(index),
        pointer: `/${index}`,
        message: '漢'.repeat(30_000),
        reproduction: { script: '漢'.repeat(29_000), requests: 1, isConfirmed: true },
      }),
    );
    const text = summarise(sampleRun(many));

    expect(Buffer.byteLength(text)).toBeLessThan(900_000);
    expect(text).toMatch(/… and 4\d\d more\./);
  });

  test('leaves a script that is too long to the other reports', () => {
    const reproduction = { script: 'x'.repeat(2_000_000), requests: 1, isConfirmed: true };
    const text = summarise(sampleRun([finding({ reproduction })]));

    expect(text).toContain('updateUser did not name status');
    expect(text).toContain('The script is too long for this page');
  });

  test('keeps a script within its fence', () => {
    const reproduction = { script: 'a\n```\nb', requests: 1, isConfirmed: true };

    expect(summarise(sampleRun([finding({ reproduction })]))).toContain('````bash\na\n```\nb\n````');
  });

  test('takes no markup from a server', () => {
    const outside = summarise(hostileRun()).replace(/^(`{3,})bash\n.*?\n\1$/gms, '');

    expect(outside).not.toMatch(/<(script|img|\/pre)/);
  });

  test('stays below what GitHub takes', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      finding({ fingerprint: String(index), pointer: `/${index}` }),
    );

    expect(summarise(sampleRun(many)).length).toBeLessThan(200_000);
    expect(summarise(sampleRun(many))).toContain('… and 450 more.');
  });
});
