import { isProblem, notFound, type Problem, unauthenticated } from '../../http/index.js';
import type { Demand } from '../../mock/index.js';
import { type Asked, currentAccount } from './authenticate.js';
import type { AccountRecord, MemberRecord, Records, WorkspaceRecord } from './records.js';

/** Where a request is, and what its caller is there. */
export interface Place {
  readonly workspace: WorkspaceRecord;
  readonly account: AccountRecord;
  /** Undefined for a super admin who only looks in. */
  readonly member: MemberRecord | undefined;
}

type WithinWorkspace = Asked & { readonly path: { readonly workspace: string } };

/**
 * A handler that only those get to who may enter the workspace of the path: its members and every super admin. To the
 * others it is closed in the same words whether it exists or not.
 */
export function inWorkspace<C extends WithinWorkspace, R>(
  handle: (context: C, place: Place) => R,
): (context: C) => R | Problem {
  return (context) => {
    const place = enter(context);
    return isProblem(place) ? place : handle(context, place);
  };
}

function enter(context: WithinWorkspace): Place | Problem {
  const { state, path } = context;
  const account = currentAccount(context);
  const member = state.members.findBy('workspace_id,email', path.workspace, account.email);
  if (!isActive(member) && !account.super_admin) return unauthenticated('The caller is no member of the workspace.');

  const workspace = state.workspaces.get(path.workspace);
  return workspace ? { workspace, account, member } : notFound(`workspace ${path.workspace}`);
}

/**
 * Whether the caller has a role of a security requirement: `superadmin`, `workspace-admin` or `workspace-member`. Strangers
 * to a workspace pass here, since the API refuses them otherwise than for want of a role; `inWorkspace` does.
 */
export function isGranted(role: string, { state, caller, path }: Demand<Records>): boolean {
  if (state.accounts.get(caller.id)?.super_admin) return true;
  if (role !== 'workspace-admin') return role === 'workspace-member';

  const member = state.members.findBy('workspace_id,email', String(path.workspace), caller.id);
  return !isActive(member) || member.is_admin;
}

/** A disabled member is as good as none. */
export const isActive = (member: MemberRecord | undefined): member is MemberRecord => member?.disabled === false;
