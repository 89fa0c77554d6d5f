import { describe, expect, test } from 'vitest';
import { observed, type Step } from './observed.js';
import { ada, adaSent, bob, bobSent, createAda, createBob, list, seeAda } from './two-users.js';

describe('nobody is blamed', () => {
  const other = { ...ada, name: 'Someone else' };

  test.each<{ because: string; history: readonly Step[] }>([
    {
      because: 'other callers see other things',
      history: [createAda, ['GET /users/usr_ada', 404, { by: 'outsider' }]],
    },
    {
      because: 'other callers have lists of their own',
      history: [createAda, ['GET /users', 200, { shows: [], by: 'reader' }]],
    },
    {
      because: 'workflows look after themselves',
      history: [createAda, ['GET /users/usr_ada', 200, { shows: other, phase: 'workflows' }]],
    },
    {
      because: 'a workflow has records of its own',
      history: [['POST /users', 201, { sends: adaSent, shows: ada, phase: 'workflows' }], list()],
    },
    {
      because: 'the request was meant to be refused as one without credentials',
      history: [createAda, ['GET /users/usr_ada', 404, { intent: { kind: 'unauthenticated' } }]],
    },
    {
      because: 'the time of the last use changes by itself',
      history: ['2026-01-01T10:00:00Z', '2026-01-01T11:00:00Z'].map(
        (lastSeenAt): Step => ['GET /users', 200, { shows: [{ ...ada, lastSeenAt }] }],
      ),
    },
    {
      because: 'the time of the last change follows from the change',
      history: [
        ['POST /users', 201, { sends: adaSent, shows: { ...ada, updatedAt: '2026-01-01T10:00:00Z' } }],
        [
          'PATCH /users/usr_ada',
          200,
          { sends: { name: 'A.' }, shows: { ...ada, name: 'A.', updatedAt: '2026-01-01T11:00:00Z' } },
        ],
      ],
    },
    {
      because: 'a create that asks for what every record begins with has not set it',
      history: [
        ['POST /users', 201, { sends: adaSent, shows: { ...ada, isAdmin: false } }],
        ['POST /users', 201, { sends: { ...bobSent, isAdmin: false }, shows: { ...bob, isAdmin: false } }],
      ],
    },
    {
      because: 'what only the server sets may follow from a change',
      history: [
        ['POST /users', 201, { sends: adaSent, shows: { ...ada, isAdmin: false } }],
        ['PATCH /users/usr_ada', 200, { sends: { role: 'admin' }, shows: { ...ada, role: 'admin', isAdmin: true } }],
      ],
    },
    {
      because: 'null and nothing are the same',
      history: [
        ['POST /users', 201, { sends: { ...adaSent, nickname: null }, shows: { ...ada, nickname: null } }],
        ['GET /users/usr_ada', 200, { shows: { id: ada.id, email: ada.email, name: 'Ada', role: 'member' } }],
      ],
    },
    {
      because: 'an action may do anything to the record that it is about',
      history: [createAda, seeAda, ['POST /users/usr_ada/wake', 204], ['GET /users/usr_ada', 200, { shows: other }]],
    },
    {
      because: 'nobody knows what a server makes of what breaks the document',
      history: [
        createAda,
        [
          'PATCH /users/usr_ada',
          200,
          {
            sends: { name: 7 },
            shows: { ...ada, name: '7' },
            intent: {
              kind: 'invalid',
              violation: { pointer: '/body/name', keyword: 'type', message: 'is no text' },
              at: { uri: 'spec:///api.yaml', pointer: '' },
              isCertain: false,
            },
          },
        ],
      ],
    },
    {
      because: 'a part of a list is no whole list',
      history: [createAda, createBob, ['GET /users?limit=1', 200, { shows: [ada] }]],
    },
  ])('when $because', ({ history }) => {
    expect(observed(history)).toEqual([]);
  });
});

describe('where others write, too', () => {
  const changed: readonly Step[] = [list(bob), createAda, list({ ...bob, name: 'Robert' }, ada)];

  test('their records may change and come and go', () => {
    expect(observed(changed)).toEqual(['bystanders-unchanged createUser /users/name']);
    expect(observed(changed, { isShared: true })).toEqual([]);
    expect(observed([list(bob), createAda, list(ada)], { isShared: true })).toEqual([]);
  });

  test('our own records are still judged', () => {
    expect(observed([createAda, list(bob)], { isShared: true })).toEqual(['created-is-listed createUser /users/']);
  });
});
