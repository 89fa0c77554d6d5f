// @ts-check
import { Refusal } from './refusal.js';
import { demand, isText } from './rules.js';
import { addAccessToken, toRefreshToken } from './state.js';

/** @typedef {import('./router.js').Handler} Handler */

const day = 24 * 60 * 60;

/** @param {import('./router.js').Service} service */
export function createTokenHandlers({ state, faults }) {
  /** @type {Handler} */
  const list = () => ({
    status: 200,
    data: faults.is('foreign-tokens-listed') ? [...state.refreshTokens, ...state.foreign] : state.refreshTokens,
  });

  /** @type {Handler} */
  const create = ({ body }) => {
    demand(body, { user_id: isText });
    if (!state.users.some(({ id }) => id === body.user_id)) throw new Refusal(404, 'user not found');
    const token = toRefreshToken(state, body.user_id);
    state.refreshTokens.unshift(token);
    return { status: 201, data: token };
  };

  /** @type {Handler} */
  const remove = ({ parameter }) => {
    const token = state.refreshTokens.find(({ id }) => id === parameter);
    if (token === undefined) throw new Refusal(404, 'no such token');
    if (!faults.is('removed-token-stays')) state.refreshTokens = state.refreshTokens.filter((each) => each !== token);
    return { status: 204 };
  };

  /** @type {Handler} */
  const grant = ({ headers }) => {
    const sent = headers['x-refresh-token'];
    const token = state.refreshTokens.find((each) => each.token === sent);
    if (token === undefined) throw new Refusal(401, 'refresh token not known');
    const now = Math.floor(Date.now() / 1000);
    const scopes = faults.is('granted-token-cannot-write') ? ['read'] : ['read', 'user-write'];
    token.last_refresh = new Date(now * 1000).toUTCString();
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
  return { list, create, remove, grant };
}
