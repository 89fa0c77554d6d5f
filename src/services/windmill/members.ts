import { notFound, type Problem } from '../../http/index.js';
import type { Handler, Surroundings } from '../../mock/index.js';
import type { components, operations } from './generated/document.js';
import type { Records } from './records.js';
import { toUser, toVisitor } from './views.js';
import { inWorkspace, type Place } from './workspace-access.js';

type NewUser = components['schemas']['NewUser'];

/** createUser and addUser: the e-mail is a member at once, whether or not there is an account for it. */
export const createUser: Handler<operations['createUser'], Records> = inWorkspace((context, { workspace }) => {
  addMember(context, workspace.id, context.body);
  return { status: 201, body: `user with email ${context.body.email} added` };
});

/** An invite that waited for the new member has nothing left to wait for. */
export function addMember({ state, time }: Surroundings<Records>, workspace_id: string, user: NewUser): void {
  const { email, username, is_admin } = user;
  const rights = { is_admin, operator: false, disabled: false, groups: ['all'] };
  state.members.insert({ workspace_id, username, email, ...rights, created_at: time });
  state.invites.delete(workspace_id, email);
}

export const updateUser: Handler<operations['updateUser'], Records> = inWorkspace((context, { workspace }) => {
  const { state, path, body } = context;
  const member = state.members.get(workspace.id, path.username);
  if (!member) return unknownMember(workspace.id, path.username);

  state.members.update({ ...member, is_admin: body.is_admin ?? member.is_admin });
  return { status: 200, body: `user ${path.username} updated` };
});

export const deleteUser: Handler<operations['deleteUser'], Records> = inWorkspace(({ state, path }, { workspace }) => {
  if (!state.members.delete(workspace.id, path.username)) return unknownMember(workspace.id, path.username);
  return { status: 200, body: `username ${path.username} deleted` };
});

/** leaveWorkspace and workspacesLeave. */
export const leaveWorkspace: Handler<operations['leaveWorkspace'], Records> = inWorkspace(({ state }, place) => {
  const { workspace, member, account } = place;
  if (!member) return unknownMember(workspace.id, account.email);

  state.members.delete(workspace.id, member.username);
  return { status: 200, body: `left workspace ${workspace.id}` };
});

export const listUsers: Handler<operations['listUsers'], Records> = inWorkspace(({ state }, { workspace }) => {
  const members = state.members.filterBy('workspace_id', workspace.id);
  return { status: 200, body: Array.from(members, (member) => toUser(member, state.accounts.get(member.email))) };
});

export const listUsernames: Handler<operations['listUsernames'], Records> = inWorkspace(({ state }, { workspace }) => {
  const members = state.members.filterBy('workspace_id', workspace.id);
  return { status: 200, body: Array.from(members, ({ username }) => username) };
});

export const whoami: Handler<operations['whoami'], Records> = inWorkspace((_, { member, account }: Place) => ({
  status: 200,
  body: member ? toUser(member, account) : toVisitor(account),
}));

export const whois: Handler<operations['whois'], Records> = inWorkspace(({ state, path }, { workspace }) => {
  const member = state.members.get(workspace.id, path.username);
  if (!member) return unknownMember(workspace.id, path.username);
  return { status: 200, body: toUser(member, state.accounts.get(member.email)) };
});

const unknownMember = (workspace: string, name: string): Problem => notFound(`user ${name} in workspace ${workspace}`);
