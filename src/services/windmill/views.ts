import { remember } from '../remember.js';
import type { components } from './generated/document.js';
import type { AccountRecord, MemberRecord, TokenRecord } from './records.js';

type GlobalUserInfo = components['schemas']['GlobalUserInfo'];
type TruncatedToken = components['schemas']['TruncatedToken'];
type User = components['schemas']['User'];

export const toGlobalUserInfo = remember(
  ({ email, login_type, super_admin, verified, name, company }: AccountRecord): GlobalUserInfo => ({
    email,
    login_type,
    super_admin,
    verified,
    ...(name !== undefined && { name }),
    ...(company !== undefined && { company }),
  }),
);

/** Two views of a member, so that each is remembered: what the account says is no part of the record. */
export const toUser = (member: MemberRecord, account: AccountRecord | undefined): User =>
  account?.super_admin ? toSuperAdmin(member) : toOrdinaryUser(member);

const toSuperAdmin = remember((member: MemberRecord) => projectMember(member, true));
const toOrdinaryUser = remember((member: MemberRecord) => projectMember(member, false));

const projectMember = (member: MemberRecord, is_super_admin: boolean): User => {
  const { email, username, is_admin, created_at, operator, disabled, groups, usage } = member;
  return {
    email,
    username,
    is_admin,
    is_super_admin,
    created_at,
    operator,
    disabled,
    ...(groups && { groups }),
    ...(usage && { usage }),
  };
};

/** A super admin in a workspace that they are no member of. */
export const toVisitor = remember(
  ({ email, created_at }: AccountRecord): User => ({
    email,
    username: email,
    is_admin: true,
    is_super_admin: true,
    created_at,
    operator: false,
    disabled: false,
  }),
);

/** The token itself is shown once, when it is made. */
export const toTruncatedToken = remember(
  ({ token, label, expiration, created_at, last_used_at }: TokenRecord): TruncatedToken => ({
    token_prefix: token.slice(0, 10),
    ...(label !== undefined && { label }),
    ...(expiration !== undefined && { expiration }),
    created_at,
    last_used_at,
  }),
);
