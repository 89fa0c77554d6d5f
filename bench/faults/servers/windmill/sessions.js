// @ts-check

import { addToken, createTokenValue, removeFrom } from './instance.js';
import { badRequest, json, notFound, text, unprocessable } from './replies.js';
import { toGlobalUser, toTruncated } from './views.js';

const threeDays = 72 * 60 * 60 * 1000;

/** @typedef {import('./router.js').Call} Call */

/** @type {import('./router.js').Route[]} */
export const sessionRoutes = [
  {
    id: 'login',
    method: 'POST',
    path: '/auth/login',
    role: 'none',
    shape: { email: 'text', password: 'text' },
    handle(call) {
      const account = call.instance.accounts.find(({ email }) => call.instance.isSame(email, call.body.email));
      if (account?.password === undefined || !isPassword(call, account)) throw badRequest('Invalid login');
      return openSession(call, account);
    },
  },
  {
    id: 'loginWithOauth',
    method: 'POST',
    path: '/oauth/login_callback/{client_name}',
    role: 'none',
    shape: { 'code?': 'text', 'state?': 'text' },
    handle(call) {
      const { code, state } = call.body;
      const incomplete = code === undefined || state === undefined;
      if (incomplete && call.faults.is('oauth-needs-code-and-state')) throw unprocessable('code or state is missing');
      if (call.parameters.client_name !== 'github') throw badRequest(`no such client: ${call.parameters.client_name}`);
      const candidates = call.instance.accounts.filter(({ login_type }) => login_type === 'github');
      const account = candidates.find(({ email }) => email === code) ?? candidates[0];
      if (account === undefined) throw badRequest('no account to log in');
      const reply = openSession(call, account);
      if (call.faults.is('oauth-answers-a-sentence')) reply.body = 'Successful oauth login';
      return reply;
    },
  },
  ...['/users/logout', '/auth/logout'].map((path) => ({
    id: path === '/users/logout' ? 'logout' : 'authLogout',
    method: 'POST',
    path,
    role: /** @type {const} */ ('user'),
    handle: logOut,
  })),
  {
    id: 'getCurrentEmail',
    method: 'GET',
    path: '/users/email',
    role: 'user',
    handle({ caller, faults }) {
      return text(faults.is('email-in-quotes') ? JSON.stringify(caller.email) : caller.email);
    },
  },
  {
    id: 'globalWhoami',
    method: 'GET',
    path: '/users/whoami',
    role: 'user',
    handle: ({ caller, faults }) => json(toGlobalUser(caller, faults)),
  },
  {
    id: 'setPassword',
    method: 'POST',
    path: '/users/setpassword',
    role: 'user',
    shape: { password: 'text' },
    handle({ caller, body, faults, instance }) {
      if (caller.login_type === 'github') throw badRequest('GitHub keeps your password');
      for (const account of faults.is('password-of-everybody-alike') ? instance.accounts : [caller]) {
        if (!faults.is('password-is-not-kept')) account.password = body.password;
      }
      return text(faults.is('new-password-is-echoed') ? `password is now ${body.password}` : 'password changed');
    },
  },
  {
    id: 'createToken',
    method: 'POST',
    path: '/users/tokens/create',
    role: 'user',
    shape: { 'label?': 'text', 'expiration?': 'instant' },
    handle({ instance, caller, superAdmin, body, faults }) {
      const value = createTokenValue();
      addToken(instance, {
        value,
        email: caller.email,
        super_admin: superAdmin,
        ...toKept(body, faults),
        ...(faults.is('last-use-is-never-noted') && { last_used_at: null }),
      });
      return text(value, 201);
    },
  },
  {
    id: 'listTokens',
    method: 'GET',
    path: '/users/tokens/list',
    role: 'user',
    handle({ instance, caller, faults }) {
      const own = instance.tokens.filter(({ email }) => email === caller.email);
      const listed = faults.is('sessions-are-not-listed') ? own.filter(({ label }) => label !== 'session') : own;
      return json(instance.variant.toList(listed).map((token) => toTruncated(token, faults)));
    },
  },
  {
    id: 'deleteToken',
    method: 'DELETE',
    path: '/users/tokens/delete/{token_prefix}',
    role: 'user',
    handle({ instance, caller, parameters, faults, revoked }) {
      /** @param {import('./instance.js').Token} token */
      const isMeant = ({ email, value }) =>
        (email === caller.email || faults.is('tokens-of-others-go-too')) &&
        startsWith(value, parameters.token_prefix, faults);
      if (faults.is('deleted-tokens-still-work')) revoked.push(...instance.tokens.filter(isMeant));
      const gone = removeFrom(instance.tokens, isMeant);
      if (gone === 0 && faults.is('deleting-no-token-is-refused')) throw notFound('no such token');
      return text(`${gone} tokens are gone`);
    },
  },
];

/**
 * @param {Record<string, any>} body
 * @param {import('./instance.js').Faults} faults
 */
function toKept({ label, expiration, ...others }, faults) {
  const kept = faults.is('labels-cut') ? label?.slice(0, 50) : label;
  const until = faults.is('offset-of-expiration-ignored')
    ? expiration?.replace(/(z|[+-]\d\d:\d\d)$/i, 'Z')
    : expiration;
  const shown = kept === undefined || faults.is('labels-are-lost') ? {} : { label: kept };
  return { ...others, ...shown, ...(until !== undefined && { expiration: until }) };
}

/**
 * @param {string} value
 * @param {string} prefix
 * @param {import('./instance.js').Faults} faults
 */
function startsWith(value, prefix, faults) {
  if (!faults.is('prefix-is-a-pattern')) return value.startsWith(prefix);
  const pattern = prefix
    .replaceAll(/[^\w%]/g, '')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${pattern}`).test(value);
}

/**
 * @param {Call} call
 * @param {import('./instance.js').Account} account
 */
function isPassword({ body, faults }, { password = '' }) {
  if (faults.is('only-72-characters-count')) return body.password.slice(0, 72) === password.slice(0, 72);
  if (faults.is('password-in-any-case')) return body.password.toLowerCase() === password.toLowerCase();
  return body.password === password;
}

/**
 * @param {Call} call
 * @param {import('./instance.js').Account} account
 */
function openSession({ instance, faults }, { email, super_admin }) {
  const expiration = instance.variant.toTime(new Date(Date.now() + threeDays));
  const value = addToken(instance, { value: createTokenValue(), email, super_admin, label: 'session', expiration });
  const cookie = faults.is('cookie-of-another-session') ? createTokenValue() : value;
  const headers = { 'Set-Cookie': `token=${cookie}; Path=/; ${instance.variant.cookie}` };
  return text(value, 200, faults.is('login-without-cookie') ? {} : headers);
}

/** @param {Call} call */
function logOut({ instance, caller, token, faults }) {
  if (!faults.is('logout-keeps-token')) {
    const all = faults.is('logout-ends-every-token');
    const newest = instance.tokens.find(({ email }) => email === caller.email) ?? token;
    const ended = faults.is('logout-ends-the-newest') ? newest : token;
    removeFrom(instance.tokens, ({ value, email }) => value === ended.value || (all && email === caller.email));
  }
  return text(caller.email, 200, { 'Set-Cookie': 'token=; Path=/; Max-Age=0' });
}
