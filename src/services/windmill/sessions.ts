import { badRequest } from '../../http/index.js';
import type { Handler, Surroundings } from '../../mock/index.js';
import { type Asked, currentAccount } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { AccountRecord, Records } from './records.js';
import { addToken, removeToken } from './tokens.js';
import { toGlobalUserInfo } from './views.js';

const sessionLength = 72 * 60 * 60 * 1000;

export const login: Handler<operations['login'], Records> = (context) => {
  const { email, password } = context.body;
  const account = context.state.accounts.get(email);
  const isKnown = account?.login_type === 'password' && account.password === password;
  return isKnown ? openSession(context, account) : badRequest('Invalid login');
};

export const loginWithOauth: Handler<operations['loginWithOauth'], Records> = (context) => {
  const { path, body, settings } = context;
  if (![settings.oauthClients].flat().includes(path.client_name)) {
    return badRequest(`${path.client_name} is no OAuth client of this instance`);
  }
  const account = accountOfProvider(context, body.code);
  return account ? openSession(context, account) : badRequest('nobody logs in through an identity provider here');
};

/** No provider is asked: the code names an account by its e-mail, or else stands for the first that there is. */
function accountOfProvider({ state }: Surroundings<Records>, code = ''): AccountRecord | undefined {
  const named = state.accounts.get(code);
  if (named?.login_type === 'github') return named;
  const [first] = state.accounts.filterBy('login_type', 'github').slice(0, 1);
  return first;
}

function openSession(context: Surroundings<Records>, { email }: AccountRecord) {
  const expiration = new Date(context.now + sessionLength).toISOString();
  const token = addToken(context, { email, label: 'session', expiration });
  return { status: 200, body: token, headers: { 'Set-Cookie': `token=${token}; Path=/` } } as const;
}

/** Ends the session, or the token, that the request came with. */
export function logout(context: Asked) {
  const { email } = currentAccount(context);
  removeToken(context, String(context.caller?.credential?.token));
  const headers = { 'Set-Cookie': 'token=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' };
  return { status: 200, body: email, headers } as const;
}

export const getCurrentEmail: Handler<operations['getCurrentEmail'], Records> = (context) => ({
  status: 200,
  body: currentAccount(context).email,
});

export const globalWhoami: Handler<operations['globalWhoami'], Records> = (context) => ({
  status: 200,
  body: toGlobalUserInfo(currentAccount(context)),
});
