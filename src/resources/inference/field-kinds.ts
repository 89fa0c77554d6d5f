import { plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';

const secrets = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'apikey',
  'accesstoken',
  'refreshtoken',
  'clientsecret',
  'privatekey',
  'apitoken',
  'authtoken',
  'secretkey',
  'newpassword',
  'currentpassword',
  'oldpassword',
  'passwordconfirmation',
  'confirmpassword',
  'passwordhash',
  'hashedpassword',
];

export const isSecret = (name: string, schema: Schema): boolean =>
  schema.keyword('writeOnly') === true ||
  schema.keyword('format') === 'password' ||
  (secrets.includes(plain(name)) && !schema.types.has('boolean') && !schema.types.has('integer'));

const happenings = [
  'login',
  'seen',
  'used',
  'active',
  'activity',
  'access',
  'accessed',
  'refresh',
  'refreshed',
  'sign',
  'signin',
  'logged',
  'log',
  'visit',
  'visited',
  'request',
  'sync',
  'synced',
  'ping',
  'heartbeat',
  'online',
  'connected',
  'checked',
  'authenticated',
  'authentication',
  'usage',
];

/** Whether a property changes by itself: `last_login`, `lastSeenAt`. */
export function isVolatile(name: string): boolean {
  const words = wordsOf(name);
  const last = words.indexOf('last');
  if (words.join('') === 'online' || words.includes('presence')) return true;
  if (last >= 0) return happenings.includes(words[last + 1] ?? '') || isMoment(words, last);
  return ['login_count', 'sign_in_count', 'is_online'].includes(words.join('_'));
}

const changes = ['modified', 'updated', 'changed', 'edited', 'update', 'change', 'modification', 'name'];

const isMoment = (words: readonly string[], last: number): boolean =>
  ['at', 'on', 'time', 'date'].includes(words.at(-1) ?? '') && !changes.includes(words[last + 1] ?? '');

const stamps = ['updated', 'modified', 'changed', 'edited', 'revision', 'version', 'etag'];

/** Whether a server's property follows from the others of the record, such as the time of the last change. */
export function isDerived(name: string, schema: Schema, writable: ReadonlySet<string>): boolean {
  const words = wordsOf(name);
  if (words.some((word) => stamps.includes(word)) || words.join('').startsWith('lastupdate')) return true;
  if (words.includes('count') && schema.types.has('integer')) return true;
  if (['fullname', 'initials', 'slug', 'displayname', 'usernamefordisplay', 'avatarurl'].includes(words.join('')))
    return true;
  return [...writable].some((other) => {
    const stem = plain(other);
    return (
      stem.length > 2 && (plain(name).startsWith(stem) || (stem.endsWith('id') && plain(name) === stem.slice(0, -2)))
    );
  });
}
