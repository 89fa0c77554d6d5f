import { badRequest, notFound, type Problem } from '../../http/index.js';
import type { Handler } from '../../mock/index.js';
import { currentAccount } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { Records } from './records.js';
import { toGlobalUserInfo } from './views.js';

export const createUserGlobally: Handler<operations['createUserGlobally'], Records> = ({ state, body, time }) => {
  const { email, password, super_admin, name, company } = body;
  state.accounts.insert({
    email,
    login_type: 'password',
    password,
    super_admin,
    verified: true,
    ...(name !== undefined && { name }),
    ...(company !== undefined && { company }),
    created_at: time,
  });
  return { status: 201, body: `email ${email} created` };
};

export const globalUserUpdate: Handler<operations['globalUserUpdate'], Records> = ({ state, path, body }) => {
  const account = state.accounts.get(path.email);
  if (!account) return unknownAccount(path.email);

  state.accounts.update({ ...account, super_admin: body.is_super_admin ?? account.super_admin });
  return { status: 200, body: `email ${path.email} updated` };
};

/** Memberships and invites do not need an account, so they are no reference to one; tokens are, and go by themselves. */
export const globalUserDelete: Handler<operations['globalUserDelete'], Records> = ({ state, path: { email } }) => {
  if (!state.accounts.delete(email)) return unknownAccount(email);

  for (const { workspace_id, username } of state.members.filterBy('email', email)) {
    state.members.delete(workspace_id, username);
  }
  for (const { workspace_id } of state.invites.filterBy('email', email)) state.invites.delete(workspace_id, email);
  return { status: 200, body: `email ${email} deleted` };
};

export const listUsersAsSuperAdmin: Handler<operations['listUsersAsSuperAdmin'], Records> = ({ state, window }) => ({
  status: 200,
  body: state.accounts.slice(window.offset, window.limit).map(toGlobalUserInfo),
});

export const setPassword: Handler<operations['setPassword'], Records> = (context) => {
  const account = currentAccount(context);
  const { email, login_type } = account;
  if (login_type !== 'password') return badRequest(`${email} logs in with ${login_type} and has no password`);

  context.state.accounts.update({ ...account, password: context.body.password });
  return { status: 200, body: `password of ${email} updated` };
};

const unknownAccount = (email: string): Problem => notFound(`email ${email}`);
