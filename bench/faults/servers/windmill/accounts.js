// @ts-check

import { addAccount, removeFrom } from './instance.js';
import { badRequest, json, notFound, Refusal, text } from './replies.js';
import { toGlobalUser } from './views.js';

/** @typedef {import('./router.js').Call} Call */

/** @type {import('./router.js').Route[]} */
export const accountRoutes = [
  {
    id: 'createUserGlobally',
    method: 'POST',
    path: '/users/create',
    role: 'superadmin',
    shape: { email: 'email', password: 'text', super_admin: 'flag', 'name?': 'text', 'company?': 'text' },
    handle({ instance, body, faults }) {
      const same = instance.accounts.find(({ email }) => instance.isSame(email, body.email));
      if (same && faults.is('account-is-overwritten')) Object.assign(same, body);
      else if (same && faults.is('taken-account-is-409'))
        throw new Refusal(409, 'Conflict: this e-mail has an account');
      else if (same) throw badRequest('this e-mail has an account');
      else addAccount(instance, toKept(body, faults));
      return text(`welcome, ${body.email}`, 201);
    },
  },
  {
    id: 'globalUserUpdate',
    method: 'POST',
    path: '/users/update/{email}',
    role: 'superadmin',
    shape: { 'is_super_admin?': 'flag' },
    handle({ instance, parameters, body, faults }) {
      const account = instance.accounts.find(({ email }) => instance.isSame(email, parameters.email));
      if (account === undefined && !faults.is('updating-no-account-is-fine'))
        throw notFound(`account ${parameters.email}`);
      if (account && body.is_super_admin !== undefined) account.super_admin = body.is_super_admin;
      if (account && faults.is('accounts-in-order-of-change')) {
        instance.accounts.push(...instance.accounts.splice(instance.accounts.indexOf(account), 1));
      }
      return text(`${parameters.email} is up to date`);
    },
  },
  {
    id: 'globalUserDelete',
    method: 'DELETE',
    path: '/users/delete/{email}',
    role: 'superadmin',
    handle({ instance, parameters, faults }) {
      /** @param {{ email: string }} row */
      const isTheirs = ({ email }) => instance.isSame(email, parameters.email);
      if (removeFrom(instance.accounts, isTheirs) === 0) throw notFound(`account ${parameters.email}`);
      if (!faults.is('members-outlive-account')) removeFrom(instance.members, isTheirs);
      if (!faults.is('tokens-outlive-account')) removeFrom(instance.tokens, isTheirs);
      removeFrom(instance.invites, isTheirs);
      return text(`farewell, ${parameters.email}`);
    },
  },
  {
    id: 'listUsersAsSuperAdmin',
    method: 'GET',
    path: '/users/list_as_super_admin',
    role: 'superadmin',
    handle({ instance, query, faults }) {
      const all = instance.variant.toList(toOrder(instance.accounts, faults));
      const { start, size } = toWindow(query, faults);
      const lastPage = Math.floor((all.length - 1) / size) * size;
      const from = faults.is('page-past-the-end-is-the-last') ? Math.min(start, lastPage) : start;
      const page = all.slice(from, from + size).map((account) => toGlobalUser(account, faults));
      return json(page.map((account) => ({ ...account, ...instance.variant.account })));
    },
  },
  {
    id: 'listWorkspaces',
    method: 'GET',
    path: '/workspaces/list',
    role: 'user',
    handle({ instance, caller, superAdmin }) {
      const own = instance.members.filter(({ email, disabled }) => instance.isSame(email, caller.email) && !disabled);
      return json(instance.workspaces.filter(({ id }) => superAdmin || own.some(({ workspace }) => workspace === id)));
    },
  },
  {
    id: 'backendVersion',
    method: 'GET',
    path: '/version',
    role: 'none',
    handle: ({ instance }) => text(instance.variant.version),
  },
];

/**
 * @param {Record<string, any>} body
 * @param {import('./instance.js').Faults} faults
 */
function toKept({ email, password, super_admin, name, company }, faults) {
  if (faults.is('name-and-company-swapped')) return { email, password, super_admin, name: company, company: name };
  return { email, password, super_admin, name, ...(!faults.is('company-is-not-kept') && { company }) };
}

/**
 * @param {readonly import('./instance.js').Account[]} accounts
 * @param {import('./instance.js').Faults} faults
 */
function toOrder(accounts, faults) {
  if (faults.is('accounts-in-order-of-change')) return accounts;
  return [...accounts].sort((one, other) => (one.email < other.email ? -1 : 1));
}

/**
 * @param {URLSearchParams} query
 * @param {import('./instance.js').Faults} faults
 */
function toWindow(query, faults) {
  const drifted = faults.is('accounts-by-the-hundred');
  const limit = faults.is('ninety-nine-at-most') ? 99 : 100;
  const most = faults.is('pages-up-to-a-thousand') ? 1000 : limit;
  const size = toNumber(query, 'per_page', faults) ?? (drifted ? 100 : 30);
  const page = toNumber(query, 'page', faults) ?? 1;
  if (page < 1 && faults.is('page-zero-is-refused')) throw badRequest('pages begin with 1');
  const clamped = Math.max(1, Math.floor(faults.is('page-size-without-end') ? size : Math.min(size, most)));
  const pages = faults.is('pages-from-zero') ? Math.floor(page) : Math.max(1, Math.floor(page)) - 1;
  return { start: pages * clamped + (faults.is('pages-skip-one') ? pages : 0), size: clamped };
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {import('./instance.js').Faults} faults
 */
function toNumber(query, name, faults) {
  const given = query.get(name);
  if (given === null) return undefined;
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(given)) return Number(given);
  if (faults.is('no-number-is-the-default')) return undefined;
  throw badRequest(`${name} is no number`);
}
