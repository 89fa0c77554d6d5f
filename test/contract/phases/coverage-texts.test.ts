import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/contract/phases/coverage.js';
import { directory, errorsOf, runPhases } from './run-phases.js';
import { type Tenancy, tenants } from './tenants.js';

const run = async (tenancy?: Tenancy) => runPhases([coverage], { ...(await tenants(tenancy)), allowEffects: true });

describe('coverage', () => {
  test('finds nothing wrong with a server that takes every text and no disguise', async () => {
    expect(errorsOf(await run())).toEqual([]);
  });

  test.each<[Tenancy, string]>([
    [{ decodesTwice: true }, 'no-server-error list'],
    [{ countsBytes: true }, 'valid-request-accepted create'],
    [{ coercesIds: true }, 'invalid-request-rejected create'],
  ])('finds %o', async (tenancy, expected) => {
    expect(errorsOf(await run(tenancy))).toContain(expected);
  });

  test('searches for whatever means something to others', async () => {
    const { history } = await run();
    const searched = history.flatMap(({ case: { values }, operation }) =>
      operation.id === 'list' ? [values.query?.['q']] : [],
    );
    expect(searched).toEqual(expect.arrayContaining(['%', '_', '\\', "'", '"', '*', '🚀']));
  });

  test('names a new pair where the last one is linked already', async () => {
    const ran = await runPhases([coverage], {
      ...(await directory('text-id-coerced')),
      operations: ['add_membership'],
    });
    expect(errorsOf(ran)).toContain('invalid-request-rejected add_membership');
    expect(
      ran.history.filter(({ operation: { id }, response }) => id === 'add_membership' && response.status === 409),
    ).toEqual([]);
  });
});
