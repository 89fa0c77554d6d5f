import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';

const names = ['default', 'ann', 'bob', 'constructor', 'toString'];

/** What a client does with the users of a workspace. */
const step = fc.oneof(
  fc.record({ method: fc.constant('POST'), user: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ method: fc.constant('PATCH'), user: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ method: fc.constant('DELETE'), user: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ method: fc.constant('GET'), user: fc.integer({ min: 0, max: 9 }) }),
);
type Step = { readonly method: string; readonly user: number };

/** Plays steps against one sandbox of a mock: what was answered, without what depends on the time. */
function createPlayer(mock: Awaited<ReturnType<typeof createMock>>, sandbox: string) {
  const [credential] = mock.credentials;
  const headers = { [credential?.header ?? '']: credential?.value ?? '', 'content-type': 'application/json' };
  const ids = new Map<number, string>();
  return async ({ method, user }: Step): Promise<string> => {
    const base = sandbox === 'default' ? 'http://mock' : `http://mock/~${sandbox}`;
    const path = method === 'POST' ? '/user' : `/user/${ids.get(user) ?? '00000000-0000-4000-8000-000000000000'}`;
    const body = method === 'POST' ? { email: `u${user}@example.com`, role: 'viewer' } : { first_name: `n${user}` };
    const answer = await mock.fetch(`${base}${path}`, {
      method,
      headers,
      ...(method === 'POST' || method === 'PATCH' ? { body: JSON.stringify(body) } : {}),
    });
    const content = (await answer.json().catch(() => ({}))) as { id?: string };
    if (method === 'POST' && content.id !== undefined) ids.set(user, content.id);
    return `${method} ${answer.status}`;
  };
}

describe('sandboxes', () => {
  test('answer interleaved clients as each of them would be answered alone', async () => {
    const turn = fc.record({ sandbox: fc.constantFrom(...names), step });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 30 }), async (turns) => {
        const together = await createMock('secoda', { seed: 1 });
        const players = new Map(names.map((name) => [name, createPlayer(together, name)]));
        const answers: { sandbox: string; answer: string | undefined }[] = [];
        for (const { sandbox, step: next } of turns) {
          answers.push({ sandbox, answer: await players.get(sandbox)?.(next) });
        }
        for (const name of names) {
          const alone = await createMock('secoda', { seed: 1 });
          const play = createPlayer(alone, 'default');
          const expected: string[] = [];
          for (const { sandbox, step: next } of turns) if (sandbox === name) expected.push(await play(next));
          expect(answers.filter(({ sandbox }) => sandbox === name).map(({ answer }) => answer)).toEqual(expected);
          if (expected.length > 0) expect(together.snapshot(name).collections).toEqual(alone.snapshot().collections);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('have a time each: what one client does is no later for another', async () => {
    const mock = await createMock('secoda', { seed: 1 });
    for (const page of [1, 2, 3]) await mock.fetch(`http://mock/~ann/user?page=${page}`);
    await createPlayer(mock, 'bob')({ method: 'POST', user: 1 });
    const fresh = await createMock('secoda', { seed: 1 });
    await createPlayer(fresh, 'default')({ method: 'POST', user: 1 });
    expect(mock.snapshot('bob')).toEqual(fresh.snapshot());
  });
});
