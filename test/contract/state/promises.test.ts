import { describe, expect, test } from 'vitest';
import { observed, type Step } from './observed.js';
import { ada, adaSent, bob, bobSent, createAda, createBob, deleteAda, list, seeAda, seeBob } from './two-users.js';

interface Promised {
  readonly check: string;
  readonly kept: readonly Step[];
  readonly broken: readonly Step[];
  readonly found: string;
}

const promises: readonly Promised[] = [
  {
    check: 'created-is-readable',
    kept: [createAda, seeAda],
    broken: [createAda, ['GET /users/usr_ada', 404]],
    found: 'createUser /users/',
  },
  {
    check: 'created-is-listed',
    kept: [createAda, createBob, list(bob, ada)],
    broken: [createAda, createBob, list(bob)],
    found: 'createUser /users/',
  },
  {
    check: 'read-equals-written',
    kept: [createAda, ['PATCH /users/usr_ada', 200, { sends: { name: 'A.' }, shows: { ...ada, name: 'A.' } }]],
    broken: [createAda, ['PATCH /users/usr_ada', 200, { sends: { name: 'A.' }, shows: ada }]],
    found: 'updateUser /users/name',
  },
  {
    check: 'omitted-fields-stay',
    kept: [createAda, ['PATCH /users/usr_ada', 200, { sends: { name: 'A.' }, shows: { ...ada, name: 'A.' } }]],
    broken: [
      createAda,
      ['PATCH /users/usr_ada', 200, { sends: { name: 'A.' }, shows: { ...ada, name: 'A.', nickname: 'Nobody' } }],
    ],
    found: 'updateUser /users/nickname',
  },
  {
    check: 'omitted-fields-are-replaced',
    kept: [
      createAda,
      ['PUT /users/usr_ada', 200, { sends: { email: ada.email, name: 'Ada' }, shows: { ...ada, nickname: '' } }],
    ],
    broken: [createAda, ['PUT /users/usr_ada', 200, { sends: { email: ada.email, name: 'Ada' }, shows: ada }]],
    found: 'replaceUser /users/nickname',
  },
  {
    check: 'deleted-stays-deleted',
    kept: [createAda, deleteAda, ['GET /users/usr_ada', 404], ['PATCH /users/usr_ada', 404, { sends: {} }]],
    broken: [createAda, deleteAda, seeAda],
    found: 'deleteUser /users/',
  },
  {
    check: 'deleted-is-not-listed',
    kept: [createAda, createBob, deleteAda, list(bob)],
    broken: [createAda, createBob, deleteAda, list(bob, ada)],
    found: 'deleteUser /users/',
  },
  {
    check: 'bystanders-unchanged',
    kept: [createAda, createBob, seeBob, deleteAda, seeBob],
    broken: [createAda, createBob, seeBob, deleteAda, ['GET /users/usr_bob', 200, { shows: { ...bob, name: 'Ada' } }]],
    found: 'deleteUser /users/name',
  },
  {
    check: 'rejected-leaves-no-trace',
    kept: [createAda, seeAda, ['PATCH /users/usr_ada', 409, { sends: { name: 'A.' } }], seeAda],
    broken: [
      createAda,
      seeAda,
      ['PATCH /users/usr_ada', 409, { sends: { name: 'A.' } }],
      ['GET /users/usr_ada', 200, { shows: { ...ada, name: 'A.' } }],
    ],
    found: 'updateUser /users/name',
  },
  {
    check: 'unique-key-is-enforced',
    kept: [createAda, ['POST /users', 409, { sends: { ...bobSent, email: ada.email } }]],
    broken: [
      createAda,
      ['POST /users', 201, { sends: { ...bobSent, email: ada.email }, shows: { ...bob, email: ada.email } }],
    ],
    found: 'createUser /body/email',
  },
  {
    check: 'server-fields-are-not-writable',
    kept: [createAda, ['PATCH /users/usr_ada', 200, { sends: { isAdmin: true }, shows: { ...ada, isAdmin: false } }]],
    broken: [createAda, ['PATCH /users/usr_ada', 200, { sends: { isAdmin: true }, shows: { ...ada, isAdmin: true } }]],
    found: 'updateUser /body/isAdmin',
  },
  {
    check: 'read-is-repeatable',
    kept: [list({ ...ada, isAdmin: false }), list({ ...ada, isAdmin: false })],
    broken: [list({ ...ada, isAdmin: false }), list({ ...ada, isAdmin: true })],
    found: 'listUsers /users/isAdmin',
  },
];

describe.each(promises)('$check', ({ check, kept, broken, found }) => {
  test('is content when the promise is kept', () => {
    expect(observed(kept)).toEqual([]);
  });

  test('says who broke it', () => {
    expect(observed(broken)).toEqual([`${check} ${found}`]);
  });
});

test('a create that gets its way otherwise is found, whatever comes first', () => {
  const asking: Step = ['POST /users', 201, { sends: { ...adaSent, isAdmin: true }, shows: { ...ada, isAdmin: true } }];
  const plain: Step = ['POST /users', 201, { sends: bobSent, shows: { ...bob, isAdmin: false } }];
  const found = ['server-fields-are-not-writable createUser /body/isAdmin'];
  expect(observed([asking, plain])).toEqual(found);
  expect(observed([plain, asking])).toEqual(found);
});
