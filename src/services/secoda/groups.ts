import { notFound, type Problem } from '../../http/index.js';
import type { State } from '../../mock/index.js';
import { workspaceOf } from './authenticate.js';
import { invalid } from './invalid.js';
import { listPage } from './list-page.js';
import { pick } from './pick.js';
import type { Handlers, Records } from './records.js';

/** Groups: list, read, create, change, delete. Their `users` say who belongs to whom; `user_groups` of the users follow. */
export const groupHandlers: Handlers<
  | 'UserGroups_list'
  | 'UserGroups_getUserGroupById'
  | 'UserGroups_createNewGroup'
  | 'UserGroups_updateById'
  | 'UserGroups_deleteById'
> = {
  UserGroups_list: (context) => listPage(context.state.groups, context),

  UserGroups_getUserGroupById({ state, path: { id } }) {
    const group = state.groups.get(id);
    return group ? { status: 200, body: group } : unknownGroup(id);
  },

  UserGroups_createNewGroup({ state, body, caller, ids, time }) {
    const { name = '', icon = '', description = '', users = [] } = body;
    const refusal = refuseUnknownUsers(state, users);
    if (refusal) return refusal;

    const group = state.groups.insert({
      id: ids.uuid('group'),
      name,
      icon,
      description,
      users: [...new Set(users)],
      workspace_id: workspaceOf(caller),
      created_at: time,
      updated_at: time,
    });
    return { status: 201, body: group };
  },

  UserGroups_updateById({ state, path: { id }, body, time }) {
    const group = state.groups.get(id);
    if (!group) return unknownGroup(id);
    const changes = pick(body, ['name', 'icon', 'description', 'users']);
    if (Object.keys(changes).length === 0) return { status: 200, body: group };

    const users = changes.users ? [...new Set(changes.users)] : group.users;
    const refusal = refuseUnknownUsers(state, users);
    if (refusal) return refusal;
    return { status: 200, body: state.groups.update({ ...group, ...changes, users, updated_at: time }) };
  },

  UserGroups_deleteById: ({ state, path: { id } }) => (state.groups.delete(id) ? { status: 204 } : unknownGroup(id)),
};

const unknownGroup = (id: string): Problem => notFound(`There is no group ${id}.`);

/** Names everyone who is unknown, where the state would name the first. */
function refuseUnknownUsers(state: State<Records>, ids: readonly string[]): Problem | undefined {
  const unknown = ids.filter((id) => !state.users.get(id));
  if (unknown.length === 0) return undefined;
  return invalid(unknown.map((id) => ({ field: 'users', message: `There is no user ${id}.` })));
}
