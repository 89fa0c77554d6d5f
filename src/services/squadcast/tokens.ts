import { notFound, unauthenticated } from '../../http/index.js';
import type { Caller } from '../../mock/index.js';
import type { Handlers, SquadcastState } from './records.js';
import { unknownUser } from './unknown-user.js';

/** Assumed, in seconds. */
const accessTokenLifetime = 24 * 60 * 60;
/** Assumed. */
const rateLimit = 300;

/** Refresh tokens, and the access tokens made from them. */
export const tokenHandlers: Handlers<
  'Users_getAllTokens' | 'Users_createToken' | 'Users_removeToken' | 'Auth_getAccessToken'
> = {
  Users_getAllTokens: ({ state: { refreshTokens } }) => ({
    status: 200,
    body: { data: refreshTokens.slice(0, refreshTokens.size) },
  }),

  Users_createToken({ state, body: { user_id }, caller, ids, time }) {
    if (!state.users.get(user_id)) return unknownUser(user_id);
    const token = state.refreshTokens.insert({
      id: ids.hex('refresh-token', 24),
      organization_id: organizationOf(caller, state),
      user_id,
      token: ids.token('refresh-token-secret', 32),
      last_refresh: time,
      rate_limit: rateLimit,
      deleted: false,
    });
    return { status: 201, body: { data: token } };
  },

  /** The access tokens made from it go with it. */
  Users_removeToken({ state, path: { refreshTokenID } }) {
    if (state.refreshTokens.delete(refreshTokenID)) return { status: 204 };
    return notFound(`There is no refresh token ${refreshTokenID}.`);
  },

  Auth_getAccessToken({ state, caller, ids, now, time }) {
    const refreshToken = state.refreshTokens.get(String(caller?.credential?.id));
    if (!refreshToken) return unauthenticated('A refresh token is needed.');

    const issued_at = Math.floor(now / 1000);
    const expires_at = issued_at + accessTokenLifetime;
    const token = ids.token('access-token', 32);
    state.refreshTokens.update({ ...refreshToken, last_refresh: time });
    state.accessTokens.insert({
      token,
      scopes: ['read', 'user-write'],
      refresh_token_id: refreshToken.id,
      issued_at,
      expires_at,
    });
    const body = {
      access_token: token,
      expires_at,
      issued_at,
      refresh_token: refreshToken.token,
      type: 'bearer',
    } as const;
    return { status: 200, body: { data: body } };
  },
};

/** Tokens are made within the organisation of whoever asks. */
function organizationOf(caller: Caller | undefined, { refreshTokens }: SquadcastState): string {
  const own = refreshTokens.get(String(caller?.credential?.refresh_token_id));
  return own?.organization_id ?? '0'.repeat(24);
}
