import type { Profiles } from './profiles.js';
import { recordsIn } from './spread.js';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'];
const titles = ['Site reliability engineer', 'Backend engineer', 'Support engineer', 'Platform engineer', ''];

export const squadcastProfiles: Profiles = {
  people: 'users',
  empty(small) {
    const tokens = recordsIn(small, 'refreshTokens');
    const owners = new Set(tokens.map(({ user_id }) => user_id));
    const isOwner = (id: unknown): boolean => owners.has(id);
    return {
      ...small,
      users: recordsIn(small, 'users').filter(({ id }) => isOwner(id)),
      abilities: recordsIn(small, 'abilities').filter(({ user_id }) => isOwner(user_id)),
    };
  },
  large(small, { people, ids }) {
    const roleIds = new Map(recordsIn(small, 'roles').map(({ name, id }) => [name, id]));
    const users = people.map(({ first, last, email }, index) => {
      const isStakeholder = index % 5 === 0;
      return {
        id: ids.hex('user', 24),
        first_name: first,
        last_name: last,
        username_for_display: `${first} ${last}`,
        email,
        contact: { dial_code: '+1', phone_number: `202555${String(index).padStart(4, '0')}` },
        secondary_emails: [],
        email_verified: index % 10 !== 0,
        time_zone: zones[index % zones.length],
        title: titles[index % titles.length],
        bio: '',
        notification_rules: [
          { type: 'Email', time: 0 },
          { type: 'Push', time: 0 },
          { type: 'SMS', time: 1 },
          { type: 'Phone', time: 2 },
        ],
        user_image: false,
        role_id: roleIds.get(isStakeholder ? 'Stakeholder' : 'User'),
        role: isStakeholder ? 'stakeholder' : 'user',
      };
    });
    return { ...small, users: [...recordsIn(small, 'users'), ...users] };
  },
};
