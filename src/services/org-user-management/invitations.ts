import { conflict, notFound, type Problem } from '../../http/index.js';
import type { Control, ControlContext, Handler, Reply } from '../../mock/index.js';
import type { Ids } from '../../state/index.js';
import type { operations } from './generated/document.js';
import { organizationOf } from './organization.js';
import type { Connection, InvitationRecord, Records } from './records.js';
import { toUserWithRoles } from './views.js';

export const inviteUser: Handler<operations['inviteUser'], Records> = ({ state, ids, time, body, send }) => {
  const { email, name, connection, roles } = body;
  if (state.users.findBy('email', email)) return isMember(email);

  const pending = state.invitations.findBy('email', email);
  if (pending) state.invitations.delete(pending.id);
  const id = ids.uuid('invitation');
  state.invitations.insert({ id, email, name, connection, roles, created_at: time });
  const organization = organizationOf(state).name;
  send({
    kind: 'mail',
    to: email,
    subject: `Join ${organization}`,
    text: `Hello ${name}, you are invited to ${organization}. Follow one of the links to accept or to decline.`,
    links: { accept: `/invitations/${id}/accept`, decline: `/invitations/${id}/decline` },
  });
  return { status: 204 };
};

/** What invited people do through the links in their mails. */
export const invitationControls: readonly Control<Records>[] = [
  {
    method: 'GET',
    path: '/invitations',
    summary: 'The invitations that nobody has answered, oldest first.',
    handle: ({ state }) => ({ status: 200, body: { count: state.invitations.size, items: [...state.invitations] } }),
  },
  {
    method: 'POST',
    path: '/invitations/{id}/accept',
    summary: 'The invited person registers and becomes a user.',
    handle: (context) => answer(context, accept),
  },
  {
    method: 'POST',
    path: '/invitations/{id}/decline',
    summary: 'The invited person refuses; the invitation is gone.',
    handle: (context) => answer(context, () => ({ status: 204 })),
  },
];

type Answer = (context: ControlContext<Records>, invitation: InvitationRecord) => Reply | Problem;

function answer(context: ControlContext<Records>, give: Answer): Reply | Problem {
  const { state, path } = context;
  const invitation = state.invitations.get(path.id ?? '');
  if (!invitation) return notFound('There is no such invitation; it may have been answered or replaced.');

  state.invitations.delete(invitation.id);
  return give(context, invitation);
}

const accept: Answer = ({ state, ids }, { email, name, roles, connection }) => {
  if (state.users.findBy('email', email)) return isMember(email);
  const user = state.users.insert({ id: createUserId(connection, ids), email, name, roles, connection });
  return { status: 201, body: toUserWithRoles(user) };
};

const isMember = (email: string): Problem => conflict(`${email} is a member already.`);

/** In the style of the identity provider: 24 hexadecimal digits of Auth0's own, 21 decimal digits of Google. */
function createUserId(connection: Connection, ids: Ids): string {
  if (connection === null) return `auth0|${ids.hex('user', 24)}`;
  const digits = [ids.integer('user', 1e10), ids.integer('user', 1e10)].map((part) => String(part).padStart(10, '0'));
  return `${connection}|1${digits.join('')}`;
}
