import { type Credential, unauthenticated } from '../../http/index.js';
import type { Caller, Surroundings } from '../../mock/index.js';
import { remember } from '../remember.js';
import type { Records, UserRecord } from './records.js';

/** The caller of `<email>:mpat_…`: the token says who, and the e-mail has to be an address of theirs. */
export function authenticate({ value }: Credential, { state }: Surroundings<Records>): Caller | undefined {
  const colon = value.lastIndexOf(':');
  const token = state.accessTokens.get(value.slice(colon + 1));
  const user = token && state.users.get(token.user_id);
  if (!user) return undefined;

  const email = value.slice(0, colon);
  return isSame(email, user.email) || isSame(email, token.email) ? { id: user.id, scopes: rolesOf(user) } : undefined;
}

/** A caller's roles; the same set for as long as their record stands. */
const rolesOf = remember((user: UserRecord): ReadonlySet<string> => new Set(user.roles));

const isSame = (one: string, other: string): boolean => one === other || one.toLowerCase() === other.toLowerCase();

/** The caller's own record; throws a problem where authentication is off and nobody stands in. */
export function currentUser({ state, caller }: Surroundings<Records> & { caller: Caller | undefined }): UserRecord {
  const user = caller && state.users.get(caller.id);
  if (!user) throw Object.assign(new Error('No caller.'), unauthenticated('There is no user to act for.'));
  return user;
}
