import { describe, expect, test } from 'vitest';
import { messageChecks } from '../../../src/contract/checks/index.js';
import type { Draft } from '../../../src/contract/finding.js';
import { createRoom } from './context.js';

const { exchange, createContext } = await createRoom();
const user = { id: '1', name: 'Ines' };

function draftsOf(check: keyof typeof messageChecks, ...sent: Parameters<typeof exchange>): readonly Draft[] {
  return [messageChecks[check](exchange(...sent), createContext()) ?? []].flat();
}

const brief = (drafts: readonly Draft[]): readonly string[] =>
  drafts.map(({ severity, pointer }) => `${severity} ${pointer}`);

/** What a proof says of the answer that the exchange holds. */
function isProven({ proof }: Draft, ...[line, status, more]: Parameters<typeof exchange>): boolean {
  const { response } = exchange(line, status, more);
  const answers = [{ status: response.status, headers: response.headers, body: response.value ?? '' }];
  return Boolean(new Function('answers', `return ${proof}`)(answers));
}

describe('status-is-documented', () => {
  test('finds a status that the document does not list', () => {
    const [draft] = draftsOf('status-is-documented', 'GET /users', 202);
    expect(draft).toMatchObject({
      severity: 'error',
      operation: 'listUsers',
      pointer: '/status/202',
      expected: '200, 400, 401',
      received: '202',
    });
    expect(draft?.message).toBe('GET /users answered 202, a status that the document does not list for GET /users.');
  });

  test.each([
    { because: 'it is listed', line: 'GET /users', status: 200 },
    { because: 'its class is listed', line: 'POST /users', status: 409 },
    { because: 'it is answered before any handler', line: 'DELETE /users/1', status: 404 },
    { because: 'a crash is another promise', line: 'DELETE /users/1', status: 500 },
    { because: 'the method is not that of the operation', line: 'PUT /users', status: 200 },
    { because: 'the document lists no success', line: 'DELETE /keys', status: 204 },
  ])('is content when $because', ({ line, status }) => {
    expect(draftsOf('status-is-documented', line, status)).toEqual([]);
  });

  test('only notes a refusal of credentials where the document has forgotten them all', () => {
    expect(brief(draftsOf('status-is-documented', 'DELETE /users/1', 401))).toEqual(['observation /status/401']);
    expect(brief(draftsOf('status-is-documented', 'GET /keys', 401))).toEqual(['observation /status/401']);
  });
});

describe('content-type-is-documented', () => {
  test('finds another media type', () => {
    const sent = [
      'GET /users/1',
      200,
      { body: '<p>', headers: { 'content-type': 'text/html; charset=utf-8' } },
    ] as const;
    const [draft] = draftsOf('content-type-is-documented', ...sent);
    expect(draft).toMatchObject({ severity: 'error', expected: 'application/json', received: 'text/html' });
    expect(draft && isProven(draft, ...sent)).toBe(false);
    expect(draft && isProven(draft, 'GET /users/1', 200, { body: user })).toBe(true);
  });

  test('knows no upper and lower case and no parameters', () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect(draftsOf('content-type-is-documented', 'GET /users/1', 200, { body: user, headers })).toEqual([]);
  });

  test('only notes what is answered before a handler in a form of its own', () => {
    const html = { body: 'Too large', headers: { 'content-type': 'text/html' } };
    expect(brief(draftsOf('content-type-is-documented', 'POST /users', 413, html))).toEqual([
      'observation /header/content-type',
    ]);
  });
});

describe('body-matches-schema', () => {
  test('finds each broken keyword at each place once, whatever the number of items', () => {
    const body = [{ id: 1, name: 'Ines' }, { id: 2, name: 'Noor' }, { id: '3' }];
    const drafts = draftsOf('body-matches-schema', 'GET /users', 200, { body });
    expect(brief(drafts)).toEqual(['error /body/*/id#type', 'error /body/*/name#required']);
    for (const draft of drafts) {
      expect(isProven(draft, 'GET /users', 200, { body })).toBe(false);
      expect(isProven(draft, 'GET /users', 200, { body: [user, user] })).toBe(true);
    }
  });

  test('asserts formats', () => {
    const drafts = draftsOf('body-matches-schema', 'GET /users/1', 200, { body: { ...user, born: '1.2.1990' } });
    expect(brief(drafts)).toEqual(['error /body/born#format']);
    expect(drafts[0]?.at?.pointer).toMatch(/born\/format$/);
  });

  test('reports alternatives that all fail as one', () => {
    const body = { ...user, pet: { name: 'Rex' } };
    expect(brief(draftsOf('body-matches-schema', 'GET /users/1', 200, { body }))).toEqual(['error /body/pet#oneOf']);
  });

  test('finds a body that is cut off, and one that is missing', () => {
    const cut = { body: '{"id":', headers: { 'content-type': 'application/json' }, unreadable: 'it ends too early' };
    expect(brief(draftsOf('body-matches-schema', 'GET /users/1', 200, cut))).toEqual(['error /body#parse']);
    expect(brief(draftsOf('body-matches-schema', 'GET /users/1', 200))).toEqual(['error /body#empty']);
  });

  test('leaves refusals to error-body-matches-schema', () => {
    const refusal = ['GET /users/1', 404, { body: { message: 'no' } }] as const;
    expect(draftsOf('body-matches-schema', ...refusal)).toEqual([]);
    expect(brief(draftsOf('error-body-matches-schema', ...refusal))).toEqual(['error /body/detail#required']);
  });
});

describe('headers-match-schema', () => {
  const body = user;
  test.each([
    { because: 'is missing', headers: {}, pointer: '/header/location#required' },
    { because: 'breaks its schema', headers: { location: 'elsewhere' }, pointer: '/header/location#pattern' },
  ])('finds a header that $because', ({ headers, pointer }) => {
    const drafts = draftsOf('headers-match-schema', 'POST /users', 201, {
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(brief(drafts)).toEqual([`error ${pointer}`]);
  });

  test('is content with what is declared', () => {
    const headers = { 'content-type': 'application/json', location: '/users/1' };
    expect(draftsOf('headers-match-schema', 'POST /users', 201, { body, headers })).toEqual([]);
  });
});
