import { describe, expect, test } from 'vitest';
import { draftsOf, observed, type Step } from './observed.js';
import { ada, adaSent, bob, bobSent, createAda, createBob, deleteAda, list, seeAda } from './two-users.js';

test('a draft names the exchanges that it takes, and shows what was expected', () => {
  const [draft] = draftsOf([
    createBob,
    createAda,
    seeAda,
    ['GET /users/usr_ada', 200, { shows: { ...ada, name: 'B' } }],
  ]);
  expect(draft).toMatchObject({ evidence: [1, 3], expected: '"Ada"', received: '"B"', shownBy: ['getUser'] });
});

test('what was told once is not told again', () => {
  const shown: Step = ['GET /users/usr_ada', 200, { shows: { ...ada, name: 'B' } }];
  expect(observed([createAda, shown, shown])).toHaveLength(1);
});

describe('a PUT', () => {
  const put: Step = ['PUT /users/usr_ada', 200, { sends: { email: ada.email, name: 'Ada' } }];
  const createAdmin: Step = [
    'POST /users',
    201,
    { sends: { ...adaSent, role: 'admin' }, shows: { ...ada, role: 'admin' } },
  ];

  test('gives a property that it leaves out its declared default', () => {
    const shown = (role: string): Step => ['GET /users/usr_ada', 200, { shows: { ...ada, nickname: '', role } }];
    expect(observed([createAdmin, put, shown('member')])).toEqual([]);
    expect(observed([createAdmin, put, shown('admin')])).toEqual([
      'omitted-fields-are-replaced replaceUser /users/role',
    ]);
  });

  test('gives a property without a default what a create without it gives', () => {
    const plain: Step = [
      'POST /users',
      201,
      { sends: { email: bob.email, name: 'Bob' }, shows: { ...bob, nickname: 'none' } },
    ];
    const shown = (nickname: string): Step => ['GET /users/usr_ada', 200, { shows: { ...ada, nickname } }];
    expect(observed([plain, createAda, put, shown('none')])).toEqual([]);
    expect(observed([plain, createAda, put, shown('other')])).toEqual([
      'omitted-fields-are-replaced replaceUser /users/nickname',
    ]);
  });
});

describe('a unique value', () => {
  const taken = { ...bobSent, email: 'ADA@example.com' };

  test('is the same in another case', () => {
    expect(observed([createAda, ['POST /users', 201, { sends: taken, shows: { ...bob, ...taken } }]])).toEqual([
      'unique-key-is-enforced createUser /body/email',
    ]);
  });

  test('cannot be taken by a change', () => {
    const change: Step = [
      'PATCH /users/usr_bob',
      200,
      { sends: { email: ada.email }, shows: { ...bob, email: ada.email } },
    ];
    expect(observed([createAda, createBob, change])).toEqual(['unique-key-is-enforced updateUser /body/email']);
  });

  test('is free again when its record is deleted', () => {
    const again = (status: number): Step => ['POST /users', status, { sends: adaSent, intent: { kind: 'valid' } }];
    expect(observed([createAda, deleteAda, again(409)])).toEqual([
      'unique-key-is-enforced createUser /body/email/freed',
    ]);
    expect(observed([createAda, deleteAda, again(201)])).toEqual([]);
    expect(observed([createAda, again(409)])).toEqual([]);
  });
});

describe('a create', () => {
  test('that was refused leaves no record', () => {
    const refused: Step = ['POST /users', 409, { sends: adaSent }];
    expect(observed([list(bob), refused, list(bob)])).toEqual([]);
    expect(observed([list(bob), refused, list(bob, ada)])).toEqual(['rejected-leaves-no-trace createUser /users']);
  });

  test('must not give two records one id', () => {
    const again: Step = ['POST /users', 201, { sends: bobSent, shows: { ...bob, id: ada.id } }];
    expect(observed([createAda, again])).toEqual(['unique-key-is-enforced createUser /body/id']);
  });

  test('may give the first answer again for the same Idempotency-Key', () => {
    const create: Step = ['POST /users', 201, { sends: adaSent, shows: ada, headers: { 'idempotency-key': 'k' } }];
    expect(observed([create, create])).toEqual([]);
  });
});

describe('a deleted record', () => {
  test('cannot be changed or deleted once more', () => {
    expect(observed([createAda, deleteAda, ['PATCH /users/usr_ada', 200, { sends: {}, shows: ada }]])).toEqual([
      'deleted-stays-deleted updateUser /users',
    ]);
    expect(observed([createAda, deleteAda, deleteAda])).toEqual(['deleted-stays-deleted deleteUser /users']);
  });

  test('does not lend its id to a new one', () => {
    expect(observed([createAda, deleteAda, createAda])).toEqual(['deleted-stays-deleted createUser /users/reused']);
  });
});

test('a method that the document does not know is a write that nobody can foresee', () => {
  const shown: Step = ['GET /users/usr_ada', 200, { shows: { ...ada, name: 'X' } }];
  expect(observed([createAda, seeAda, ['GET /users/usr_ada', 405, { method: 'DELETE' }], shown])).toEqual([
    'rejected-leaves-no-trace getUser /users/name',
  ]);
});
