import { conflict, type Problem } from '../../http/index.js';
import type { components } from './generated/document.js';
import type { Records, SquadcastState } from './records.js';

type GivenRole = components['schemas']['Role'];
type User = Records['users'];
type Role = Records['roles'];

/** Names in the roles collection of what requests call otherwise. */
const names: Readonly<Record<GivenRole, string>> = {
  account_owner: 'Account Owner',
  user: 'User',
  stakeholder: 'Stakeholder',
};

/** The record of a role that a request names. */
export function roleOf({ roles }: SquadcastState, given: GivenRole): Role {
  const role = roles.findBy('name', names[given]);
  if (!role) throw new Error(`The roles collection lacks ${names[given]}.`);
  return role;
}

/** A conflict where nobody else may hold the role. */
export function refuseFullRole({ users }: SquadcastState, { id, name, limit }: Role): Problem | undefined {
  if (limit < 0 || users.filterBy('role_id', id).size < limit) return undefined;
  return conflict(`This organisation has its ${name} already.`);
}

/** A conflict where the organisation would be left without an Account Owner. */
export function refuseLastOwner(state: SquadcastState, { role_id }: User): Problem | undefined {
  const owner = roleOf(state, 'account_owner');
  if (role_id !== owner.id || state.users.filterBy('role_id', owner.id).size > 1) return undefined;
  return conflict(`The last ${owner.name} has to stay.`);
}
