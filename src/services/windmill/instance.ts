import type { Handler } from '../../mock/index.js';
import { currentAccount } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { Records } from './records.js';
import { isActive } from './workspace-access.js';

export const listWorkspaces: Handler<operations['listWorkspaces'], Records> = (context) => {
  const { state } = context;
  const { email, super_admin } = currentAccount(context);
  if (super_admin) return { status: 200, body: [...state.workspaces] };

  const memberships = [...state.members.filterBy('email', email)].filter(isActive);
  return { status: 200, body: memberships.flatMap(({ workspace_id }) => state.workspaces.get(workspace_id) ?? []) };
};

/** The newest release whose client reference the document is. */
export const backendVersion: Handler<operations['backendVersion'], Records> = () => ({ status: 200, body: 'v1.38.0' });
