// @ts-check

import { addMember, removeFrom } from './instance.js';
import { refuseTaken } from './members.js';
import { badRequest, json, notFound, text } from './replies.js';
import { toInvite } from './views.js';

/** @typedef {import('./router.js').Call} Call */

/** @type {import('./router.js').Route[]} */
export const inviteRoutes = [
  {
    id: 'listWorkspaceInvites',
    method: 'GET',
    path: '/users/list_invites',
    role: 'user',
    handle: ({ instance, caller }) =>
      json(
        instance.invites.filter(({ email }) => instance.isSame(email, caller.email)).map((invite) => toInvite(invite)),
      ),
  },
  {
    id: 'acceptInvite',
    method: 'POST',
    path: '/users/accept_invite',
    role: 'user',
    shape: { workspace_id: 'text', username: 'username' },
    handle: accept,
  },
  {
    id: 'declineInvite',
    method: 'POST',
    path: '/users/decline_invite',
    role: 'user',
    shape: { workspace_id: 'text' },
    handle({ instance, caller, body, faults }) {
      const known = instance.invites.some((invite) =>
        isFor(instance, invite, { ...caller, workspace: body.workspace_id }),
      );
      if (!known) throw notFound('there is no such invite');
      const all = faults.is('declining-declines-all');
      removeFrom(instance.invites, (invite) =>
        isFor(instance, invite, { ...caller, workspace: all ? invite.workspace : body.workspace_id }),
      );
      return text('as you wish');
    },
  },
  {
    id: 'inviteUser',
    method: 'POST',
    path: '/w/{workspace}/workspaces/invite_user',
    role: 'admin',
    shape: { email: 'email', is_admin: 'flag' },
    handle: invite,
  },
  {
    id: 'deleteInvite',
    method: 'POST',
    path: '/w/{workspace}/workspaces/delete_invite',
    role: 'admin',
    shape: { email: 'text', 'is_admin?': 'flag' },
    handle({ instance, parameters, body, faults }) {
      const all = faults.is('deleting-an-invite-deletes-all');
      const known = instance.invites.some((waiting) => isFor(instance, waiting, { ...body, ...parameters }));
      const gone = removeFrom(instance.invites, (waiting) =>
        isFor(instance, waiting, { ...body, workspace: all && known ? waiting.workspace : parameters.workspace }),
      );
      if (gone === 0) throw notFound(`no invite waits for ${body.email}`);
      return text('never mind');
    },
  },
  {
    id: 'listPendingInvites',
    method: 'GET',
    path: '/w/{workspace}/workspaces/list_pending_invites',
    role: 'admin',
    handle: ({ instance, parameters }) =>
      json(instance.invites.filter(({ workspace }) => workspace === parameters.workspace).map((one) => toInvite(one))),
  },
];

/**
 * @param {import('./instance.js').Instance} instance
 * @param {import('./instance.js').Invite} invite
 * @param {{ workspace?: string, email?: string }} meant
 */
function isFor(instance, invite, { workspace, email }) {
  return invite.workspace === workspace && instance.isSame(invite.email, email);
}

/** @param {Call} call */
function accept(call) {
  const { instance, caller, body, faults } = call;
  const { workspace_id, username } = body;
  const waiting = instance.invites.find((one) => isFor(instance, one, { ...caller, workspace: workspace_id }));
  if (waiting === undefined) throw notFound('there is no such invite');

  const useUp = () => removeFrom(instance.invites, (one) => one === waiting);
  if (faults.is('refused-accept-uses-invite-up')) useUp();
  refuseTaken(call, workspace_id, { username, email: caller.email });
  const is_admin = waiting.is_admin && !faults.is('invited-admins-are-members');
  addMember(instance, workspace_id, { username, email: caller.email, is_admin });
  if (!faults.is('accepted-invite-stays')) useUp();
  return text(`welcome to ${workspace_id}`, faults.is('accepting-answers-201') ? 201 : 200);
}

/** @param {Call} call */
function invite({ instance, parameters, body }) {
  const { workspace } = parameters;
  const member = instance.members.some((row) => row.workspace === workspace && instance.isSame(row.email, body.email));
  if (member) throw badRequest(`${body.email} is a member already`);
  removeFrom(instance.invites, (waiting) => isFor(instance, waiting, { ...body, workspace }));
  instance.invites.unshift({ workspace, email: body.email, is_admin: body.is_admin });
  return text('we have written to them');
}
