// @ts-check

/**
 * Users as the API shows them.
 *
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
export function createUserView(workspace, faults) {
  /** @param {import('./workspace.js').User} user */
  const toGroups = (user) => {
    const ids = workspace.variant.orderIds(user.groups);
    return faults.is('user-groups-as-objects') ? ids.map((id) => ({ id, name: workspace.groups.get(id)?.name })) : ids;
  };

  /**
   * @param {import('./workspace.js').User} user
   * @param {import('express').Request} request
   * @returns {Record<string, unknown>}
   */
  return (user, request) => ({
    ...workspace.variant.userExtras(user, workspace.id),
    user_groups: toGroups(user),
    last_login: faults.is('no-login-is-an-empty-text') ? (user.last_login ?? '') : user.last_login,
    workspace_id: workspace.id,
    role: user.role,
    email: user.email,
    pending: user.pending,
    last_name: faults.is('latin-1-names') ? Buffer.from(user.last_name).toString('latin1') : user.last_name,
    first_name: user.first_name,
    initials: `${user.first_name.slice(0, 1)}${user.last_name.slice(0, 1)}`,
    secoda_is_superuser: user.secoda_is_superuser,
    ...(faults.is('user-shows-the-api-key') && { api_key: request.get('authorization')?.slice('Bearer '.length) }),
    id: user.id,
  });
}

/**
 * Groups as the API shows them.
 *
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
export function createGroupView(workspace, faults) {
  /** @param {import('./workspace.js').Group} group */
  const toUsers = ({ members, repeated }) => {
    if (repeated !== undefined) return [...members, ...repeated];
    if (faults.is('no-members-is-null') && members.size === 0) return null;
    return workspace.variant.orderIds(members);
  };

  /**
   * @param {import('./workspace.js').Group} group
   * @returns {Record<string, unknown>}
   */
  return (group) => ({
    workspace_id: workspace.id,
    updated_at: group.updated,
    users: toUsers(group),
    member_count: group.members.size,
    description: group.description,
    icon: group.icon,
    name: faults.is('names-are-escaped') ? group.name.replaceAll('&', '&amp;') : group.name,
    created_at: group.created,
    id: group.id,
  });
}
