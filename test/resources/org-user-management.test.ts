import { describe, expect, test } from 'vitest';
import { describeDocument } from './describe-document.js';

describe('what the document of org-user-management says about state', () => {
  const described = describeDocument('specs/org-user-management.yaml');

  test('collections', async () => {
    expect((await described).collections).toEqual({
      organization: {
        key: 'id',
        basis: 'declaration',
        serverFields: 'id name short_name created_at updated_at',
        derived: 'updated_at',
      },
      users: {
        key: 'id',
        basis: 'declaration',
        unique: ['email ~ (declaration)'],
        writable: 'email name roles',
        serverFields: 'id',
      },
      invitations: {
        key: 'id',
        basis: 'declaration',
        unique: ['email ~ (declaration)'],
      },
      accessTokens: {
        key: 'token',
        basis: 'declaration',
        references: ['user_id -> users cascade (declaration)'],
      },
    });
  });

  test('relations', async () => {
    expect((await described).relations).toEqual([]);
  });

  test('roles', async () => {
    expect((await described).roles).toEqual({
      getMe: ["read users id=response/id shows '' (declaration)"],
      updateMe: ["patch users id=response/id takes '' shows '' (declaration)"],
      listUsers: ["list users in '/items' id=item/id (document)"],
      getUser: ["read users id=path:id shows '' (document)"],
      removeUser: ['delete users id=path:id (document)'],
      replaceUserRoles: ["patch users id=path:id takes '' (declaration)"],
    });
  });

  test('lists', async () => {
    expect((await described).lists).toEqual({
      listUsers: [
        'page_number from 1 by page_size (100, at most 100, above: clamp, below: reject)',
        'total /count',
        'name_search in name ~ (declaration)',
        'stable',
      ],
    });
  });
});
