import type { Profiles } from './profiles.js';
import { recordsIn, timeOf } from './spread.js';

const roles = ['viewer', 'viewer', 'viewer', 'editor', 'guest'];
const perGroup = 50;
const subjects = ['Finance', 'Growth', 'Risk', 'Logistics', 'Support', 'Research', 'Sales', 'Security'];

export const secodaProfiles: Profiles = {
  people: 'users',
  empty: (small) => ({ ...small, users: [], groups: [] }),
  large(small, { people, ids }) {
    const workspace = recordsIn(small, 'apiKeys')[0]?.workspace_id;
    const users = people.map(({ first, last, email }, index) => {
      const role = roles[index % roles.length];
      return {
        id: ids.uuid('user'),
        first_name: first,
        last_name: last,
        email,
        role,
        _role: role,
        workspace_id: workspace,
        workspace,
        profile_picture: '',
        secoda_is_superuser: false,
        pending: index % 20 === 0,
        viewer_mode: false,
        is_service_account: false,
        disabled: false,
        bookmarks: [],
        last_login: index % 20 === 0 ? null : timeOf(index),
      };
    });
    const groups = Array.from({ length: Math.ceil(users.length / perGroup) }, (_, index) => ({
      id: ids.uuid('group'),
      name: `${subjects[index % subjects.length] ?? ''} ${Math.floor(index / subjects.length) + 1}`,
      icon: '👥',
      description: 'A team of the company.',
      users: users.slice(index * perGroup, (index + 1) * perGroup).map(({ id }) => id),
      workspace_id: workspace,
      created_at: timeOf(index),
      updated_at: timeOf(index),
    }));
    return {
      ...small,
      users: [...recordsIn(small, 'users'), ...users],
      groups: [...recordsIn(small, 'groups'), ...groups],
    };
  },
};
