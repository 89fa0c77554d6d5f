import type { Profiles } from './profiles.js';
import { recordsIn, timeOf } from './spread.js';

const roles = [['developer'], ['analyst'], ['developer', 'analyst'], []];
/** One in so many has not answered yet. */
const perInvitation = 100;

export const orgUserManagementProfiles: Profiles = {
  people: 'users',
  empty(small) {
    const owners = new Set(recordsIn(small, 'accessTokens').map(({ user_id }) => user_id));
    return { ...small, users: recordsIn(small, 'users').filter(({ id }) => owners.has(id)), invitations: [] };
  },
  large(small, { people, ids }) {
    const users = people.map(({ first, last, email }, index) => {
      const connection = index % 3 === 0 ? 'google-oauth2' : null;
      const id = connection === null ? `auth0|${ids.hex('user', 24)}` : `${connection}|1${digits(index)}`;
      return { id, email, name: `${first} ${last}`, roles: roles[index % roles.length] ?? [], connection };
    });
    const invitations = people
      .filter((_, index) => index % perInvitation === 0)
      .map(({ first, last, email }, index) => ({
        id: ids.uuid('invitation'),
        email: `invited.${email}`,
        name: `${first} ${last}`,
        connection: null,
        roles: ['analyst'],
        created_at: timeOf(index),
      }));
    return {
      ...small,
      users: [...recordsIn(small, 'users'), ...users],
      invitations: [...recordsIn(small, 'invitations'), ...invitations],
    };
  },
};

/** Twenty digits, as at Google. */
const digits = (index: number): string => String(index).padStart(20, '0');
