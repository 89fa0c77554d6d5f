import type { components } from './generated/document.js';

type GlobalUserInfo = components['schemas']['GlobalUserInfo'];
type User = components['schemas']['User'];

export type AccountRecord = GlobalUserInfo & {
  /** Only where the login type is `password`. */
  readonly password?: string;
  readonly created_at: string;
};

/** An e-mail in a workspace; there need not be an account for it. Whether it is a super admin stands in the account. */
export type MemberRecord = Omit<User, 'is_super_admin'> & { readonly workspace_id: string };

export type WorkspaceRecord = components['schemas']['Workspace'];

export type InviteRecord = components['schemas']['WorkspaceInvite'];

export type TokenRecord = {
  readonly token: string;
  readonly email: string;
  readonly label?: string;
  readonly expiration?: string;
  readonly created_at: string;
  /** As of the fixture or of its creation; later uses are bookkeeping (see token-use.ts). */
  readonly last_used_at: string;
};

export interface Records {
  readonly accounts: AccountRecord;
  readonly workspaces: WorkspaceRecord;
  readonly members: MemberRecord;
  readonly invites: InviteRecord;
  readonly tokens: TokenRecord;
}
