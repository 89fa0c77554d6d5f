import { describe, expect, test } from 'vitest';
import { describeDocument } from './describe-document.js';

describe('what the document of secoda says about state', () => {
  const described = describeDocument('specs/secoda.yaml');

  test('collections', async () => {
    expect((await described).collections).toEqual({
      users: {
        key: 'id',
        basis: 'declaration',
        unique: ['email ~ (declaration)'],
        writable: 'email role _role first_name last_name',
        serverFields:
          'id workspace_id workspace profile_picture secoda_is_superuser pending viewer_mode is_service_account disabled user_groups bookmarks last_login',
        derived: '_role',
        volatile: 'last_login',
      },
      groups: {
        key: 'id',
        basis: 'declaration',
        writable: 'icon name users description',
        serverFields: 'id workspace_id created_at updated_at',
        derived: 'updated_at',
      },
      apiKeys: {
        key: 'token',
        basis: 'declaration',
      },
    });
  });

  test('relations', async () => {
    expect((await described).relations).toEqual([
      {
        name: 'groups.users',
        basis: 'declaration',
        from: 'groups',
        to: 'users',
        field: 'users',
        inverse: 'user_groups',
      },
    ]);
  });

  test('roles', async () => {
    expect((await described).roles).toEqual({
      UserGroups_list: ["list groups in '/results' id=item/id (document)"],
      UserGroups_createNewGroup: ["create groups id=response/id takes '' shows '' (document)"],
      UserGroups_getUserGroupById: ["read groups id=path:id shows '' (document)"],
      UserGroups_updateById: ["patch groups id=path:id takes '' shows '' (document)"],
      UserGroups_deleteById: ['delete groups id=path:id (document)'],
      Users_list: ["list users in '/results' id=item/id (document)"],
      Users_createNewUser: ["create users id=response/id takes '' shows '' (document)"],
      Users_getUserById: ["read users id=path:id shows '' (document)"],
      Users_updateById: ["patch users id=path:id takes '' shows '' (document)"],
      Users_deleteById: ['delete users id=path:id (document)'],
    });
  });

  test('lists', async () => {
    expect((await described).lists).toEqual({
      UserGroups_list: ['page from 1 (50, above: reject, below: reject, beyond: not-found)', 'total /count'],
      Users_list: ['page from 1 (50, above: reject, below: reject, beyond: not-found)', 'total /count'],
    });
  });
});
