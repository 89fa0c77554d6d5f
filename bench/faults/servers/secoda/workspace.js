// @ts-check

/**
 * @typedef {{ id: string, first_name: string, last_name: string, email: string, role: string, pending: boolean,
 *   secoda_is_superuser: boolean, last_login: string | null, groups: Set<string>, deleted?: boolean }} User
 * @typedef {{ id: string, name: string, icon: string | undefined, description: string | undefined, members: Set<string>, created: string,
 *   updated: string, deleted?: boolean, repeated?: string[] }} Group `repeated` are members that show twice
 * @typedef {ReturnType<typeof createWorkspace>} Workspace
 */

/**
 * Users and groups, each with its own side of the membership.
 *
 * @param {ReturnType<typeof import('./seeds.js').createDraws>} draws
 * @param {{ faults: ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>,
 *   variant: import('./variant.js').Variant }} kind
 */
export function createWorkspace(draws, { faults, variant }) {
  /** @type {Map<string, User>} */
  const users = new Map();
  /** @type {Map<string, Group>} */
  const groups = new Map();
  /** @type {Set<string>} e-mails as they are compared */
  const emails = new Set();
  /** @type {Set<string>} */
  const sharedMembers = new Set();
  const membership = createMembership({ users, groups }, { faults, variant });
  /** @type {Map<string, Set<string>>} the groups of those who are gone, by e-mail */
  const former = new Map();

  /** @param {string} email */
  const toEmailKey = (email) => (faults.is('email-case-counts') ? email : email.toLowerCase());

  return {
    id: draws.uuid(),
    users,
    groups,
    variant,
    /** Ids of users who are gone. @type {Set<string>} */
    removed: new Set(),

    /** @param {string} email */
    hasEmail: (email) => emails.has(toEmailKey(email)),

    /** @param {{ email: string, role: string, first_name?: string, last_name?: string, id?: string }} fields */
    addUser({ id = draws.uuid(), email, role, first_name = '', last_name = '' }) {
      emails.add(toEmailKey(email));
      /** @type {User} */
      const user = {
        id,
        first_name,
        last_name,
        email,
        role,
        pending: true,
        secoda_is_superuser: false,
        last_login: null,
        groups: (faults.is('recreated-user-in-old-groups') && former.get(toEmailKey(email))) || new Set(),
      };
      users.set(id, user);
      return user;
    },

    /** @param {User} user */
    removeUser(user) {
      if (!faults.is('email-not-freed')) emails.delete(toEmailKey(user.email));
      if (!faults.is('deleted-user-stays-in-groups')) {
        for (const group of user.groups) membership.leave(groups.get(group), user.id);
      }
      if (faults.is('user-takes-groups-along')) for (const id of user.groups) groups.delete(id);
      former.set(toEmailKey(user.email), user.groups);
      this.removed.add(user.id);
      if (faults.is('deleted-user-still-listed')) user.deleted = true;
      else users.delete(user.id);
    },

    /**
     * @param {{ name?: string, icon?: string, description?: string }} fields
     * @param {readonly string[] | undefined} members
     */
    addGroup({ name = '', icon = variant.unset, description = variant.unset }, members) {
      const now = variant.toTime(new Date());
      const empty = members === undefined && faults.is('empty-groups-share-members') ? sharedMembers : new Set();
      const group = { id: draws.uuid(), name, icon, description, members: empty, created: now, updated: now };
      groups.set(group.id, group);
      if (members !== undefined) membership.replace(group, members);
      return group;
    },

    replaceMembers: membership.replace,

    /** @param {Group} group */
    removeGroup(group) {
      const following = [...groups.keys()];
      const gone = following.splice(following.indexOf(group.id), faults.is('delete-takes-the-rest') ? Infinity : 1);
      for (const id of gone) groups.delete(id);
      if (faults.is('deleted-group-stays-on-users')) return;
      for (const member of group.members) users.get(member)?.groups.delete(group.id);
    },
  };
}

/**
 * @param {{ users: Map<string, User>, groups: Map<string, Group> }} tables
 * @param {{ faults: ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>,
 *   variant: import('./variant.js').Variant }} kind
 */
function createMembership({ users, groups }, { faults, variant }) {
  return {
    /**
     * @param {Group | undefined} group
     * @param {string} member
     */
    leave(group, member) {
      group?.members.delete(member);
      if (group !== undefined && variant.touchesOnMembership) group.updated = variant.toTime(new Date());
    },

    /**
     * @param {Group} group
     * @param {readonly string[]} members ids of users
     */
    replace(group, members) {
      const before = [...group.members];
      if (faults.is('joining-leaves-the-others')) leaveOthers(group, members);
      if (faults.is('member-is-listed-twice')) group.repeated = members.filter((id) => group.members.has(id));
      if (!faults.is('members-are-only-added')) group.members.clear();
      for (const id of members) group.members.add(id);

      if (faults.is('group-change-misses-users') && before.length > 0) return;
      for (const id of before) {
        if (!faults.is('removed-member-keeps-group') && !group.members.has(id)) users.get(id)?.groups.delete(group.id);
      }
      for (const id of group.members) users.get(id)?.groups.add(group.id);
    },
  };

  /**
   * @param {Group} group
   * @param {readonly string[]} members
   */
  function leaveOthers(group, members) {
    for (const id of members) {
      const user = users.get(id);
      for (const other of user?.groups ?? []) if (other !== group.id) groups.get(other)?.members.delete(id);
      user?.groups.clear();
    }
  }
}
