import type { RunEvent } from '../../../src/contract/events.js';
import type { ExchangeRecord } from '../../../src/contract/exchange-record.js';
import type { Finding } from '../../../src/contract/finding.js';
import type { Reporter, ReportSettings, Write } from '../../../src/contract/report/index.js';

export const settings: ReportSettings = { root: '/project', version: '1.2.3' };

/** What a server may answer to hurt whoever reads a report. */
export const hostile =
  '</script></pre><script>window.harmed = 1</script><img src=x onerror="window.harmed = 2">\' " & | `code` ]]> --> ' +
  '\u001b[2J\u0007\u0000\u202eevil\ud800 ::error::no 100%0A\r\nnext line';

export function exchange(changes: Partial<ExchangeRecord> = {}): ExchangeRecord {
  return {
    index: 0,
    operation: 'updateUser',
    phase: 'state',
    title: 'with another name',
    intent: 'valid',
    identity: 'admin',
    request: {
      method: 'PATCH',
      url: 'http://127.0.0.1:8080/v1/users/usr_1?dry=no',
      headers: { 'content-type': 'application/json', authorization: 'Bearer ***' },
      body: '{"displayName":"Ada"}',
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"id":"usr_1","status":"active"}',
    },
    startedAt: '2026-01-02T03:04:05.000Z',
    duration: 12.5,
    ...changes,
  };
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    check: 'update-changes-only-what-it-says',
    basis: 'inferred',
    severity: 'error',
    operation: 'updateUser',
    pointer: '/users/status',
    message: 'updateUser did not name status and changed it.',
    expected: '"suspended"',
    received: '"active"',
    fingerprint: 'e0c409a3e214c7ba',
    place: { file: '/project/api/openapi.yaml', line: 114, column: 15, pointer: '/paths/~1users' },
    exchanges: [exchange()],
    reproduction: { script: '#!/usr/bin/env bash\necho shown\nexit 1\n', requests: 3, isConfirmed: true },
    ...changes,
  };
}

const operation = (id: string, method: string, line: number) => ({
  id,
  method,
  path: '/users/{userId}',
  summary: `What ${id} does`,
  file: '/project/api/openapi.yaml',
  line,
  statuses: ['200', '404', 'default'],
  parameters: ['path userId', 'query dry'],
});

export const started: Extract<RunEvent, { type: 'run-started' }> = {
  type: 'run-started',
  document: { file: '/project/api/openapi.yaml', title: 'People', version: '1.0.0' },
  target: 'http://127.0.0.1:8080/v1',
  seed: 'one',
  startedAt: '2026-01-02T03:04:05.000Z',
  phases: ['state', 'race'],
  operations: [operation('getUser', 'GET', 90), operation('updateUser', 'PATCH', 148)],
};

const finished: Extract<RunEvent, { type: 'run-finished' }> = {
  type: 'run-finished',
  findings: 1,
  observations: 1,
  requests: 1447,
  duration: 58_438,
  coverage: {
    operations: {
      getUser: { statuses: {}, parameters: {}, checks: {}, missing: ['200 was never answered'] },
      updateUser: {
        statuses: { '200': 30, '422': 2, '404': 1 },
        parameters: { 'path userId': { valid: 31, invalid: 2 }, 'body status': { valid: 4, invalid: 0 } },
        checks: {
          'no-server-error': { asked: 33, failed: 0 },
          'update-changes-only-what-it-says': { asked: 9, failed: 1 },
        },
        missing: [],
      },
    },
  },
};

export const observation = finding({
  check: 'undeclared-method-is-405',
  basis: 'protocol',
  severity: 'observation',
  operation: 'getUser',
  pointer: '',
  message: 'GET was answered without Allow.',
  expected: 'an Allow header',
  received: 'none',
  fingerprint: '0b5e44a71000beef',
  reproduction: undefined,
});

/** A whole run; by default with one finding and one observation. */
export function sampleRun(findings: readonly Finding[] = [finding(), observation]): readonly RunEvent[] {
  return [
    started,
    { type: 'phase-started', phase: 'state' },
    { type: 'exchange', exchange: exchange() },
    ...findings.map(
      ({ fingerprint, check, operation, severity }): RunEvent => ({
        type: 'detected',
        fingerprint,
        check,
        operation,
        severity,
      }),
    ),
    { type: 'phase-finished', phase: 'state', requests: 1447, duration: 58_000 },
    { type: 'phase-skipped', phase: 'race', reason: 'nothing has a unique key' },
    { type: 'note', text: 'nobody may call it', operation: 'getUser' },
    ...findings.map((one): RunEvent => ({ type: 'finding', finding: one })),
    {
      ...finished,
      findings: findings.filter(({ severity }) => severity === 'error').length,
      observations: findings.filter(({ severity }) => severity !== 'error').length,
    },
  ];
}

/** A run that found nothing before it ended. */
export const endedEarly = (reason: string): readonly RunEvent[] =>
  sampleRun([]).map((event) => (event.type === 'run-finished' ? { ...event, endedEarly: reason } : event));

/** A run in which every text is hostile. */
export function hostileRun(): readonly RunEvent[] {
  const hurt = finding({
    operation: hostile,
    message: hostile,
    expected: hostile,
    received: hostile,
    pointer: hostile,
    place: { file: `/project/${hostile}`, line: 1, column: 1, pointer: '' },
    exchanges: [
      exchange({
        title: hostile,
        identity: hostile,
        request: {
          method: hostile,
          url: `http://127.0.0.1:8080/v1/${hostile}`,
          headers: { x: hostile },
          body: hostile,
        },
        response: { status: 200, headers: { [hostile]: hostile }, body: hostile },
      }),
    ],
    reproduction: { script: hostile, requests: 1, isConfirmed: false },
  });
  const plan = {
    ...operation(hostile, 'GET', 1),
    path: hostile,
    summary: hostile,
    statuses: [hostile],
    parameters: [hostile],
  };
  return [
    { ...started, document: { file: hostile, title: hostile, version: hostile }, operations: [plan] },
    { type: 'phase-skipped', phase: 'race', reason: hostile },
    { type: 'note', text: hostile, operation: hostile },
    { type: 'finding', finding: hurt },
    {
      type: 'finding',
      finding: { ...hurt, severity: 'observation', accepted: { reason: hostile }, fingerprint: 'f00' },
    },
    {
      ...finished,
      endedEarly: hostile,
      coverage: {
        operations: {
          [hostile]: {
            statuses: { [hostile]: 1 },
            parameters: { [hostile]: { valid: 1, invalid: 0 } },
            checks: { [hostile]: { asked: 1, failed: 1 } },
            missing: [hostile],
          },
        },
      },
    },
  ];
}

/** What a reporter writes of these events. */
export function written(events: readonly RunEvent[], create: (write: Write) => Reporter): string {
  let text = '';
  const reporter = create((piece) => {
    text += piece;
  });
  for (const event of events) reporter.on(event);
  reporter.finish?.();
  return text;
}
