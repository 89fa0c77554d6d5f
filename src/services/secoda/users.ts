import { notFound, type Problem } from '../../http/index.js';
import type { NewMessage } from '../../sandboxes/index.js';
import { workspaceOf } from './authenticate.js';
import { invalid } from './invalid.js';
import { listPage } from './list-page.js';
import { pick } from './pick.js';
import type { Handlers, Records } from './records.js';
import { roleErrors, roleOf } from './roles.js';

type User = Records['users'];

/** Users: list, read, create, change, delete. Which groups they are in is written at the groups. */
export const userHandlers: Handlers<
  'Users_list' | 'Users_getUserById' | 'Users_createNewUser' | 'Users_updateById' | 'Users_deleteById'
> = {
  Users_list: (context) => listPage(context.state.users, context),

  Users_getUserById({ state, path: { id } }) {
    const user = state.users.get(id);
    return user ? { status: 200, body: user } : unknownUser(id);
  },

  Users_createNewUser({ state, body, caller, ids, send }) {
    const { email = '', first_name = '', last_name = '' } = body;
    const errors = [...(email.trim() === '' ? [emailMissing] : []), ...roleErrors(body)];
    if (errors.length > 0) return invalid(errors);

    const identity = { id: ids.uuid('user'), first_name, last_name, email };
    const user = toUser(identity, roleOf(body) ?? 'viewer', workspaceOf(caller));
    const added = state.users.insert(user);
    send(invitationOf(added));
    return { status: 201, body: added };
  },

  Users_updateById({ state, path: { id }, body }) {
    const user = state.users.get(id);
    if (!user) return unknownUser(id);
    const named = pick(body, ['role']);
    const errors = roleErrors(named);
    if (errors.length > 0) return invalid(errors);

    const role = roleOf(named) ?? user.role;
    const names = pick(body, ['first_name', 'last_name']);
    return { status: 200, body: state.users.update({ ...user, ...names, role, _role: role }) };
  },

  Users_deleteById: ({ state, path: { id } }) => (state.users.delete(id) ? { status: 204 } : unknownUser(id)),
};

const unknownUser = (id: string): Problem => notFound(`There is no user ${id}.`);
const emailMissing = { field: 'email', message: 'An e-mail is needed.' };

/** Assumed: a user is pending until the invitation is answered, so there has to be one. */
const invitationOf = ({ email, first_name }: User): NewMessage => ({
  kind: 'mail',
  to: email,
  subject: 'Join your team on Secoda',
  text: `Hello ${first_name || email}, you are invited to the workspace of your team.`,
});

/** Invited, and in no group. */
function toUser(
  identity: Pick<User, 'id' | 'first_name' | 'last_name' | 'email'>,
  role: User['role'],
  workspace: string,
): User {
  return {
    ...identity,
    role,
    _role: role,
    workspace_id: workspace,
    workspace,
    profile_picture: '',
    secoda_is_superuser: false,
    pending: true,
    viewer_mode: false,
    is_service_account: false,
    disabled: false,
    user_groups: [],
    bookmarks: [],
    last_login: null,
  };
}
