// @ts-check
import { createHmac } from 'node:crypto';

/**
 * @typedef {{ type: string, time: number }} Rule
 * @typedef {{
 *   id: string, first_name: string, last_name: string, username_for_display: string, email: string,
 *   contact: { dial_code: string, phone_number: string }, secondary_emails: string[] | null, email_verified: boolean,
 *   time_zone: string, title: string, bio: string, notification_rules: Rule[], user_image: boolean, role: string,
 *   role_id: string,
 * }} User
 * @typedef {{
 *   id: string, organization_id: string, user_id: string, token: string, last_refresh: string, rate_limit: number, deleted: boolean,
 * }} RefreshToken
 * @typedef {{ token: string, scopes: string[], refreshTokenId: string }} AccessToken
 * @typedef {{ id: string, name: string, limit: number, order: number, slug: string }} Role
 * @typedef {{
 *   roles: Role[], users: User[], refreshTokens: RefreshToken[], accessTokens: AccessToken[], foreign: RefreshToken[],
 *   abilities: Map<string, string[]>, former: Set<string>,
 *   orphaned: Set<string>, gone: Map<string, User>, updated: Set<string>, variant: import('./variant.js').Variant,
 *   newId: () => string, newSecret: () => string, organization: string,
 * }} State
 */

const names = ['Hedda Strøm', 'Bruno Castelli', 'Anneli Koskinen', 'Farid Haidari', 'Gwen Price', 'Ivo Petrov'];

/**
 * @param {string} seed changes ids, secrets, names and order
 * @param {import('./variant.js').Variant} variant
 * @returns {State}
 */
export function createState(seed, variant) {
  let drawn = 0;
  const draw = () => createHmac('sha1', seed).update(String(++drawn)).digest('hex');
  const newId = () => variant.toId({ digest: draw(), count: drawn });
  const newSecret = () => `sqc.${draw()}`;
  /** @type {State} */
  const state = {
    organization: newId(),
    newId,
    newSecret,
    roles: [
      { id: newId(), slug: 'stakeholder', name: 'Stakeholder', order: 0, limit: -1 },
      { id: newId(), slug: 'admin', name: 'Admin', order: 2, limit: -1 },
      { id: newId(), slug: 'account_owner', name: 'Account Owner', order: 3, limit: 1 },
      { id: newId(), slug: 'user', name: 'User', order: 1, limit: -1 },
    ],
    users: [],
    refreshTokens: [],
    accessTokens: [],
    foreign: [],
    abilities: new Map(),
    former: new Set(),
    orphaned: new Set(),
    gone: new Map(),
    updated: new Set(),
    variant,
  };
  const start = seed.length % names.length;
  const given = ['stakeholder', 'admin', 'account_owner', 'user', 'user'];
  given.forEach((role, index) => {
    const [first_name = '', last_name = ''] = (names[(start + index) % names.length] ?? '').split(' ');
    addUser(state, { first_name, last_name, role, email: `${role}.${index}@${seed}.example` });
  });
  state.foreign = [{ ...toRefreshToken(state, newId()), organization_id: newId() }];
  return state;
}

/** @type {(state: State, role: string) => string} */
export const roleIdOf = ({ roles }, role) => roles.find(({ slug }) => slug === role)?.id ?? '';

/**
 * @param {State} state
 * @param {Pick<User, 'first_name' | 'last_name' | 'role' | 'email'>} content
 * @returns {User}
 */
export function addUser(state, content) {
  /** @type {User} */
  const user = {
    ...content,
    user_image: false,
    username_for_display: state.variant.toDisplayName(content),
    contact: { phone_number: '', dial_code: '' },
    secondary_emails: state.users.length % 2 === 0 ? null : [],
    email_verified: false,
    time_zone: state.variant.timeZone,
    title: '',
    bio: '',
    notification_rules: ['Email', 'Push', 'SMS', 'Phone'].map((type, index) => ({
      time: Math.max(0, index - 1),
      type,
    })),
    id: state.newId(),
    role_id: roleIdOf(state, content.role),
  };
  state.users.unshift(user);
  return user;
}

/**
 * @param {State} state
 * @param {string} userId
 * @returns {RefreshToken}
 */
export function toRefreshToken(state, userId) {
  return {
    token: state.newSecret(),
    id: state.newId(),
    user_id: userId,
    organization_id: state.organization,
    ...state.variant.token,
    deleted: false,
  };
}

/**
 * @param {State} state
 * @param {{ refreshTokenId: string, scopes: string[] }} grant
 * @returns {string}
 */
export function addAccessToken(state, { refreshTokenId, scopes }) {
  const token = state.newSecret();
  state.accessTokens.push({ token, scopes, refreshTokenId });
  return token;
}

/**
 * One refresh token for whoever owns the account, and one for a user whose access token may only read.
 * @param {State} state
 * @returns {Record<string, Record<string, string>>}
 */
export function createCredentials(state) {
  const [owner, reader] = ['account_owner', 'user'].map((role) => {
    const token = toRefreshToken(state, state.users.find((user) => user.role === role)?.id ?? '');
    state.refreshTokens.push(token);
    return token;
  });
  const write = addAccessToken(state, { refreshTokenId: owner?.id ?? '', scopes: ['read', 'user-write'] });
  const read = addAccessToken(state, { refreshTokenId: reader?.id ?? '', scopes: ['read'] });
  return {
    write: { Authorization: `Bearer ${write}` },
    read: { Authorization: `Bearer ${read}` },
    refresh: { 'X-Refresh-Token': owner?.token ?? '' },
  };
}
