// @ts-check
import { Refusal } from './refusal.js';
import { demand, isText } from './rules.js';
import { addAccessToken, toRefreshToken } from './state.js';

/** @typedef {import('./router.js').Handler} Handler */

const day = 24 * 60 * 60;

/** @param {import('./router.js').Service} service */
export function createTokenHandlers({ state, faults, variant }) {
  /** @type {Handler} */
  const list = () => ({
    status: 200,
    data: variant.toList(
      faults.is('foreign-tokens-listed') ? [...state.refreshTokens, ...state.foreign] : state.refreshTokens,
      ({ id }) => id,
    ),
  });

  /** @type {Handler} */
  const create = ({ body }) => {
    demand(body, { user_id: isText }, variant);
    if (!state.users.some(({ id }) => id === body.user_id)) throw new Refusal(404, 'user not found');
    const token = toRefreshToken(state, body.user_id);
    state.refreshTokens.unshift(token);
    return { status: 201, data: token };
  };

  /** @type {Handler} */
  const remove = ({ parameter }) => {
    const token = state.refreshTokens.find(
      ({ id, token: secret }) => id === parameter || (secret === parameter && faults.is('token-removed-by-secret')),
    );
    if (token === undefined) throw new Refusal(404, 'no such token');
    const isTheirs = faults.is('revoking-ends-all-of-user');
    /** @param {import('./state.js').RefreshToken} each */
    const stays = (each) => (isTheirs ? each.user_id !== token.user_id : each !== token);
    if (!faults.is('removed-token-stays')) state.refreshTokens = state.refreshTokens.filter(stays);
    return { status: 204 };
  };

  /** @type {Handler} */
  const grant = ({ headers }) => {
    const sent = headers['x-refresh-token'];
    const token = state.refreshTokens.find((each) => each.token === sent);
    if (token === undefined) throw new Refusal(401, 'refresh token not known');
    const now = Math.floor(Date.now() / 1000);
    const scopes = faults.is('granted-token-cannot-write') ? ['read'] : ['read', 'user-write'];
    token.last_refresh = variant.toTime(new Date(now * 1000));
    if (faults.is('grant-ends-other-sessions')) endOtherSessions(token);
    return {
      status: 200,
      data: {
        type: 'bearer',
        refresh_token: token.token,
        access_token: addAccessToken(state, { refreshTokenId: token.id, scopes }),
        issued_at: now,
        expires_at: now + day,
      },
    };
  };
  /** @param {import('./state.js').RefreshToken} token */
  const endOtherSessions = ({ id, user_id }) => {
    const others = state.refreshTokens
      .filter((each) => each.user_id === user_id && each.id !== id)
      .map((each) => each.id);
    state.accessTokens = state.accessTokens.filter(({ refreshTokenId }) => !others.includes(refreshTokenId));
  };
  return { list, create, remove, grant };
}
