import { describe, expect, test } from 'vitest';
import { describeDocument } from './describe-document.js';

describe('what the document of people says about state', () => {
  const described = describeDocument('bench/faults/servers/people/openapi.yaml');

  test('collections', async () => {
    expect((await described).collections).toEqual({
      users: {
        key: 'id',
        basis: 'inferred',
        unique: ['email ~ (document)'],
        writable: 'email displayName jobTitle status address tags password',
        serverFields: 'id createdAt updatedAt',
        derived: 'updatedAt',
        secret: 'password',
      },
      groups: {
        key: 'id',
        basis: 'inferred',
        unique: ['name ~ (document)'],
        references: ['ownerId -> users clear (document)'],
        writable: 'name description ownerId',
        serverFields: 'id memberCount createdAt updatedAt',
        derived: 'memberCount updatedAt',
      },
    });
  });

  test('relations', async () => {
    expect((await described).relations).toEqual([
      {
        count: 'memberCount',
        name: 'groups.members',
        basis: 'document',
        from: 'groups',
        to: 'users',
      },
    ]);
  });

  test('roles', async () => {
    expect((await described).roles).toEqual({
      listUsers: ["list users in '/items' id=item/id (document)"],
      createUser: ["create users id=response/id takes '' shows '' (document)"],
      getUser: ["read users id=path:userId shows '' (document)"],
      replaceUser: ["replace users id=path:userId takes '' shows '' (document)"],
      updateUser: ["patch users id=path:userId takes '' shows '' (document)"],
      deleteUser: ['delete users id=path:userId (document)'],
      listGroupsOfUser: ["related groups.members of to id=path:userId in '/items' id=item/id (document)"],
      listGroups: ["list groups in '/items' id=item/id (document)"],
      createGroup: ["create groups id=response/id takes '' shows '' (document)"],
      getGroup: ["read groups id=path:groupId shows '' (document)"],
      updateGroup: ["patch groups id=path:groupId takes '' shows '' (document)"],
      deleteGroup: ['delete groups id=path:groupId (document)'],
      listMembers: ["related groups.members of from id=path:groupId in '/items' id=item/id (document)"],
      addMember: ['link groups.members id=path:groupId -> id=path:userId (document)'],
      removeMember: ['unlink groups.members id=path:groupId -> id=path:userId (document)'],
    });
  });

  test('lists', async () => {
    expect((await described).lists).toEqual({
      listUsers: [
        'cursor from /nextCursor by limit (20, at most 100, above: reject, below: reject)',
        'status = status (document)',
        'email = email ~ (document)',
        'search in displayName ~ (document)',
        'sort: displayName is displayName, -displayName is -displayName, email is email, -email is -email (document)',
        'stable',
      ],
      listGroupsOfUser: ['cursor from /nextCursor by limit (20, at most 100, above: reject, below: reject)', 'stable'],
      listGroups: [
        'cursor from /nextCursor by limit (20, at most 100, above: reject, below: reject)',
        'search in name ~ (document)',
        'stable',
      ],
      listMembers: ['cursor from /nextCursor by limit (20, at most 100, above: reject, below: reject)', 'stable'],
    });
  });
});
