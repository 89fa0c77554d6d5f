import { describe, expect, test } from 'vitest';
import { messageChecks } from '../../../src/contract/checks/index.js';
import type { Exchange } from '../../../src/contract/exchange.js';
import type { Draft } from '../../../src/contract/finding.js';
import { createRoom } from './context.js';

const { exchange, createContext } = await createRoom();
const user = { id: '1', name: 'Ines' };
const password = 'correct horse 7';

/** What the last exchange discloses, the others having gone before. */
function disclosedBy(...exchanges: readonly Exchange[]): readonly Draft[] {
  const context = createContext();
  return (
    exchanges
      .map((each, index) => {
        const placed = { ...each, index };
        context.learn(placed);
        return [messageChecks['secret-is-not-disclosed'](placed, context) ?? []].flat();
      })
      .at(-1) ?? []
  );
}

const brief = (drafts: readonly Draft[]): readonly string[] =>
  drafts.map(({ severity, pointer }) => `${severity} ${pointer}`);
const creation = (answer: unknown, status = 201): Exchange =>
  exchange('POST /users', status, { values: { body: { name: 'Ines', password } }, body: answer });

describe('secret-is-not-disclosed', () => {
  test('finds a password that comes back, once', () => {
    expect(brief(disclosedBy(creation({ ...user, password })))).toEqual(['error /body/password']);
  });

  test('finds it in what another request reads, and names the one that sent it', () => {
    const [draft] = disclosedBy(
      creation(user),
      exchange('GET /users/1', 200, { body: { ...user, note: `is ${password}` } }),
    );
    expect(draft).toMatchObject({ severity: 'error', pointer: '/body/note', evidence: [0, 1] });
    expect(JSON.stringify([draft?.message, draft?.received])).not.toContain(password);
  });

  test('finds it in the sentence of a refusal', () => {
    const drafts = disclosedBy(creation({ detail: `${password} is too long` }, 422));
    expect(brief(drafts)).toEqual(['error /body/detail']);
  });

  test('finds the credentials of the settings', () => {
    const body = [{ ...user, via: 'key-of-the-reader-2' }];
    expect(brief(disclosedBy(exchange('GET /users', 200, { body })))).toEqual(['error /body/*/via']);
  });

  test('finds hashes and properties that only a secret is called by', () => {
    const body = { ...user, password_hash: 'x'.repeat(60), digest: '$2b$10$abcdefghijklmnopqrstuv', apiKey: 'k1' };
    expect(brief(disclosedBy(exchange('GET /users/1', 200, { body }))).toSorted()).toEqual([
      'error /body/apiKey',
      'error /body/digest',
      'error /body/password_hash',
    ]);
  });

  test('finds a whole token where the document has its beginning', () => {
    const created = exchange('POST /tokens', 201, { body: 'c7Jq2WbXz0TnR5mYkP8s' });
    const listed = (token_prefix: string) => exchange('GET /tokens', 200, { body: [{ token_prefix }] });
    expect(brief(disclosedBy(created, listed('c7Jq2WbXz0TnR5mYkP8s')))).toEqual(['error /body/*/token_prefix']);
    expect(disclosedBy(created, listed('c7Jq2WbXz0'))).toEqual([]);
  });

  test.each([
    {
      because: 'the token is what was asked for',
      given: [exchange('POST /tokens', 201, { body: 'c7Jq2WbXz0TnR5mYkP8s' })],
    },
    {
      because: 'the text was also sent in the open',
      given: [
        exchange('POST /users', 201, {
          values: { body: { name: 'same text 1', password: 'same text 1' } },
          body: { id: '1', name: 'same text 1' },
        }),
      ],
    },
    {
      because: 'it is about a secret, and none',
      given: [
        exchange('GET /users/1', 200, {
          body: {
            ...user,
            passwordChangedAt: '2025-01-01',
            next_page_token: 'abc',
            token_type: 'bearer',
            has_password: 'yes',
          },
        }),
      ],
    },
    { because: 'nothing is shown', given: [creation(user)] },
  ])('is content when $because', ({ given }) => {
    expect(disclosedBy(...given)).toEqual([]);
  });
});
