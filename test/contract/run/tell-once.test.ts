import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/contract/exchange.js';
import type { Draft } from '../../../src/contract/finding.js';
import type { Detected } from '../../../src/contract/run/findings.js';
import { tellMissingRoutes } from '../../../src/contract/run/tell-missing-routes.js';
import { withoutConsequences } from '../../../src/contract/run/without-consequences.js';
import { exchangesOf } from '../exchange.js';
import { specFrom } from '../support/spec-from.js';

const detected = (check: Draft['check'], more: Partial<Draft> = {}): Detected => {
  const draft: Draft = {
    check,
    basis: 'document',
    severity: 'error',
    operation: 'changeUser',
    pointer: '',
    message: `${check} is broken`,
    expected: '',
    received: '',
    evidence: [],
    proof: 'true',
    ...more,
  };
  return { draft, fingerprint: [check, draft.operation, draft.pointer].join(' ') };
};

describe('a mistake is told once', () => {
  const unknown = detected('unknown-id-is-404', { pointer: '/path/id' });
  const limits = detected('limits-clamp-or-reject', { pointer: '/query/size' });
  const refused = detected('valid-request-accepted', { received: '404 ""' });

  test.each([
    { sign: detected('unknown-id-is-404'), mistake: unknown, because: 'a workflow shows the same' },
    {
      sign: detected('deleted-stays-deleted', { pointer: '/users' }),
      mistake: unknown,
      because: 'what is deleted is unknown',
    },
    {
      sign: detected('body-matches-schema', { pointer: '/body#maxItems' }),
      mistake: limits,
      because: 'the page is too long',
    },
    {
      sign: detected('valid-request-accepted', { pointer: '/body#example', received: '404 ""' }),
      mistake: refused,
      because: 'it is refused with nothing special, too',
    },
  ])('where $because', ({ sign, mistake }) => {
    expect(withoutConsequences([sign, mistake])).toEqual([mistake]);
    expect(withoutConsequences([mistake, sign])).toEqual([mistake]);
  });

  test.each([
    {
      sign: detected('deleted-stays-deleted', { operation: 'getUser' }),
      mistake: unknown,
      because: 'the operation is another',
    },
    {
      sign: detected('deleted-stays-deleted', { shownBy: ['getUser'] }),
      mistake: unknown,
      because: 'a deletion is to blame',
    },
    {
      sign: detected('body-matches-schema', { pointer: '/body#type' }),
      mistake: limits,
      because: 'the schema says more',
    },
    {
      sign: detected('valid-request-accepted', { pointer: '/body/name#maxLength', received: '400 "too long"' }),
      mistake: refused,
      because: 'it is refused for another reason',
    },
    {
      sign: detected('unknown-id-is-404'),
      mistake: detected('unknown-id-is-404', { pointer: '/path/id', severity: 'observation' }),
      because: 'the other is no more than an observation',
    },
  ])('and twice where $because', ({ sign, mistake }) => {
    expect(withoutConsequences([sign, mistake])).toEqual([sign, mistake]);
  });
});

const text = '{text/plain: {schema: {type: string}}}';
const users = await specFrom(`
openapi: 3.1.0
info: {title: Users, version: '1'}
paths:
  /users:
    post:
      operationId: createUser
      responses: {'201': {description: Created.}, '404': {description: No such team., content: ${text}}}
  /teams/{id}:
    delete:
      operationId: deleteTeam
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Gone.}}
`);
const exchange = exchangesOf(users);

describe('an operation that the server does not have', () => {
  const refused = detected('valid-request-accepted', { operation: 'createUser', pointer: '' });
  const byExample = detected('valid-request-accepted', { operation: 'createUser', pointer: '/body#example' });
  const empty = detected('error-body-matches-schema', { operation: 'createUser', pointer: '/body#empty' });
  const elsewhere = detected('no-server-error', { operation: 'deleteTeam' });
  const tell = (all: readonly Detected[], history: readonly Exchange[]): readonly string[] =>
    tellMissingRoutes(all, history).map(({ draft }) => draft.message);

  test('is told once, by what it answers to everything, under the fingerprint of the plainest refusal', () => {
    const history = [exchange('POST /users', 404), exchange('POST /users', 404)];
    const all = [empty, byExample, refused, elsewhere];
    expect(tell(all, history)).toEqual([
      expect.stringContaining('POST /users answered 404 to each of 2 requests'),
      'no-server-error is broken',
    ]);
    expect(tellMissingRoutes(all, history)[0]?.fingerprint).toBe(refused.fingerprint);
  });

  test('is recognised by a 404 that it does not document, though that repeats the path', () => {
    const gone = detected('valid-request-accepted', { operation: 'deleteTeam' });
    const history = ['/teams/1', '/teams/2'].map((path) =>
      exchange(`DELETE ${path}`, 404, { body: `No ${path} here` }),
    );
    expect(tell([gone], history)).toEqual([expect.stringContaining('DELETE /teams/{id} answered 404 to each of 2')]);
  });

  test.each([
    {
      because: 'it has worked once',
      history: [exchange('POST /users', 404), exchange('POST /users', 201)],
      all: [empty, refused],
    },
    {
      because: 'it says different things',
      history: [exchange('POST /users', 404), exchange('POST /users', 404, { body: 'No such team' })],
      all: [empty, refused],
    },
    {
      because: 'its 404 is as documented',
      history: [exchange('POST /users', 404, { body: 'No such team' })],
      all: [refused],
    },
    {
      because: 'it was asked for nothing that has to be accepted',
      history: [exchange('POST /users', 404)],
      all: [empty],
    },
  ])('is not suspected where $because', ({ history, all }) => {
    expect(tellMissingRoutes(all, history)).toEqual(all);
  });
});
