import { describe, expect, test } from 'vitest';
import { listsPhase } from '../../../src/contract/phases/lists.js';
import { errorsOf, people, runPhases } from './run-phases.js';

describe('lists', () => {
  test('finds nothing wrong with a correct server', async () => {
    const ran = await runPhases([listsPhase], { ...(await people()), allowEffects: true });
    expect(errorsOf(ran)).toEqual([]);
    expect(ran.history.length).toBeLessThan(600);
  }, 60_000);

  test('sends nothing that could change anything where it may only read', async () => {
    const { history } = await runPhases([listsPhase], { ...(await people()), readOnly: true });
    expect(new Set(history.map(({ request }) => request.method))).toEqual(new Set(['GET']));
  });

  test.each([
    ['page-skips-one', 'pages-partition-the-list', 'listUsers'],
    ['short-last-page-lost', 'pages-partition-the-list', 'listGroups'],
    ['default-limit-of-ten', 'default-page-size', 'listUsers'],
    ['search-case-sensitive', 'search-finds-exactly', 'listUsers'],
    ['search-lost-on-next-page', 'pages-partition-the-list', 'listUsers'],
    ['status-filter-ignored', 'filter-finds-exactly', 'listUsers'],
    ['descending-ignored', 'order-is-stable', 'listUsers'],
  ])('finds the fault %s', async (fault, check, operation) => {
    const ran = await runPhases([listsPhase], {
      ...(await people(fault)),
      operations: [operation],
      allowEffects: true,
    });
    expect(errorsOf(ran)).toEqual([`${check} ${operation}`]);
  });
});

describe('conditional requests', () => {
  test.each([
    ['if-match-ignored', 'stale-update-is-refused updateUser', ['getUser', 'updateUser']],
    ['etag-ignores-members', 'not-modified getGroup', ['getGroup', 'updateGroup']],
    ['idempotency-key-ignored', 'idempotent-methods-are-idempotent createGroup', ['createGroup']],
  ])('finds the fault %s', async (fault, expected, operations) => {
    const ran = await runPhases([listsPhase], { ...(await people(fault)), operations });
    expect(errorsOf(ran)).toEqual([expected]);
  });
});
