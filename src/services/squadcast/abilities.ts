import type { Handlers, Records, SquadcastState } from './records.js';
import { unknownUser } from './unknown-user.js';

/** Abilities: replaced for all users named, or for none of them. */
export const abilityHandlers: Handlers<'Users_updateOrgLevelPermissions'> = {
  Users_updateOrgLevelPermissions({ state, body: { data } }) {
    const unknown = data.find(({ user_id }) => !state.users.get(user_id));
    if (unknown) return unknownUser(unknown.user_id);

    for (const change of data) storeAbilities(state, change);
    const { size } = new Set(data.map(({ user_id }) => user_id));
    return { status: 200, body: { data: `Abilities of ${size} ${size === 1 ? 'user' : 'users'} stored.` } };
  },
};

/** All abilities of one user, each of them once. */
export function storeAbilities({ abilities }: SquadcastState, { user_id, ...named }: Records['abilities']): void {
  const record = { user_id, abilities: [...new Set(named.abilities)] };
  if (abilities.get(user_id)) abilities.update(record);
  else abilities.insert(record);
}
