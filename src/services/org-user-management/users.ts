import { conflict, forbidden, notFound, type Problem } from '../../http/index.js';
import type { Handler, State } from '../../mock/index.js';
import { currentUser } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { Records, UserRecord } from './records.js';
import { toUser, toUserWithRoles } from './views.js';

export const getMe: Handler<operations['getMe'], Records> = (context) => ({
  status: 200,
  body: toUserWithRoles(currentUser(context)),
});

export const updateMe: Handler<operations['updateMe'], Records> = (context) => {
  const user = currentUser(context);
  if (user.connection !== null) return forbidden(`Your data can be changed only at ${user.connection}.`);

  const { email = user.email, name = user.name } = context.body;
  return { status: 200, body: toUser(context.state.users.update({ ...user, email, name })) };
};

export const listUsers: Handler<operations['listUsers'], Records> = ({ state, query, window }) => {
  const found = query.name_search === undefined ? state.users : state.users.search('name', query.name_search);
  return { status: 200, body: { count: found.size, items: found.slice(window.offset, window.limit).map(toUser) } };
};

export const getUser: Handler<operations['getUser'], Records> = ({ state, path }) => {
  const user = state.users.get(path.id);
  return user ? { status: 200, body: toUserWithRoles(user) } : unknownUser(path.id);
};

export const removeUser: Handler<operations['removeUser'], Records> = (context) => {
  const { state, path } = context;
  const user = state.users.get(path.id);
  if (!user) return unknownUser(path.id);
  if (user === currentUser(context)) return conflict('You cannot remove yourself.');
  if (isLastAdmin(state, user)) return lastAdmin;

  state.users.delete(user.id);
  return { status: 204 };
};

export const replaceUserRoles: Handler<operations['replaceUserRoles'], Records> = ({ state, path, body: roles }) => {
  const user = state.users.get(path.id);
  if (!user) return unknownUser(path.id);
  if (!roles.includes('admin') && isLastAdmin(state, user)) return lastAdmin;

  state.users.update({ ...user, roles });
  return { status: 204 };
};

export const resetPassword: Handler<operations['resetPassword'], Records> = ({ state, path, send }) => {
  const user = state.users.get(path.id);
  if (!user) return unknownUser(path.id);
  if (user.connection !== null) return conflict(`The user logs in through ${user.connection}.`);

  send({
    kind: 'mail',
    to: user.email,
    subject: 'Reset your password',
    text: `Hello ${user.name}, an admin of your organization has asked for a new password.`,
  });
  return { status: 204 };
};

const lastAdmin = conflict('The organization needs at least one admin.');

const isLastAdmin = (state: State<Records>, user: UserRecord): boolean =>
  user.roles.includes('admin') && state.users.filterBy('roles', 'admin').size === 1;

const unknownUser = (id: string): Problem => notFound(`There is no user with the id ${id}.`);
