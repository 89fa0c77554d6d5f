import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/contract/events.js';
import { createHtmlReport } from '../../../src/contract/report/html-report.js';
import { endedEarly, exchange, finding, hostileRun, sampleRun, settings, started, written } from './sample-run.js';

const write = (events: readonly RunEvent[] = sampleRun()): string =>
  written(events, (out) => createHtmlReport(out, settings));

describe('the HTML report', () => {
  test('tells a finding with its messages, its place and its script', () => {
    const page = write();

    expect(page).toContain('<h1>1 promise not kept</h1>');
    expect(page).toContain('updateUser did not name status and changed it.');
    expect(page).toContain('<pre>&quot;<mark>suspended</mark>&quot;</pre>');
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

  test('does not praise a run that ended early', () => {
    const page = write(endedEarly('is it running?'));

    expect(page).toContain('<h1>The run ended early, with no findings</h1>');
    expect(page).toContain('The run ended early: is it running?</p>');
    expect(page).toContain('<title>! People');
  });

  test.each([
    { expected: '200', received: '2001', shown: ['<mark>200</mark>', '<mark>2001</mark>'] },
    { expected: 'a b d', received: 'a c d', shown: ['a <mark>b</mark> d', 'a <mark>c</mark> d'] },
    { expected: 'a', received: 'a a', shown: ['<pre>a</pre>', 'a<mark> a</mark>'] },
    { expected: '<b>', received: '<i>', shown: ['&lt;<mark>b</mark>&gt;', '&lt;<mark>i</mark>&gt;'] },
    { expected: 'same', received: 'same', shown: ['<pre>same</pre>'] },
  ])('marks where $received differs from $expected', ({ expected, received, shown }) => {
    const page = write(sampleRun([finding({ expected, received })]));

    for (const text of shown) expect(page).toContain(text);
  });

  test('has each request as a line for curl', () => {
    expect(write()).toContain(
      [
        'curl --include --globoff --path-as-is --request PATCH',
        '--header &#39;content-type: application/json&#39; --header &#39;authorization: Bearer ***&#39;',
        '--data-raw &#39;{&quot;displayName&quot;:&quot;Ada&quot;}&#39;',
        '--url &#39;http://127.0.0.1:8080/v1/users/usr_1?dry=no&#39;',
      ].join(' '),
    );
  });

  test('keeps a quote within its part of that line', () => {
    const hurt = exchange({ request: { method: 'PUT', url: 'http://a/', headers: { e: '' }, body: "'; rm" } });

    expect(write(sampleRun([finding({ exchanges: [hurt] })]))).toContain(
      '--header &#39;e;&#39; --data-raw &#39;&#39;\\&#39;&#39;; rm&#39; --url',
    );
  });

  test('names the targets of links as addresses do', () => {
    const id = 'get 100% "of" \ud800';
    const page = write([{ ...started, operations: started.operations.slice(0, 1).map((one) => ({ ...one, id })) }]);

    expect(page).toContain('href="#op-get%20100%25%20%22of%22%20%5Cud800"');
    expect(page).toContain('id="op-get 100% &quot;of&quot; \\ud800"');
  });

  test('lists what those of one cause say, where it is not the same', () => {
    const other = finding({ operation: 'moveUser', fingerprint: 'm', message: 'moveUser lost it.' });

    expect(write(sampleRun([finding(), other]))).toContain('<li>moveUser lost it.</li>');
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
