import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../src/contract/case.js';
import { messageChecks } from '../../../src/contract/checks/index.js';
import type { Draft } from '../../../src/contract/finding.js';
import { childOf } from '../../../src/spec/index.js';
import { createRoom } from './context.js';

const { spec, exchange, createContext } = await createRoom();
const at = childOf(
  { uri: [...spec.documents.keys()][0] ?? '', pointer: '' },
  'components',
  'schemas',
  'User',
  'required',
);
const invalid = (isCertain: boolean): Intent => ({
  kind: 'invalid',
  violation: { pointer: '/body/name', keyword: 'required', message: 'is missing' },
  at,
  isCertain,
});

type Check = keyof typeof messageChecks;

function severityOf(check: Check, ...[line, status, more]: Parameters<typeof exchange>): string {
  const drafts: readonly Draft[] = [messageChecks[check](exchange(line, status, more), createContext()) ?? []].flat();
  return drafts.map(({ severity }) => severity).join(', ') || 'nothing';
}

describe('what a request was meant for', () => {
  const unauthenticated: Intent = { kind: 'unauthenticated' };
  const wrong: Intent = { kind: 'wrong-credentials', flaw: 'that are empty' };
  const scope: Intent = { kind: 'missing-scope', scopes: ['write'] };
  const unknown: Intent = { kind: 'unknown-id', parameter: 'id' };
  const method: Intent = { kind: 'undeclared-method' };
  const challenge = { 'www-authenticate': 'Bearer', 'content-type': 'application/json' };

  test.each<[Check, Intent, string, number, string]>([
    ['valid-request-accepted', { kind: 'valid' }, 'POST /users', 201, 'nothing'],
    ['valid-request-accepted', { kind: 'valid' }, 'POST /users', 422, 'error'],
    ['valid-request-accepted', { kind: 'valid' }, 'POST /users', 429, 'nothing'],
    ['valid-request-accepted', { kind: 'valid' }, 'POST /users', 409, 'observation'],
    ['valid-request-accepted', { kind: 'valid', isCertain: false }, 'POST /users', 422, 'observation'],
    ['invalid-request-rejected', invalid(true), 'POST /users', 201, 'error'],
    ['invalid-request-rejected', invalid(false), 'POST /users', 201, 'observation'],
    ['invalid-request-rejected', invalid(true), 'POST /users', 404, 'nothing'],
    ['no-server-error', invalid(true), 'POST /users', 500, 'error'],
    ['no-server-error', { kind: 'open' }, 'POST /users', 503, 'observation'],
    ['no-server-error', method, 'PUT /users', 501, 'nothing'],
    ['unauthenticated-is-refused', unauthenticated, 'GET /users', 200, 'error'],
    ['unauthenticated-is-refused', unauthenticated, 'GET /users/1', 404, 'nothing'],
    ['unauthenticated-is-refused', unauthenticated, 'GET /users', 409, 'observation'],
    ['wrong-credentials-are-refused', wrong, 'GET /users', 200, 'error'],
    ['wrong-credentials-are-refused', wrong, 'GET /users', 403, 'nothing'],
    ['missing-scope-is-refused', scope, 'DELETE /users/1', 204, 'error'],
    ['missing-scope-is-refused', scope, 'DELETE /users/1', 404, 'nothing'],
    ['unknown-id-is-404', unknown, 'GET /users/7', 200, 'error'],
    ['unknown-id-is-404', unknown, 'DELETE /users/7', 204, 'observation'],
    ['unknown-id-is-404', unknown, 'GET /users/7', 400, 'nothing'],
    ['undeclared-method-is-405', method, 'PUT /users', 200, 'error'],
    ['undeclared-method-is-405', method, 'PUT /users', 404, 'nothing'],
    ['undeclared-method-is-405', method, 'PUT /users', 405, 'observation'],
    ['undeclared-method-is-405', method, 'PUT /users', 400, 'observation'],
  ])('%s, %o: %s answered %i is %s', (...row) => {
    const [check, intent, line, status, expected] = row;
    expect(severityOf(check, line, status, { intent })).toBe(expected);
  });

  test('a 403 tells of a fault where the settings say that the caller has the scope', () => {
    const intent: Intent = { kind: 'valid' };
    expect(severityOf('valid-request-accepted', 'POST /users', 403, { intent, identity: 'admin' })).toBe('error');
    expect(severityOf('valid-request-accepted', 'POST /users', 403, { intent, identity: 'reader' })).toBe(
      'observation',
    );
  });

  test('a 401 should say how to authenticate', () => {
    const sent = { intent: unauthenticated };
    expect(severityOf('unauthenticated-is-refused', 'GET /users', 401, sent)).toBe('observation');
    expect(severityOf('unauthenticated-is-refused', 'GET /users', 401, { ...sent, headers: challenge })).toBe(
      'nothing',
    );
  });

  test('a crash is told apart by what provoked it', () => {
    const pointerOf = (intent: Intent) =>
      [messageChecks['no-server-error'](exchange('POST /users', 500, { intent }), createContext()) ?? []].flat()[0]
        ?.pointer;
    expect([invalid(true), unknown, unauthenticated, { kind: 'valid' } as const].map(pointerOf)).toEqual([
      '/body/name#required',
      '/path/id',
      '/unauthenticated',
      '',
    ]);
  });

  test.each([
    ['Sql error: duplicate key value violates unique constraint "users_name"', ['observation']],
    ['ORA-00001: unique constraint violated', ['observation']],
    ['The name of this sequel is taken.', []],
  ])('a refusal that says %s', (body, severities) => {
    const drafts = messageChecks['no-server-error'](exchange('POST /users', 400, { body }), createContext());
    expect([drafts ?? []].flat().map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('head-mirrors-get', () => {
  test('compares with the latest read of the same address', () => {
    const context = createContext();
    const get = exchange('GET /users/1', 200, { index: 3, body: { id: '1', name: 'Ines' } });
    context.learn(get);
    const same = exchange('HEAD /users/1', 200, { headers: { 'content-type': 'application/json' } });
    expect(messageChecks['head-mirrors-get'](same, context)).toEqual([]);
    expect(messageChecks['head-mirrors-get'](exchange('HEAD /users/1', 404, { index: 4 }), context)).toMatchObject({
      severity: 'observation',
      evidence: [3, 4],
    });
  });

  test('knows nothing any more after a write', () => {
    const context = createContext();
    context.learn(exchange('GET /users/1', 200));
    context.learn(exchange('DELETE /users/1', 204));
    expect(messageChecks['head-mirrors-get'](exchange('HEAD /users/1', 404), context)).toBeUndefined();
  });
});
