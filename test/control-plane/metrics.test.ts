import { describe, expect, test } from 'vitest';
import { createSandboxes, type Keeper } from '../../src/sandboxes/index.js';
import { createSeededClock } from '../../src/state/index.js';
import { createPeople, reader } from '../mock/people.js';
import { createFullDisk } from '../sandboxes/full-disk.js';
import { createSteered } from './steer.js';

/** The lines of the metrics that begin so, without what they are about. */
const linesOf = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(name));

async function createMeasured({ keeper }: { readonly keeper?: Keeper } = {}) {
  const sandboxes = createSandboxes({
    createClock: createSeededClock,
    creation: 'on-first-use',
    maximum: 10,
    now: () => 0,
    keeper,
  });
  const { mock, ask, steer } = await createSteered({ seed: 1, sandboxes });
  const metrics = async (): Promise<string> => (await mock.fetch('http://localhost/_twinspec/metrics')).text();
  return { mock, ask, steer, metrics };
}

describe('metrics', () => {
  test('count requests by mock, operation and class of the status, from before anybody asked', async () => {
    const { ask, metrics } = await createMeasured();
    await ask('GET /user');
    await ask('GET /~demo/user');
    await ask('DELETE /user/nobody');
    await ask('GET /secret/path');
    await ask('GET /another');
    expect(linesOf(await metrics(), 'twinspec_requests_total')).toEqual([
      'twinspec_requests_total{mock="secoda",operation="Users_list",status="2xx"} 2',
      'twinspec_requests_total{mock="secoda",operation="Users_deleteById",status="4xx"} 1',
      'twinspec_requests_total{mock="secoda",operation="",status="4xx"} 2',
    ]);
    await ask('GET /user');
    expect(await metrics()).toContain('operation="Users_list",status="2xx"} 3');
  });

  test('count requests that get no further than to a state that cannot be kept', async () => {
    const { ask, metrics } = await createMeasured({ keeper: createFullDisk() });
    await ask('POST /user', { email: 'new@example.com', role: 'viewer' });
    for (let index = 0; index < 2; index++) await ask('GET /user');
    const text = await metrics();
    expect(text).toContain('twinspec_requests_total{mock="secoda",operation="",status="5xx"} 2');
    expect(text).toContain('\ntwinspec_ready 0\n');
    expect(text).toContain('\ntwinspec_sandboxes Nan\n');
  });

  test('tell how long answers took', async () => {
    const { ask, metrics } = await createMeasured();
    for (let index = 0; index < 3; index++) await ask('GET /user');
    const lines = linesOf(await metrics(), 'twinspec_request_duration_seconds');
    const values = lines.map((line) => Number(line.split(' ').at(-1)));
    expect(lines.at(-3)).toMatch(/_bucket\{mock="secoda",operation="Users_list",le="\+Inf"\} 3$/);
    expect(lines.at(-1)).toMatch(/_count\{mock="secoda",operation="Users_list"\} 3$/);
    expect(values.slice(0, -2)).toEqual(values.slice(0, -2).toSorted((one, other) => one - other));
    expect(values.at(-2)).toBeGreaterThan(0);
  });

  test('count the faults that struck, not those that only announce a limit', async () => {
    const { ask, steer, metrics } = await createMeasured();
    const faults = [
      { fault: { kind: 'rate-limit', requests: 2, seconds: 60 } },
      { match: { method: 'DELETE' }, fault: { kind: 'corrupt', bytes: 1 } },
    ];
    for (const fault of faults) await steer('POST /sandboxes/default/faults', fault);
    await ask('GET /user');
    await ask('DELETE /user/nobody').catch(() => undefined);
    await ask('GET /user');
    expect(linesOf(await metrics(), 'twinspec_faults_total')).toEqual(['twinspec_faults_total{mock="secoda"} 2']);
  });

  test('count answers that would have broken the document', async () => {
    const { mock, on } = await createPeople();
    on('readPerson', () => ({ status: 200, body: { id: 7 } }));
    expect((await mock.fetch('http://localhost/v1/people/1', { headers: reader })).status).toBe(500);
    const text = await (await mock.fetch('http://localhost/_twinspec/metrics')).text();
    expect(linesOf(text, 'twinspec_untrue_answers_total')).toEqual(['twinspec_untrue_answers_total{mock="people"} 1']);
  });

  test('tell of sandboxes, snapshots, journals, what runs, and the process', async () => {
    const { ask, steer, metrics } = await createMeasured();
    await ask('GET /~demo/user');
    await steer('POST /snapshots', { sandbox: 'demo' });
    const text = await metrics();
    for (const line of [
      'twinspec_ready 1',
      'twinspec_sandboxes 1',
      'twinspec_snapshots 1',
      'twinspec_journal_entries 1',
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(/\ntwinspec_journal_bytes [1-9]\d+\n/);
    expect(text).toContain(`node="${process.version}"} 1`);
    expect(text).toContain('\nprocess_cpu_seconds_total ');
  });

  test('are in the text format of Prometheus', async () => {
    const { mock } = await createMeasured();
    const headers = {
      accept: 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1',
    };
    const answer = await mock.fetch('http://localhost/_twinspec/metrics', { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = (await answer.text()).trimEnd().split('\n');
    const pattern =
      /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? (?:[-+.\deE]+|Nan|NaN|[+]Inf)|)$/;
    expect(lines.filter((line) => !pattern.test(line))).toEqual([]);
  });
});
