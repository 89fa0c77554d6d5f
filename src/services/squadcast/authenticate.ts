import type { Credential } from '../../http/index.js';
import type { Caller, Surroundings } from '../../mock/index.js';
import type { Records } from './records.js';

type Known = Surroundings<Records>;

/** The user behind an access token that has not expired, or behind a refresh token. */
export function authenticate({ scheme, value }: Credential, surroundings: Known): Caller | undefined {
  return scheme === 'refreshToken'
    ? callerByRefreshToken(value, surroundings)
    : callerByAccessToken(value, surroundings);
}

function callerByAccessToken(value: string, { state, now }: Known): Caller | undefined {
  const token = state.accessTokens.get(value);
  if (!token || (token.expires_at !== null && token.expires_at * 1000 <= now)) return undefined;

  const origin = state.refreshTokens.get(token.refresh_token_id);
  if (!origin || origin.deleted) return undefined;
  return { id: origin.user_id, scopes: new Set(token.scopes), credential: token };
}

const noScopes: ReadonlySet<string> = new Set();

function callerByRefreshToken(value: string, { state }: Known): Caller | undefined {
  const token = state.refreshTokens.findBy('token', value);
  if (!token || token.deleted) return undefined;
  return { id: token.user_id, scopes: noScopes, credential: token };
}
