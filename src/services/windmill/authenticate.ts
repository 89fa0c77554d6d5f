import { type Credential, unauthenticated } from '../../http/index.js';
import type { Caller, Surroundings } from '../../mock/index.js';
import type { AccountRecord, Records, TokenRecord } from './records.js';
import { markUsed } from './token-use.js';

/** What every handler can ask for. */
export type Asked = Surroundings<Records> & { readonly caller: Caller | undefined };

/** The caller of a token, whether it came as a bearer token or as the cookie of a session; their id is the e-mail. */
export function authenticate(
  { value }: Credential,
  { state, volatile, now }: Surroundings<Records>,
): Caller | undefined {
  const token = state.tokens.get(value);
  if (!token || isExpired(token, now)) return undefined;

  markUsed(volatile, value, now);
  return { id: token.email, scopes: new Set(), credential: token };
}

const isExpired = ({ expiration }: TokenRecord, now: number): boolean =>
  expiration !== undefined && Date.parse(expiration) <= now;

/** The caller's own account; throws a problem where authentication is off and there is none to stand in. */
export function currentAccount({ state, caller }: Asked): AccountRecord {
  const account = caller && state.accounts.get(caller.id);
  if (!account) throw Object.assign(new Error('No caller.'), unauthenticated('There is no account to act for.'));
  return account;
}
