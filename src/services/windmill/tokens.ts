import type { Handler, Surroundings } from '../../mock/index.js';
import { currentAccount } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { Records, TokenRecord } from './records.js';
import { forgetUse, lastUse } from './token-use.js';
import { toTruncatedToken } from './views.js';

export const createToken: Handler<operations['createToken'], Records> = (context) => {
  const { label, expiration } = context.body;
  const token = addToken(context, {
    email: currentAccount(context).email,
    ...(label !== undefined && { label }),
    ...(expiration !== undefined && { expiration }),
  });
  return { status: 201, body: token };
};

/** Makes a token for an account; this is the only time that its text is known. */
export function addToken(
  { state, ids, time }: Surroundings<Records>,
  about: Pick<TokenRecord, 'email' | 'label' | 'expiration'>,
): string {
  const token = ids.token('token', 30);
  state.tokens.insert({ token, ...about, created_at: time, last_used_at: time });
  return token;
}

export const listTokens: Handler<operations['listTokens'], Records> = (context) => {
  const own = context.state.tokens.filterBy('email', currentAccount(context).email);
  return { status: 200, body: Array.from(own, (token) => withLastUse(context, token)) };
};

function withLastUse({ volatile }: Surroundings<Records>, token: TokenRecord) {
  const view = toTruncatedToken(token);
  const last_used_at = lastUse(volatile, token.token);
  return last_used_at === undefined ? view : { ...view, last_used_at };
}

export const deleteToken: Handler<operations['deleteToken'], Records> = (context) => {
  const { state, path } = context;
  const own = state.tokens.filterBy('email', currentAccount(context).email);
  const doomed = Array.from(own).filter(({ token }) => token.startsWith(path.token_prefix));
  for (const { token } of doomed) removeToken(context, token);
  return { status: 200, body: `deleted ${doomed.length} tokens with prefix ${path.token_prefix}` };
};

export function removeToken({ state, volatile }: Surroundings<Records>, token: string): void {
  state.tokens.delete(token);
  forgetUse(volatile, token);
}
