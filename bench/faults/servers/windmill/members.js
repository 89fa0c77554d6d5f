// @ts-check

import { refused } from './guard.js';
import { addMember, removeFrom } from './instance.js';
import { badRequest, json, notFound, text } from './replies.js';
import { toListedUser, toUser } from './views.js';

/**
 * @typedef {import('./router.js').Call} Call
 * @typedef {import('./instance.js').Member} Member
 */

/** @type {import('./router.js').Route[]} */
export const memberRoutes = [
  ...['/w/{workspace}/users/add', '/w/{workspace}/workspaces/add_user'].map((path) => ({
    id: path.endsWith('add_user') ? 'addUser' : 'createUser',
    method: 'POST',
    path,
    role: /** @type {const} */ ('admin'),
    shape: { email: 'email', username: 'username', is_admin: 'flag' },
    handle: add,
  })),
  {
    id: 'updateUser',
    method: 'POST',
    path: '/w/{workspace}/users/update/{username}',
    role: 'admin',
    shape: { 'is_admin?': 'flag' },
    handle: update,
  },
  {
    id: 'deleteUser',
    method: 'DELETE',
    path: '/w/{workspace}/users/delete/{username}',
    role: 'admin',
    handle: remove,
  },
  ...['/w/{workspace}/users/leave_workspace', '/w/{workspace}/workspaces/leave'].map((path) => ({
    id: path.endsWith('leave') ? 'workspacesLeave' : 'leaveWorkspace',
    method: 'POST',
    path,
    role: /** @type {const} */ ('member'),
    handle: leave,
  })),
  {
    id: 'listUsers',
    method: 'GET',
    path: '/w/{workspace}/users/list',
    role: 'member',
    handle: (call) => json(membersOf(call).map((member) => toListedUser(member, call.instance, call.faults))),
  },
  {
    id: 'listUsernames',
    method: 'GET',
    path: '/w/{workspace}/users/list_usernames',
    role: 'member',
    handle(call) {
      const names = membersOf(call).map(({ username }) => username);
      return json(call.faults.is('usernames-as-objects') ? names.map((username) => ({ username })) : names);
    },
  },
  {
    id: 'whoami',
    method: 'GET',
    path: '/w/{workspace}/users/whoami',
    role: 'member',
    handle(call) {
      const { instance, caller, parameters, faults } = call;
      const member = instance.members.find(
        ({ workspace, email }) =>
          (workspace === parameters.workspace || faults.is('whoami-elsewhere')) && instance.isSame(email, caller.email),
      );
      return json(toUser(member ?? toVisitor(call), instance, faults));
    },
  },
  {
    id: 'whois',
    method: 'GET',
    path: '/w/{workspace}/users/whois/{username}',
    role: 'member',
    handle(call) {
      const { instance, parameters, faults } = call;
      const elsewhere = instance.members.find(({ username }) => username === parameters.username);
      const member = find(call) ?? (faults.is('whois-looks-everywhere') ? elsewhere : undefined);
      if (member === undefined && faults.is('unknown-member-is-a-crash')) throw new TypeError('member is undefined');
      if (member === undefined && faults.is('missing-member-in-json'))
        return { ...json({ error: 'no such member' }), status: 404 };
      if (member === undefined) throw notFound(`nobody is called ${parameters.username}`);
      return json(toUser(member, instance, faults));
    },
  },
];

/** @param {Call} call */
function membersOf({ instance, parameters }) {
  const here = instance.members.filter(({ workspace }) => workspace === parameters.workspace);
  return instance.variant.toList(here.sort((one, other) => (one.username < other.username ? -1 : 1)));
}

/** @param {Call} call */
function find({ instance, parameters }) {
  return instance.members.find(
    ({ workspace, username }) => workspace === parameters.workspace && username === parameters.username,
  );
}

/**
 * A super admin who is no member.
 *
 * @param {Call} call
 * @returns {Member}
 */
function toVisitor({ caller, superAdmin, parameters }) {
  const { email } = caller;
  const created_at = '2024-02-29T00:00:00+01:00';
  const visitor = { email, username: email, is_admin: superAdmin, operator: false, disabled: false, created_at };
  return { ...visitor, workspace: parameters.workspace };
}

