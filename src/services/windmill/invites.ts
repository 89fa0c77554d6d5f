import { badRequest, notFound, type Problem } from '../../http/index.js';
import type { Handler } from '../../mock/index.js';
import { currentAccount } from './authenticate.js';
import type { operations } from './generated/document.js';
import { addMember } from './members.js';
import type { Records } from './records.js';
import { inWorkspace } from './workspace-access.js';

export const listWorkspaceInvites: Handler<operations['listWorkspaceInvites'], Records> = (context) => ({
  status: 200,
  body: [...context.state.invites.filterBy('email', currentAccount(context).email)],
});

export const acceptInvite: Handler<operations['acceptInvite'], Records> = (context) => {
  const { workspace_id, username } = context.body;
  const { email } = currentAccount(context);
  const invite = context.state.invites.get(workspace_id, email);
  if (!invite) return unknownInvite(workspace_id, email);

  addMember(context, workspace_id, { email, username, is_admin: invite.is_admin });
  return { status: 200, body: `user ${username} accepted invite to workspace ${workspace_id}` };
};

export const declineInvite: Handler<operations['declineInvite'], Records> = (context) => {
  const { workspace_id } = context.body;
  const { email } = currentAccount(context);
  if (!context.state.invites.delete(workspace_id, email)) return unknownInvite(workspace_id, email);
  return { status: 200, body: `user ${email} declined invite to workspace ${workspace_id}` };
};

export const inviteUser: Handler<operations['inviteUser'], Records> = inWorkspace(({ state, body }, { workspace }) => {
  const { email, is_admin } = body;
  if (state.members.findBy('workspace_id,email', workspace.id, email)) {
    return badRequest(`email ${email} is a member of workspace ${workspace.id} already`);
  }
  const invite = { workspace_id: workspace.id, email, is_admin };
  if (state.invites.get(workspace.id, email)) state.invites.update(invite);
  else state.invites.insert(invite);
  return { status: 200, body: `user with email ${email} invited` };
});

export const deleteInvite: Handler<operations['deleteInvite'], Records> = inWorkspace((context, { workspace }) => {
  const { email } = context.body;
  if (!context.state.invites.delete(workspace.id, email)) return unknownInvite(workspace.id, email);
  return { status: 200, body: `invite to email ${email} deleted` };
});

export const listPendingInvites: Handler<operations['listPendingInvites'], Records> = inWorkspace(
  ({ state }, { workspace }) => ({ status: 200, body: [...state.invites.filterBy('workspace_id', workspace.id)] }),
);

const unknownInvite = (workspace: string, email: string): Problem =>
  notFound(`invite of ${email} to workspace ${workspace}`);
