import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { createHtmlReport } from '../../../src/contract/report/index.js';
import { exchange, finding, hostileRun, sampleRun, settings, started, written } from './sample-run.js';

const write = (events: readonly RunEvent[] = sampleRun()): string =>
  written(events, (out) => createHtmlReport(out, settings));

describe('the HTML report', () => {
  test('tells a finding with its messages, its place and its script', () => {
    const page = write();

    expect(page).toContain('<h1>1 promise not kept</h1>');
    expect(page).toContain('updateUser did not name status and changed it.');
    expect(page).toContain('<pre>&quot;suspended&quot;</pre>');
    expect(page).toContain('api/openapi.yaml:114:15');
    expect(page).toContain('PATCH /users/usr_1?dry=no');
    expect(page).toContain('authorization: Bearer ***');
    expect(page).toContain('#!/usr/bin/env bash\necho shown\nexit 1');
  });

  test('tells what was never provoked', () => {
    expect(write()).toContain('<li>200 was never answered</li><li>path userId was never sent as documented</li>');
    expect(write()).toContain('skipped: nothing has a unique key');
  });

  test.each([
    { of: 'a clean run', events: sampleRun([]), headline: 'Every promise asked was kept' },
    { of: 'a run that broke off', events: [started], headline: 'The run broke off' },
    { of: 'no run at all', events: [], headline: 'The run broke off' },
    {
      of: 'one promise in two places',
      events: sampleRun([finding(), finding({ fingerprint: 'b', operation: 'b' })]),
      headline: '1 promise not kept, in 2 places',
    },
  ])('has a headline for $of', ({ events, headline }) => {
    expect(write(events)).toContain(`<h1>${headline}</h1>`);
  });

  test('needs nothing from elsewhere, and forbids it', () => {
    const page = write();

    expect(page).not.toMatch(/<(link|img|iframe|script|object)[^>]+(src|href)="(?!data:,")/);
    expect(page).not.toMatch(/@import|url\(/);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  test('allows no style and no script but its own', () => {
    const page = write();
    for (const name of ['style', 'script']) {
      const [, text = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(page) ?? [];
      const hash = createHash('sha256').update(text).digest('base64');

      expect(page).toContain(`${name}-src &#39;sha256-${hash}&#39;`);
    }
  });

  test('takes no markup from anyone', () => {
    const page = write(hostileRun());

    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<img/g)).toBeNull();
    expect(page).not.toMatch(/[\u202e\ud800-\udfff]/u);
  });

  test('cuts a long body and says so', () => {
    const body = 'x'.repeat(30_000);
    const long = exchange({ response: { status: 200, headers: {}, body } });

    expect(write(sampleRun([finding({ exchanges: [long] })]))).toContain('… and 10,000 more characters');
  });

  test('shows JSON on several lines, unless that would change a number', () => {
    const body = (text: string) =>
      write(sampleRun([finding({ exchanges: [exchange({ response: { status: 200, headers: {}, body: text } })] })]));

    expect(body('{"a":1}')).toContain('{\n  &quot;a&quot;: 1\n}');
    expect(body('{"a":12345678901234567890}')).toContain('{&quot;a&quot;:12345678901234567890}');
  });
});
