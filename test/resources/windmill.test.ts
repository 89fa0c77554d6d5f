import { describe, expect, test } from 'vitest';
import { describeDocument } from './describe-document.js';

describe('what the document of windmill says about state', () => {
  const described = describeDocument('specs/windmill.yaml');

  test('collections', async () => {
    expect((await described).collections).toEqual({
      accounts: {
        key: 'email',
        basis: 'declaration',
        unique: ['email (declaration)'],
        writable: 'email password super_admin name company',
        serverFields: 'login_type verified',
        secret: 'password',
      },
      workspaces: {
        key: 'id',
        basis: 'declaration',
        serverFields: 'id name owner',
      },
      members: {
        key: 'workspace_id username',
        basis: 'declaration',
        unique: ['workspace_id email (declaration)', 'workspace_id username (declaration)'],
        references: ['workspace_id -> workspaces cascade (declaration)'],
        writable: 'email username is_admin',
        serverFields: 'is_super_admin created_at operator disabled groups usage',
        volatile: 'is_super_admin usage',
      },
      invites: {
        key: 'workspace_id email',
        basis: 'declaration',
        references: ['workspace_id -> workspaces cascade (declaration)'],
        writable: 'email is_admin',
        serverFields: 'workspace_id',
      },
      tokens: {
        key: 'token_prefix',
        basis: 'declaration',
        references: ['email -> accounts cascade (declaration)'],
        writable: 'label expiration',
        serverFields: 'token_prefix created_at last_used_at',
        volatile: 'last_used_at',
      },
    });
  });

  test('relations', async () => {
    expect((await described).relations).toEqual([]);
  });

  test('roles', async () => {
    expect((await described).roles).toEqual({
      globalWhoami: ["read accounts email=response/email shows '' (declaration)"],
      createUserGlobally: ["create accounts email=request/email takes '' (declaration)"],
      globalUserUpdate: ["patch accounts email=path:email takes '' (declaration)"],
      globalUserDelete: ['delete accounts email=path:email (declaration)'],
      listUsersAsSuperAdmin: ["list accounts in '' email=item/email (declaration)"],
      createToken: ["create tokens token_prefix=response[10] takes '' (declaration)"],
      listTokens: ["list tokens in '' token_prefix=item/token_prefix (declaration)"],
      deleteToken: ['delete tokens token_prefix=path:token_prefix[10] (declaration)'],
      inviteUser: [
        "create invites workspace_id=path:workspace,email=request/email takes '' (declaration)",
        "replace invites workspace_id=path:workspace,email=request/email takes '' (declaration)",
      ],
      deleteInvite: ['delete invites workspace_id=path:workspace,email=request/email (declaration)'],
      listPendingInvites: ["list invites in '' workspace_id=path:workspace,email=item/email (declaration)"],
      addUser: ["create members workspace_id=path:workspace,username=request/username takes '' (declaration)"],
      createUser: ["create members workspace_id=path:workspace,username=request/username takes '' (declaration)"],
      updateUser: ["patch members workspace_id=path:workspace,username=path:username takes '' (declaration)"],
      deleteUser: ['delete members workspace_id=path:workspace,username=path:username (declaration)'],
      listUsers: ["list members in '' workspace_id=path:workspace,username=item/username (declaration)"],
      listUsernames: ["list members in '' workspace_id=path:workspace,username=item (declaration)"],
      whois: ["read members workspace_id=path:workspace,username=path:username shows '' (declaration)"],
      listWorkspaces: ["list workspaces in '' id=item/id (inferred)"],
    });
  });

  test('lists', async () => {
    expect((await described).lists).toEqual({
      listUsersAsSuperAdmin: ['page from 1 by per_page (30, at most 100, above: clamp, below: clamp)', 'stable'],
      listTokens: ['whole'],
      listPendingInvites: ['whole'],
      listUsers: ['whole'],
      listUsernames: ['whole'],
      listWorkspaces: ['whole'],
    });
  });
});