/** @param {Call} call */
function add(call) {
  const { instance, parameters, body, faults } = call;
  const { workspace } = parameters;
  const { username, email } = body;
  const former = instance.members.find(
    (member) => member.workspace === `(left) ${workspace}` && member.email === email,
  );
  if (faults.is('taken-name-is-handed-over')) removeFrom(instance.members, (row) => isNamed(row, workspace, body));
  const takeInvite = () =>
    removeFrom(instance.invites, (invite) => invite.workspace === workspace && instance.isSame(invite.email, email));
  if (faults.is('refused-add-takes-the-invite')) takeInvite();
  refuseTaken(call, workspace, { username, email });
  takeInvite();
  addMember(instance, workspace, former ? { ...former, workspace, username } : { ...body, username, email });
  if (call.afterwards) throw refused(faults, 'this takes an admin of the workspace');
  return text(`${username} has joined`, faults.is('adding-answers-200') ? 200 : 201);
}

/**
 * @param {Member} member
 * @param {string} workspace
 * @param {Record<string, any>} fields
 */
function isNamed(member, workspace, { username }) {
  return member.workspace === workspace && member.username === username;
}

/**
 * @param {Call} call
 * @param {string} workspace
 * @param {{ username: string, email: string }} fields
 */
export function refuseTaken({ instance, faults }, workspace, { username, email }) {
  const everywhere = faults.is('names-are-taken-everywhere');
  for (const member of instance.members) {
    const here = member.workspace === workspace;
    const reason = faults.is('database-errors-show') ? 'Sql error: duplicate key value' : 'this is taken';
    if (member.username === username && (here || everywhere)) throw badRequest(reason);
    if (instance.isSame(member.email, email) && here && !faults.is('one-email-two-members')) throw badRequest(reason);
  }
}

/** @param {Call} call */
function update(call) {
  const { instance, parameters, body, faults, caller } = call;
  const member = find(call);
  if (member === undefined && !faults.is('updating-no-member-is-fine')) throw notFound(`member ${parameters.username}`);

  const meant = faults.is('update-reaches-every-workspace')
    ? instance.members.filter(({ username }) => username === parameters.username)
    : [member].filter((row) => row !== undefined);
  for (const row of meant) row.is_admin = toAdmin(row.is_admin, body, faults);
  const named = faults.is('update-names-the-caller') ? caller.email : parameters.username;
  return text(`user ${named} updated`);
}

/**
 * @param {boolean} before
 * @param {Record<string, any>} body
 * @param {import('./instance.js').Faults} faults
 */
function toAdmin(before, { is_admin }, faults) {
  if (faults.is('once-admin-always-admin')) return is_admin || before;
  if (faults.is('left-out-flag-is-false')) return is_admin ?? false;
  return is_admin ?? before;
}

/** @param {Call} call */
function remove(call) {
  const { instance, parameters, faults } = call;
  const member = find(call);
  if (member === undefined && !faults.is('deleting-no-member-is-fine')) throw notFound(`member ${parameters.username}`);
  if (faults.is('rights-come-back-with-the-member') && member) {
    member.workspace = `(left) ${member.workspace}`;
  }
  const everywhere = faults.is('delete-reaches-every-workspace');
  removeFrom(instance.members, (row) =>
    row === member ? row.workspace === parameters.workspace : everywhere && row.email === member?.email,
  );
  const reply = text(`${parameters.username} is out`);
  if (faults.is('text-is-said-to-be-json')) reply.headers['Content-Type'] = 'application/json';
  return reply;
}

/** @param {Call} call */
function leave({ instance, caller, parameters, faults }) {
  const everywhere = faults.is('leaving-leaves-everything');
  const left = removeFrom(
    instance.members,
    ({ workspace, email }) =>
      instance.isSame(email, caller.email) && (everywhere || workspace === parameters.workspace),
  );
  if (left === 0) throw notFound('you are no member');
  return text('goodbye');
}
