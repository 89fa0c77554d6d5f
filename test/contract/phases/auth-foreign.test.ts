import { describe, expect, test } from 'vitest';
import { auth } from '../../../src/contract/phases/auth.js';
import { errorsOf, runPhases } from './run-phases.js';
import { type Tenancy, tenants } from './tenants.js';

const run = async (tenancy?: Tenancy) => runPhases([auth], { ...(await tenants(tenancy)), allowEffects: true });

describe('what belongs to another organisation', () => {
  test('is left alone by a correct server, and taken away again', async () => {
    const ran = await run();
    expect(errorsOf(ran)).toEqual([]);
    const theirs = ran.history.filter(({ identity }) => identity === 'theirs');
    expect(theirs.map(({ request }) => request.method)).toEqual(expect.arrayContaining(['POST', 'DELETE']));
    expect(theirs.at(-1)?.response.status).toBe(204);
  });

  test.each<[Tenancy, string]>([
    [{ findsForeign: true }, 'unknown-id-is-404 list'],
    [{ deletesForeign: true }, 'rejected-leaves-no-trace remove'],
    [{ renamesForeign: true }, 'rejected-leaves-no-trace change'],
    [{ bosses: 'of any organisation' }, 'unknown-id-is-404 create'],
    [{ reservesNames: true }, 'unique-key-is-enforced create'],
  ])('is neither found, nor changed, nor referred to, nor reserved: %o', async (tenancy, expected) => {
    expect(errorsOf(await run(tenancy))).toContain(expected);
  });

  test('may be referred to where any key will do', async () => {
    expect(errorsOf(await run({ bosses: 'unchecked' }))).toEqual([]);
  });

  test('may have its values to itself where nothing is said of organisations', async () => {
    const { drafts } = await run({ reservesNames: true, nameIsUnique: 'Unique.' });
    expect(drafts).toContainEqual(
      expect.objectContaining({ check: 'unique-key-is-enforced', severity: 'observation' }),
    );
    expect(drafts.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('is nothing to judge by for who may see everything', async () => {
    const ran = await run({ isOverseer: true });
    expect(errorsOf(ran)).toEqual([]);
    expect(ran.notes).toContainEqual(expect.stringContaining('nothing is foreign'));
  });

  test('is not made where nothing may be changed', async () => {
    const { history } = await runPhases([auth], { ...(await tenants()), readOnly: true });
    expect(new Set(history.map(({ request }) => request.method))).toEqual(new Set(['GET']));
  });
});

describe('an action that no role describes', () => {
  test('is tried on an own record by who may only read', async () => {
    const ran = await run({ readerMayRetire: true });
    expect(errorsOf(ran)).toEqual(['missing-scope-is-refused retire']);
  });
});

test('a refused write is looked after at once, so that no other is to blame', async () => {
  const { history } = await run();
  const refused = history.filter(
    ({ request, response, identity }) => request.method === 'DELETE' && response.status > 400 && identity !== 'theirs',
  );
  const next = refused.slice(0, 3).map(({ index }) => history[index + 1]);
  expect(next.map((exchange) => `${exchange?.request.method} ${exchange?.identity}`)).toEqual(
    Array.from({ length: 3 }, () => 'GET ours'),
  );
});
