import { describe, expect, test } from 'vitest';
import { phaseNames } from '../../../src/contract/case.js';
import type { Detection } from '../../../src/contract/settings.js';
import { TargetError } from '../../../src/contract/target/index.js';
import { ofType, verifyPeople } from './verify-people.js';

describe('the events of a run', () => {
  test('come in order: its plan, its phases one after another, its end', async () => {
    const run = await verifyPeople();
    const types = run.events.map(({ type }) => type);
    expect([types[0], types.at(-1)]).toEqual(['run-started', 'run-finished']);
    const phases = run.events.flatMap((event) =>
      event.type.startsWith('phase-') && 'phase' in event ? [`${event.type} ${event.phase}`] : [],
    );
    expect(phases).toEqual(
      phaseNames.flatMap((name) =>
        ['probe', 'examples'].includes(name)
          ? [`phase-started ${name}`, `phase-finished ${name}`]
          : [`phase-skipped ${name}`],
      ),
    );
  });

  test('count every request that was sent', async () => {
    const run = await verifyPeople();
    const indexes = ofType(run, 'exchange').map(({ exchange }) => exchange.index);
    expect(indexes).toEqual(indexes.map((_, position) => position));
    expect(ofType(run, 'run-finished')[0]?.requests).toBe(indexes.length);
    expect(run.requests()).toBe(indexes.length);
    const perPhase = ofType(run, 'phase-finished').map(({ requests }) => requests);
    expect(perPhase.reduce((sum, requests) => sum + requests, 0)).toBe(indexes.length);
  });

  test('say at once that something was found, and at the end everything about it', async () => {
    const run = await verifyPeople({ fault: 'create-user-answers-200' });
    const detected = ofType(run, 'detected').find(({ severity }) => severity === 'error');
    const finding = ofType(run, 'finding').find((event) => event.finding.severity === 'error');
    expect(detected).toMatchObject({ check: 'status-is-documented', severity: 'error' });
    expect(finding?.finding).toMatchObject({ fingerprint: detected?.fingerprint, check: 'status-is-documented' });
    expect(finding?.finding.exchanges.length).toBeGreaterThan(0);
    const types = run.events.map(({ type }) => type);
    expect(types.indexOf('detected')).toBeLessThan(types.lastIndexOf('phase-finished'));
    expect(types.indexOf('finding')).toBeGreaterThan(types.lastIndexOf('phase-finished'));
    expect(ofType(run, 'run-finished')[0]?.findings).toBeGreaterThan(0);
  });

  test('count what was asked of the state, though it was kept', async () => {
    const run = await verifyPeople({ phases: ['probe', 'state'] });
    const operations = ofType(run, 'run-finished')[0]?.coverage.operations;
    const asked = (operation: string): readonly string[] => Object.keys(operations?.[operation]?.checks ?? {});
    expect(asked('createUser')).toEqual(expect.arrayContaining(['created-is-readable', 'read-equals-written']));
    expect(asked('deleteUser')).toEqual(expect.arrayContaining(['deleted-stays-deleted', 'deleted-is-not-listed']));
    expect(asked('updateUser')).toContain('omitted-fields-stay');
    expect(asked('listUsers')).not.toContain('read-equals-written');
  });

  test('show no credentials', async () => {
    const run = await verifyPeople();
    const text = JSON.stringify(run.events);
    for (const token of run.tokens) expect(text).not.toContain(token);
  });
});

describe('a run ends before its plan does', () => {
  test('when its budget is used up', async () => {
    const run = await verifyPeople({ budget: 0 });
    expect(ofType(run, 'run-finished')[0]).toMatchObject({ endedEarly: 'the budget is used up', requests: 0 });
  });

  test('at the first finding that is wanted', async () => {
    const wanted = { fault: 'create-user-answers-200', stopAt: ({ severity }: Detection) => severity === 'error' };
    const run = await verifyPeople(wanted);
    expect(ofType(run, 'run-finished')[0]).toMatchObject({ endedEarly: 'something was found' });
    expect(ofType(run, 'finding').length).toBeGreaterThan(0);
    const whole = await verifyPeople({ fault: wanted.fault });
    expect(run.requests()).toBeLessThan(whole.requests());
  });

  test('at the first error, where that is enough', async () => {
    const run = await verifyPeople({ fault: 'create-user-answers-200', failFast: true });
    expect(ofType(run, 'run-finished')[0]).toMatchObject({ endedEarly: 'something was found' });
  });

  test('when nobody listens any more, and sends nothing after that', async () => {
    const run = await verifyPeople({
      fault: 'create-user-answers-200',
      reproduce: true,
      onEvent: (event) => event.type === 'detected' && event.severity === 'error',
    });
    const shown = ofType(run, 'exchange').length;
    expect(run.events.at(-1)?.type).toBe('detected');
    // One more may have been on its way.
    expect(run.requests()).toBeLessThanOrEqual(shown + 1);
  });
});

test('a target that dies ends the run with its error, after everything that was found', async () => {
  const run = await verifyPeople({
    fault: 'create-user-answers-200',
    reproduce: true,
    onEvent(event, { server }) {
      if (event.type === 'detected' && event.severity === 'error') {
        server.close();
        server.closeAllConnections();
      }
      return false;
    },
  });
  expect(run.error).toBeInstanceOf(TargetError);
  const errors = ofType(run, 'finding').filter(({ finding }) => finding.severity === 'error');
  expect(errors[0]?.finding).toMatchObject({ check: 'status-is-documented', reproduction: undefined });
  const [finished] = ofType(run, 'run-finished');
  expect(run.events.at(-1)).toBe(finished);
  expect(finished?.endedEarly).toBe((run.error as Error).message);
});
