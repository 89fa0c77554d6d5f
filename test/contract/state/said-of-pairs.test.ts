import { describe, expect, test } from 'vitest';
import { loadSpec } from '../../../src/spec/index.js';
import { observedIn, type Step } from './observed.js';

/** An API whose memberships have a role, whose users have managers, and which says that it keeps texts and orders. */
const spec = await loadSpec('bench/faults/servers/directory/openapi.yaml');
const observed = (...history: readonly Step[]): readonly string[] => observedIn(spec, history);

const user = (id: number, more: object = {}) => ({ id, username: `user-${id}`, manager_id: null, ...more });
const born = (id: number, sends: object = {}): Step => [
  'POST /users',
  201,
  { sends: { username: `user-${id}`, ...sends }, shows: { data: user(id, sends) } },
];
const read = (id: number, more: object): Step => [`GET /users/${id}`, 200, { shows: { data: user(id, more) } }];
const group: Step = ['POST /groups', 201, { sends: { name: 'One' }, shows: { data: { id: 7, name: 'One' } } }];
const add = (id: number, role: string): Step => [
  'POST /groups/7/memberships',
  201,
  { sends: { user_id: id, role }, shows: { data: { user_id: id, role } } },
];
const remove = (id: number): Step => [`DELETE /groups/7/memberships/${id}`, 204];
const members = (...roles: readonly (readonly [number, string])[]): Step => [
  'GET /groups/7/memberships',
  200,
  { shows: { data: roles.map(([user_id, role]) => ({ user_id, role })), pagination: { total: roles.length } } },
];

describe('what is said of a pair', () => {
  test('is what was written, changed and written anew', () => {
    const change: Step = [
      'PATCH /groups/7/memberships/1',
      200,
      { sends: { role: 'member' }, shows: { data: { user_id: 1, role: 'member' } } },
    ];
    const history = [add(1, 'owner'), members([1, 'owner']), change, members([1, 'member'])];
    expect(observed(born(1), group, ...history, remove(1), add(1, 'owner'), members([1, 'owner']))).toEqual([]);
  });

  test('is not kept where the list shows something else', () => {
    expect(observed(born(1), group, add(1, 'owner'), members([1, 'member']))).toEqual([
      'read-equals-written add_membership /groups.memberships/role',
    ]);
  });

  test('is not that of an earlier time', () => {
    const history = [add(1, 'owner'), remove(1), add(1, 'member'), members([1, 'owner'])];
    expect(observed(born(1), group, ...history)).toEqual([
      'read-equals-written add_membership /groups.memberships/role',
    ]);
  });

  test('stays when another pair is tied', () => {
    const history = [add(1, 'owner'), members([1, 'owner']), add(2, 'owner'), members([1, 'member'], [2, 'owner'])];
    expect(observed(born(1), born(2), group, ...history)).toEqual([
      'bystanders-unchanged add_membership /groups.memberships/role',
    ]);
  });
});

describe('an action', () => {
  const deactivate: Step = ['POST /users/1/deactivate', 200, { shows: { data: user(1, { active: false }) } }];

  test('sets what its description says, and may change what only the server sets', () => {
    expect(observed(born(1, { active: true }), deactivate, read(1, { active: false, deactivated_at: 'now' }))).toEqual(
      [],
    );
    expect(observed(born(1, { active: true }), deactivate, read(1, { active: true }))).toEqual([
      'read-equals-written deactivate_user /users/active',
    ]);
  });

  test('does the same when it is done once more', () => {
    expect(observed(born(1, { active: true }), deactivate, deactivate, read(1, { active: true }))).toEqual([
      'idempotent-methods-are-idempotent deactivate_user /users/active',
    ]);
  });

  test('leaves other records alone', () => {
    const report = { manager_id: 1, active: true };
    const history = [born(1), born(2, report), read(2, report), deactivate, read(2, { ...report, active: false })];
    expect(observed(...history)).toEqual(['bystanders-unchanged deactivate_user /users/active']);
  });
});

describe('who points to a record', () => {
  const reports = (...ids: readonly number[]): Step => [
    'GET /users/1/reports?limit=100&offset=0',
    200,
    { shows: { data: ids.map((id) => user(id, { manager_id: 1 })), pagination: { total: ids.length } } },
  ];

  test('shows the record that it was given', () => {
    expect(observed(born(1), born(2, { manager_id: 1 }), read(2, { manager_id: 1 }), reports(2))).toEqual([]);
  });
});

describe('texts and orders that the document promises to keep', () => {
  test.each([
    {
      what: 'the case of letters',
      sent: { email: 'Ada@example.com' },
      shown: { email: 'ada@example.com' },
      field: 'email',
    },
    { what: 'the order of a list', sent: { labels: ['b', 'a'] }, shown: { labels: ['a', 'b'] }, field: 'labels' },
  ])('are compared with $what', ({ sent, shown, field }) => {
    expect(observed(born(1, sent), read(1, sent))).toEqual([]);
    expect(observed(born(1, sent), read(1, shown))).toEqual([`read-equals-written create_user /users/${field}`]);
  });

  test('a part of an object that a merge does not name stays', () => {
    const before = { settings: { timezone: 'UTC', newsletter: true } };
    const after = { settings: { timezone: 'UTC', newsletter: false } };
    const patch: Step = [
      'PATCH /users/1',
      200,
      { sends: { settings: { timezone: 'UTC' } }, shows: { data: user(1, after) } },
    ];
    expect(observed(born(1, before), read(1, before), patch)).toEqual([
      'omitted-fields-stay update_user /users/settings',
    ]);
  });
});
