import { describe, expect, test } from 'vitest';
import { statePhase } from '../../../src/contract/phases/state.js';
import { directory, errorsOf, people, runPhases } from '../phases/run-phases.js';

describe('the life of records', () => {
  test('is nothing to complain about where ids are numbers', async () => {
    expect(errorsOf(await runPhases([statePhase], await directory()))).toEqual([]);
  });

  test('sends nothing where nothing may be written', async () => {
    const { history } = await runPhases([statePhase], { ...(await people()), readOnly: true });
    expect(history).toEqual([]);
  });

  test('is nothing to complain about on a correct server, where it changes and deletes only what it has created', async () => {
    const ran = await runPhases([statePhase], await people());
    expect(errorsOf(ran)).toEqual([]);
    const { history } = ran;
    const made = new Set(
      history.flatMap(({ request, response }) =>
        request.method === 'POST' && response.status === 201 ? [(response.value as { id: string }).id] : [],
      ),
    );
    const touched = history
      .filter(({ request }) => !['GET', 'POST'].includes(request.method))
      .flatMap(({ case: { values } }) => Object.values(values.path ?? {}));
    expect(touched.length).toBeGreaterThan(0);
    expect(touched.filter((id) => !made.has(String(id)))).toEqual([]);
  });
});

describe('a fault shows', () => {
  test.each([
    { fault: 'replace-merges', found: 'omitted-fields-are-replaced replaceUser' },
    { fault: 'client-id-accepted', found: 'server-fields-are-not-writable createUser' },
    { fault: 'email-case-sensitive', found: 'unique-key-is-enforced createUser' },
    { fault: 'owner-stays-after-delete', found: 'delete-clears-relations deleteUser' },
    { fault: 'remove-member-does-nothing', found: 'relation-sides-agree removeMember' },
  ])('where $fault', async ({ fault, found }) => {
    expect(errorsOf(await runPhases([statePhase], { ...(await people(fault)), until: found }))).toContain(found);
  });
});
