import { defineService, type Service } from '../../mock/index.js';
import {
  createUserGlobally,
  globalUserDelete,
  globalUserUpdate,
  listUsersAsSuperAdmin,
  setPassword,
} from './accounts.js';
import { authenticate } from './authenticate.js';
import type { operations } from './generated/document.js';
import { backendVersion, listWorkspaces } from './instance.js';
import {
  acceptInvite,
  declineInvite,
  deleteInvite,
  inviteUser,
  listPendingInvites,
  listWorkspaceInvites,
} from './invites.js';
import {
  createUser,
  deleteUser,
  leaveWorkspace,
  listUsernames,
  listUsers,
  updateUser,
  whoami,
  whois,
} from './members.js';
import type { Records } from './records.js';
import { getCurrentEmail, globalWhoami, login, loginWithOauth, logout } from './sessions.js';
import { createToken, deleteToken, listTokens } from './tokens.js';
import { isGranted } from './workspace-access.js';
import { refuseDuplicate, writeProblem } from './write-problem.js';

/** Windmill's users: accounts of an instance, their tokens and sessions, workspaces with their members and invites. */
export const windmill: Service = defineService<operations, Records>({
  id: 'windmill',
  handlers: {
    login,
    loginWithOauth,
    logout,
    authLogout: logout,
    getCurrentEmail,
    globalWhoami,
    setPassword,
    createUserGlobally,
    globalUserUpdate,
    globalUserDelete,
    listUsersAsSuperAdmin,
    createToken,
    listTokens,
    deleteToken,
    listWorkspaceInvites,
    acceptInvite,
    declineInvite,
    inviteUser,
    deleteInvite,
    listPendingInvites,
    createUser,
    addUser: createUser,
    updateUser,
    deleteUser,
    leaveWorkspace,
    workspacesLeave: leaveWorkspace,
    listUsers,
    listUsernames,
    whoami,
    whois,
    listWorkspaces,
    backendVersion,
  },
  authenticate,
  isGranted,
  writeProblem,
  onConstraint: refuseDuplicate,
  notAcceptable: 'ignore',
  settings: { oauthClients: ['github'] },
});
