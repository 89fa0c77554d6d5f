import { describe, expect, test } from 'vitest';
import { auth } from '../../../src/contract/phases/auth.js';
import { coverage } from '../../../src/contract/phases/coverage.js';
import { examples } from '../../../src/contract/phases/examples.js';
import type { Phase } from '../../../src/contract/session.js';
import { errorsOf, people, runPhases } from './run-phases.js';

const all = [examples, coverage, auth];

describe('examples, coverage and auth', () => {
  test('find nothing wrong with a correct server, and leave alone what they have not made', async () => {
    const server = await people();
    const before = await seedOf(server);
    const ran = await runPhases(all, server);
    expect(errorsOf(ran)).toEqual([]);
    expect(ran.history.length).toBeLessThan(660);
    expect(await seedOf(server)).toEqual(expect.arrayContaining([...before]));
  }, 60_000);

  test('send the same requests for the same seed', async () => {
    const linesOf = async () => {
      const { history } = await runPhases(all, { ...(await people()), operations: ['createUser', 'deleteUser'] });
      return history.map(({ request }) => `${request.method} ${request.body}`);
    };
    expect(await linesOf()).toEqual(await linesOf());
  });

  test('send nothing that could change anything where they may only read', async () => {
    const { history } = await runPhases(all, { ...(await people()), readOnly: true });
    expect(new Set(history.map(({ request }) => request.method))).toEqual(new Set(['GET', 'HEAD']));
  });
});

describe('coverage', () => {
  test.each([
    ['list-omits-status', 'body-matches-schema listUsers'],
    ['created-at-without-zone', 'body-matches-schema createUser'],
    ['create-user-answers-200', 'status-is-documented createUser'],
    ['unknown-group-crashes', 'no-server-error getGroup'],
    ['location-missing', 'headers-match-schema createUser'],
    ['problem-sent-as-json', 'content-type-is-documented getUser'],
    ['email-format-unchecked', 'invalid-request-rejected createUser'],
    ['limit-unchecked', 'invalid-request-rejected listUsers'],
    ['unknown-status-accepted', 'invalid-request-rejected replaceUser'],
    ['patch-accepts-unknown-property', 'invalid-request-rejected updateUser'],
    ['malformed-json-crashes', 'no-server-error createUser'],
    ['longest-name-refused', 'valid-request-accepted createUser'],
    ['password-in-create-answer', 'secret-is-not-disclosed createUser'],
    ['refusal-echoes-password', 'secret-is-not-disclosed createUser'],
  ])('finds the fault %s', async (fault, expected) => {
    expect(await findingsOf(coverage, { fault, expected })).toContain(expected);
  });
});

test('what one operation stores is looked for in what others answer', async () => {
  const ran = await runPhases([coverage], {
    ...(await people('password-hash-in-list')),
    operations: ['createUser', 'listUsers'],
  });
  expect(errorsOf(ran)).toContain('secret-is-not-disclosed listUsers');
});

describe('auth', () => {
  test.each([
    ['any-token-accepted', 'wrong-credentials-are-refused listUsers'],
    ['members-readable-by-anyone', 'unauthenticated-is-refused listMembers'],
    ['read-scope-may-delete', 'missing-scope-is-refused deleteUser'],
    ['foreign-user-readable', 'unknown-id-is-404 getUser'],
  ])('finds the fault %s', async (fault, expected) => {
    expect(await findingsOf(auth, { fault, expected })).toContain(expected);
  });
});

/** Only the operation that is to blame is tried. */
async function findingsOf(
  phase: Phase,
  { fault, expected }: { fault: string; expected: string },
): Promise<readonly string[]> {
  const operations = expected.split(' ').slice(1);
  return errorsOf(await runPhases([phase], { ...(await people(fault)), operations, until: expected }));
}

/** Users and groups as they are, of those that were there from the beginning. */
async function seedOf(server: Awaited<ReturnType<typeof people>>): Promise<readonly unknown[]> {
  const read: Phase = {
    name: 'probe',
    async run(session) {
      for (const id of ['listUsers', 'listGroups']) {
        const operation = session.spec.operations.find((each) => each.id === id);
        if (operation === undefined) throw new Error(`There is no ${id}.`);
        await session.send({
          operation,
          phase: 'probe',
          title: '',
          values: { query: { limit: 100 } },
          intent: { kind: 'open' },
        });
      }
    },
  };
  const { history } = await runPhases([read], server);
  return history.flatMap(({ response }) => (response.value as { items: unknown[] }).items);
}
