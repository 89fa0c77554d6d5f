// @ts-check
import { addUser } from './state.js';

const first = ['Ayşe', 'Björn', 'Chloë', 'Đorđe', 'Eilidh', 'François', 'Gráinne', 'Hyun-woo', 'Ñusta', 'Sinéad'];
const last = ['Çelik', 'Ångström', 'D’Souza', 'Nguyễn', 'O’Neill', 'van der Berg', 'Łukasik'];
const roles = ['user', 'stakeholder', 'user', 'admin'];

/**
 * Colleagues who have been there for long: as many as the variant wants, with everything filled in.
 * @param {import('./state.js').State} state
 * @param {string} seed
 */
export function addCrowd(state, seed) {
  for (let index = 0; index < state.variant.crowd; index++) {
    const user = addUser(state, {
      first_name: first[index % first.length] ?? '',
      last_name: last[index % last.length] ?? '',
      role: roles[index % roles.length] ?? '',
      email: `Colleague+${index}@${seed}.example`,
    });
    Object.assign(user, {
      email_verified: index % 3 !== 0,
      contact: index % 2 === 0 ? { dial_code: '+90', phone_number: `555${index}` } : user.contact,
      secondary_emails: index % 5 === 0 ? [`c${index}@home.example`] : user.secondary_emails,
      notification_rules: index % 7 === 0 ? [] : user.notification_rules,
      title: index % 4 === 0 ? '' : 'Engineer',
      user_image: index % 6 === 0,
    });
  }
}
