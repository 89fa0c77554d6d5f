import { unprocessable } from '../../http/index.js';
import type { NewMessage } from '../../sandboxes/index.js';
import type { Ids } from '../../state/index.js';
import type { components } from './generated/document.js';
import { handOver } from './hand-over.js';
import type { Handlers, Records } from './records.js';
import { refuseFullRole, refuseLastOwner, roleOf } from './roles.js';
import { unknownUser } from './unknown-user.js';

type NewUser = components['schemas']['AddUser'];
type User = Records['users'];

/** Users: list, read, add, change role, remove, and delete in favour of somebody else. */
export const userHandlers: Handlers<
  | 'Users_getAllUsers'
  | 'Users_getUserById'
  | 'Users_getUserRoles'
  | 'Users_addUser'
  | 'Users_updateUserByID'
  | 'Users_removeUserFromOrg'
  | 'Users_deleteUser'
> = {
  Users_getAllUsers: ({ state: { users } }) => ({ status: 200, body: { data: users.slice(0, users.size) } }),

  Users_getUserById({ state, path: { userID } }) {
    const user = state.users.get(userID);
    return user ? { status: 200, body: { data: user } } : unknownUser(userID);
  },

  Users_getUserRoles: ({ state: { roles } }) => ({ status: 200, body: { data: roles.slice(0, roles.size) } }),

  Users_addUser({ state, body, ids, send }) {
    if (state.users.findBy('email', body.email)) return emailTaken(body.email);
    const role = roleOf(state, body.role);
    const refusal = refuseFullRole(state, role);
    if (refusal) return refusal;
    const added = state.users.insert(toUser(body, role.id, ids));
    send(invitationOf(added));
    return { status: 201, body: { data: added } };
  },

  Users_updateUserByID({ state, path: { userID }, body }) {
    const user = state.users.get(userID);
    if (!user) return unknownUser(userID);
    const role = roleOf(state, body.role);
    if (role.id === user.role_id) return { status: 200, body: { data: user } };

    const refusal = refuseLastOwner(state, user) ?? refuseFullRole(state, role);
    if (refusal) return refusal;
    return { status: 200, body: { data: state.users.update({ ...user, role_id: role.id, role: body.role }) } };
  },

  Users_removeUserFromOrg({ state, path: { userID } }) {
    const user = state.users.get(userID);
    if (!user) return unknownUser(userID);
    const refusal = refuseLastOwner(state, user);
    if (refusal) return refusal;
    state.users.delete(userID);
    return { status: 204 };
  },

  Users_deleteUser({ state, body: { user_id, swap_user_id } }) {
    if (user_id === swap_user_id) return unprocessable('user_id and swap_user_id name the same user.');
    const user = state.users.get(user_id);
    if (!user) return unknownUser(user_id);
    if (!state.users.get(swap_user_id)) return unknownUser(swap_user_id);
    const refusal = refuseLastOwner(state, user);
    if (refusal) return refusal;

    handOver(state, user_id, swap_user_id);
    state.users.delete(user_id);
    return { status: 200, body: { data: {} } };
  },
};

/** Assumed: the document says no more than that there is one, and that it goes to this address. */
const invitationOf = ({ email, first_name }: User): NewMessage => ({
  kind: 'mail',
  to: email,
  subject: 'Join your organisation on Squadcast',
  text: `Hello ${first_name}, you are invited to the organisation.`,
});

/** Unverified, with an empty contact and the vendor's first notification rules (minutes). */
function toUser({ email, role, first_name, last_name }: NewUser, role_id: string, ids: Ids): User {
  return {
    id: ids.hex('user', 24),
    first_name,
    last_name,
    username_for_display: `${first_name} ${last_name}`.trim(),
    email,
    contact: { dial_code: '', phone_number: '' },
    secondary_emails: [],
    email_verified: false,
    time_zone: 'UTC',
    title: '',
    bio: '',
    notification_rules: [
      { type: 'Email', time: 0 },
      { type: 'Push', time: 0 },
      { type: 'SMS', time: 1 },
      { type: 'Phone', time: 2 },
    ],
    user_image: false,
    role_id,
    role,
  };
}

/** A reply, not a problem: it names what stands in the way. */
const emailTaken = (email: string) =>
  ({
    status: 409,
    body: { meta: { status: 409, error_message: 'A user with this e-mail exists.', conflict_data: { email } } },
  }) as const;
