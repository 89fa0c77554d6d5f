import { storeAbilities } from './abilities.js';
import type { SquadcastState } from './records.js';

/** Whatever points to one user points to another one from now on; abilities of both come together. */
export function handOver(state: SquadcastState, from: string, to: string): void {
  for (const token of [...state.refreshTokens.filterBy('user_id', from)]) {
    state.refreshTokens.update({ ...token, user_id: to });
  }
  const gained = state.abilities.get(from)?.abilities;
  if (!gained) return;
  storeAbilities(state, { user_id: to, abilities: [...(state.abilities.get(to)?.abilities ?? []), ...gained] });
}
