import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/contract/events.js';
import { createHtmlReport } from '../../src/contract/report/html-report.js';
import {
  exchange,
  finding,
  hostileRun,
  observation,
  sampleRun,
  settings,
  written,
} from '../contract/report/sample-run.js';
import { poorContrasts } from './poor-contrasts.js';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twinspec-report-'));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const findings = [
  finding(),
  finding({ operation: 'replaceUser', fingerprint: 'b' }),
  finding({
    check: 'no-server-error',
    operation: 'getUser',
    message: 'getUser broke with 500.',
    expected: 'no 5xx',
    received: '500',
    fingerprint: 'c',
    exchanges: [
      exchange({ response: { status: 500, headers: { 'x-long': 'w'.repeat(300) }, body: 'y'.repeat(900) } }),
      exchange({ response: { status: 404, headers: {}, body: '' } }),
      exchange({ response: { status: 304, headers: {}, body: '' } }),
    ],
  }),
  { ...observation, accepted: { reason: 'later', expires: '2030-12-31' } },
];

/** A table that is wider than any screen, with statuses that are documented and others. */
const manyStatuses = sampleRun(findings).map((event): RunEvent => {
  const statuses = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [String(200 + index), 1000]));
  if (event.type === 'run-started') {
    return { ...event, operations: event.operations.map((one) => ({ ...one, statuses: ['200', '404'] })) };
  }
  if (event.type !== 'run-finished') return event;
  const operations = Object.entries(event.coverage.operations).map(([id, one]) => [id, { ...one, statuses }]);
  return { ...event, coverage: { operations: Object.fromEntries(operations) } };
});

type PageOptions = Parameters<Browser['newPage']>[0];

interface Opened {
  readonly page: Page;
  /** What the page complained about, or asked others for. */
  readonly complaints: string[];
}

async function open(events: readonly RunEvent[] = sampleRun(findings), options: PageOptions = {}): Promise<Opened> {
  const file = join(folder, 'report.html');
  await writeFile(
    file,
    written(events, (write) => createHtmlReport(write, settings)),
  );
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

const unfold = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });

describe('the HTML report in a browser', () => {
  test('complains about nothing and asks nobody', async () => {
    const { page, complaints } = await open();

    expect(await page.locator('h1').textContent()).toBe('2 promises not kept, in 3 places');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('runs nothing that a server answered', async () => {
    const { page, complaints } = await open(hostileRun());
    await unfold(page);

    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows what the filter asks for', async () => {
    const { page } = await open();
    const shown = page.locator('.card.error:visible, .card.observation:visible');
    expect(await shown.count()).toBe(4);

    await page.keyboard.press('/');
    await page.keyboard.type('broke with 500');
    expect(await shown.count()).toBe(1);
    expect(await page.locator('output').textContent()).toBe('1 of 4 findings and observations');
    await page.keyboard.press('Escape');
    await expect.poll(() => shown.count()).toBe(4);

    await page.getByRole('combobox', { name: 'Operation' }).selectOption('getUser');
    expect(await shown.count()).toBe(2);
    expect(await page.locator('.matrix tbody tr:visible').count()).toBe(1);
    await page.getByRole('combobox', { name: 'Check' }).selectOption('no-server-error');
    expect(await shown.count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shown.count()).toBe(4);
    await page.close();
  });

  test('copies a script', async () => {
    const { page } = await open(sampleRun(), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.script summary').click();
    const copy = page.locator('.script .copy');
    await copy.click();

    await expect.poll(() => copy.textContent()).toMatch(/Copied|Selected/);
    await page.close();
  });

  test('opens the finding that an address names', async () => {
    const { page } = await open();
    await page.evaluate(`location.hash = '#${observation.fingerprint}'`);

    await expect.poll(() => page.locator(`[id="${observation.fingerprint}"]`).getAttribute('open')).toBe('');
    await page.close();
  });

  test.each(['#100%', '#%ff', '#none'])('minds no address that names nothing: %s', async (hash) => {
    const { page, complaints } = await open();
    await page.evaluate(`location.hash = '${hash}'`);
    await page.reload();

    expect(await page.locator('.filter').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('can be read without a script', async () => {
    const { page } = await open(sampleRun(findings), { javaScriptEnabled: false });

    expect(await page.locator('.filter').isVisible()).toBe(false);
    await page.locator('.card.observation > summary').click();
    expect(await page.getByText('an Allow header').isVisible()).toBe(true);
    await page.close();
  });

  test('can be worked with the keyboard', async () => {
    const { page } = await open();
    await page.locator('.card.observation > summary').focus();
    await page.keyboard.press('Enter');

    expect(await page.getByText('an Allow header').isVisible()).toBe(true);
    await page.close();
  });

  test.each([320, 400, 800, 1400])('scrolls only downwards at %i pixels', async (width) => {
    const { page } = await open(manyStatuses, { viewport: { width, height: 800 } });
    await unfold(page);

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('has enough contrast when it is %s', async (colorScheme) => {
    const { page } = await open(sampleRun(findings), { colorScheme });
    await unfold(page);

    expect(await page.evaluate(poorContrasts)).toEqual([]);
    await page.close();
  });
});
