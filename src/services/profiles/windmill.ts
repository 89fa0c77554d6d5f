import type { Profiles } from './profiles.js';
import { recordsIn, timeOf } from './spread.js';

export const windmillProfiles: Profiles = {
  people: 'accounts',
  empty(small) {
    const owners = new Set(recordsIn(small, 'tokens').map(({ email }) => email));
    const isOwner = ({ email }: { readonly email?: unknown }): boolean => owners.has(email);
    return {
      ...small,
      accounts: recordsIn(small, 'accounts').filter(isOwner),
      members: recordsIn(small, 'members').filter(isOwner),
      invites: recordsIn(small, 'invites').filter(isOwner),
    };
  },
  large(small, { people }) {
    const accounts = people.map(({ first, last, email }, index) => ({
      email,
      login_type: 'password',
      password: 'changeme',
      super_admin: false,
      verified: index % 10 !== 0,
      name: `${first} ${last}`,
      created_at: timeOf(index),
    }));
    const members = people.flatMap(({ login, email }, index) =>
      (index % 10 === 1 ? ['starter', 'demo'] : ['starter']).map((workspace_id) => ({
        workspace_id,
        username: login.replaceAll('.', '_'),
        email,
        is_admin: false,
        operator: index % 7 === 0,
        disabled: index % 50 === 3,
        created_at: timeOf(index),
        groups: ['all'],
      })),
    );
    const invites = people
      .filter((_, index) => index % 50 === 2)
      .map(({ email }) => ({ workspace_id: 'staging', email, is_admin: false }));
    return {
      ...small,
      accounts: [...recordsIn(small, 'accounts'), ...accounts],
      members: [...recordsIn(small, 'members'), ...members],
      invites: [...recordsIn(small, 'invites'), ...invites],
    };
  },
};
