import { describe, expect, test } from 'vitest';
import { describeDocument } from './describe-document.js';

describe('what the document of squadcast says about state', () => {
  const described = describeDocument('specs/squadcast.yaml');

  test('collections', async () => {
    expect((await described).collections).toEqual({
      users: {
        key: 'id',
        basis: 'declaration',
        unique: ['email ~ (declaration)'],
        references: ['role_id -> roles restrict (declaration)'],
        writable: 'email role first_name last_name',
        serverFields:
          'id username_for_display contact secondary_emails email_verified time_zone title bio notification_rules user_image role_id',
        derived: 'username_for_display email_verified role_id',
      },
      roles: {
        key: 'id',
        basis: 'declaration',
        unique: ['name (declaration)'],
        serverFields: 'id name limit order',
      },
      abilities: {
        key: 'user_id',
        basis: 'declaration',
        references: ['user_id -> users cascade (declaration)'],
        serverFields: 'user_id abilities',
      },
      refreshTokens: {
        key: 'id',
        basis: 'declaration',
        unique: ['token (declaration)'],
        references: ['user_id -> users cascade (declaration)'],
        writable: 'user_id',
        serverFields: 'id organization_id token last_refresh rate_limit deleted',
        volatile: 'last_refresh',
        secret: 'token',
      },
      accessTokens: {
        key: 'token',
        basis: 'declaration',
        references: ['refresh_token_id -> refreshTokens cascade (declaration)'],
      },
    });
  });

  test('relations', async () => {
    expect((await described).relations).toEqual([]);
  });

  test('roles', async () => {
    expect((await described).roles).toEqual({
      Users_getAllTokens: ["list refreshTokens in '/data' id=item/id (document)"],
      Users_createToken: ["create refreshTokens id=response/data/id takes '' shows '/data' (document)"],
      Users_removeToken: ['delete refreshTokens id=path:refreshTokenID (document)'],
      Users_getAllUsers: ["list users in '/data' id=item/id (document)"],
      Users_addUser: ["create users id=response/data/id takes '' shows '/data' (document)"],
      Users_deleteUser: ['delete users id=request/user_id (declaration)'],
      Users_getUserRoles: ["list roles in '/data' id=item/id (inferred)"],
      Users_getUserById: ["read users id=path:userID shows '/data' (document)"],
      Users_updateUserByID: ["patch users id=path:userID takes '' shows '/data' (document)"],
      Users_removeUserFromOrg: ['delete users id=path:userID (document)'],
    });
  });

  test('lists', async () => {
    expect((await described).lists).toEqual({
      Users_getAllTokens: ['whole'],
      Users_getAllUsers: ['whole'],
      Users_getUserRoles: ['whole'],
    });
  });
});
