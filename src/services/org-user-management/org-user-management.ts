import { conflict } from '../../http/index.js';
import { defineService, type Service } from '../../mock/index.js';
import { authenticate } from './authenticate.js';
import type { operations } from './generated/document.js';
import { invitationControls, inviteUser } from './invitations.js';
import { getOrganization } from './organization.js';
import type { Records } from './records.js';
import { getMe, getUser, listUsers, removeUser, replaceUserRoles, resetPassword, updateMe } from './users.js';
import { writeProblem } from './write-problem.js';

/** Model-Prime's org-user-management: one organization, its users and their roles, and how new ones are invited. */
export const orgUserManagement: Service = defineService<operations, Records>({
  id: 'org-user-management',
  handlers: {
    getOrganization,
    getMe,
    updateMe,
    listUsers,
    removeUser,
    getUser,
    resetPassword,
    replaceUserRoles,
    inviteUser,
  },
  authenticate,
  writeProblem,
  onConstraint: ({ values }) => conflict(`The e-mail ${values.join(', ')} is in use.`),
  controls: invitationControls,
});
