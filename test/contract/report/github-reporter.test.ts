import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { createGithubReporter } from '../../../src/contract/report/index.js';
import { finding, hostileRun, sampleRun, settings, written } from './sample-run.js';

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

    expect(line).toContain('title=1%25%2C2%3A3%0D%0A4%3A update');
    expect(line).toContain('::100%25%0A::error::more%0A');
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
