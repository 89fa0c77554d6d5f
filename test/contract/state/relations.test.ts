import { describe, expect, test } from 'vitest';
import { observed, type Step } from './observed.js';

const ada = { id: 'usr_ada', email: 'ada@example.com', name: 'Ada' };
const bob = { id: 'usr_bob', email: 'bob@example.com', name: 'Bob' };
const group = { id: 'grp_one', name: 'One', ownerId: null, memberCount: 0 };

const born: readonly Step[] = [
  ['POST /users', 201, { sends: { email: ada.email, name: 'Ada' }, shows: ada }],
  ['POST /users', 201, { sends: { email: bob.email, name: 'Bob' }, shows: bob }],
  ['POST /groups', 201, { sends: { name: 'One' }, shows: group }],
];
const addAda: Step = ['PUT /groups/grp_one/members/usr_ada', 204];
const removeAda: Step = ['DELETE /groups/grp_one/members/usr_ada', 204];
const deleteAda: Step = ['DELETE /users/usr_ada', 204];
const members = (...users: readonly object[]): Step => ['GET /groups/grp_one/members', 200, { shows: users }];
const groupsOfAda = (...groups: readonly object[]): Step => ['GET /users/usr_ada/groups', 200, { shows: groups }];
const count = (memberCount: number): Step => ['GET /groups/grp_one', 200, { shows: { ...group, memberCount } }];

describe('relation-sides-agree', () => {
  test('is content when both sides and the count tell the same', () => {
    expect(
      observed([...born, addAda, members(ada), groupsOfAda(group), count(1), removeAda, members(), count(0)]),
    ).toEqual([]);
  });

  test.each<{ what: string; history: readonly Step[]; by: string }>([
    { what: 'a new member is missing', history: [addAda, members()], by: 'addMember /groups/groups.members' },
    {
      what: 'the other side does not know of it',
      history: [addAda, groupsOfAda()],
      by: 'addMember /users/groups.members',
    },
    {
      what: 'who left is still there',
      history: [addAda, removeAda, members(ada)],
      by: 'removeMember /groups/groups.members',
    },
    { what: 'the number is another', history: [addAda, count(2)], by: 'addMember /groups/memberCount' },
  ])('sees when $what', ({ history, by }) => {
    expect(observed([...born, ...history])).toEqual([`relation-sides-agree ${by}`]);
  });

  test('tells a wrong number once', () => {
    expect(observed([...born, addAda, count(2), count(2)])).toHaveLength(1);
  });

  test('blames the last write about the two for what was right before', () => {
    const history: readonly Step[] = [addAda, members(ada), ['PUT /groups/grp_one/members/usr_bob', 204], members(bob)];
    expect(observed([...born, ...history])).toEqual(['relation-sides-agree addMember /groups/groups.members']);
  });
});

describe('bystanders-unchanged', () => {
  test('sees a member who leaves when somebody else is deleted', () => {
    const history: readonly Step[] = [addAda, members(ada), ['DELETE /users/usr_bob', 204], members()];
    expect(observed([...born, ...history])).toEqual(['bystanders-unchanged deleteUser /groups/groups.members']);
  });
});

describe('delete-clears-relations', () => {
  test('is content when the record is gone from all sides', () => {
    expect(observed([...born, addAda, members(ada), deleteAda, members(), count(0)])).toEqual([]);
  });

  test('sees members who are deleted', () => {
    expect(observed([...born, addAda, members(ada), deleteAda, members(ada)])).toEqual([
      'delete-clears-relations deleteUser /groups/groups.members',
    ]);
  });

  test('sees references to what is deleted', () => {
    const owned = { ...group, id: 'grp_two', name: 'Two', ownerId: ada.id };
    const create: Step = ['POST /groups', 201, { sends: { name: 'Two', ownerId: ada.id }, shows: owned }];
    const shown = (ownerId: string | null): Step => ['GET /groups/grp_two', 200, { shows: { ...owned, ownerId } }];
    expect(observed([...born, create, deleteAda, shown(null)])).toEqual([]);
    expect(observed([...born, create, deleteAda, shown(ada.id)])).toEqual([
      'delete-clears-relations deleteUser /groups/ownerId',
    ]);
  });

  test('sees a deleted user who becomes a member', () => {
    expect(observed([...born, deleteAda, addAda])).toEqual(['deleted-stays-deleted addMember /users']);
  });
});

test('a refused change of a relation changes nothing', () => {
  const refused: Step = ['PUT /groups/grp_one/members/usr_ada', 404];
  expect(observed([...born, members(), refused, members()])).toEqual([]);
  expect(observed([...born, members(), refused, members(ada)])).toEqual([
    'rejected-leaves-no-trace addMember /groups/groups.members',
  ]);
});
