// @ts-check
import { createHash, randomBytes } from 'node:crypto';

/**
 * @typedef {'google-oauth2' | null} Connection
 * @typedef {{ id: string, email: string, name: string, roles: string[], connection: Connection, tenant: string }} User
 * @typedef {{ secret: string, userId: string, email: string }} Token `email` is the one that it was made for
 * @typedef {{ email: string, name: string, roles: string[], connection: Connection }} Invitation
 * @typedef {{
 *   organization: Record<string, string>, users: User[], tokens: Token[], invitations: Invitation[],
 *   credentials: Record<string, { Authorization: string }>,
 * }} State
 */

const hired = [
  'Vera Lindholm',
  'Oskar Nyman',
  'Ilse van Dam',
  'Marek Vondra',
  'Yuki Aramaki',
  'Tunde Balogun',
  'Ada Kowalska',
  'Finn Delaney',
  'Sara Wiik',
];

const given = ['Ayla', 'Bengt', 'Cleo', 'Dov', 'Elif', 'Femi', 'Gerd', 'Hana', 'Imre', 'Jaro', 'Kaya'];
const family = [
  'Abara',
  'Brandt',
  'Castro',
  'Dahl',
  'Egede',
  'Farrow',
  'Greco',
  'Hrubec',
  'Ito',
  'Joshi',
  'Klee',
  'Lumme',
  'Moreau',
];

/**
 * @param {string} seed changes ids, names, addresses and order
 * @param {import('./variant.js').Variant} variant
 * @returns {State}
 */
export function createState(seed, variant) {
  /** @param {string} text */
  const hash = (text) => createHash('sha512').update(`${text}/${seed}`).digest('hex');
  const tenant = `tenant-${hash('ours').slice(0, 6)}`;
  /** @type {(name: string, kind: { roles: string[], connection?: Connection, provider?: string, tenant?: string }) => User} */
  const toUser = (name, { roles, connection = null, provider = 'auth0', tenant: home = tenant }) => ({
    id: `${provider}|${connection === null ? variant.toTail(hash(name)) : BigInt(`0x${hash(name).slice(0, 17)}`)}`,
    email: `${name.toLowerCase().replaceAll(' ', '.')}.${hash(name).slice(0, 3)}@grindel.example`,
    name,
    roles,
    connection,
    tenant: home,
  });
  const admin = toUser('Nadia Berkane', { roles: ['developer', 'admin'] });
  const developer = toUser('Piet Hoekstra', {
    roles: ['developer'],
    connection: 'google-oauth2',
    provider: 'google-oauth2',
  });
  const analyst = toUser('Rosa Quint', { roles: ['analyst'] });
  const chosen = hired.toSorted((one, other) => (hash(one) < hash(other) ? -1 : 1)).slice(0, 6);
  const others = chosen.map((name, index) =>
    toUser(name, { roles: index === 0 ? ['admin'] : ['analyst', 'developer'].slice(index % 3) }),
  );
  const plus = {
    ...toUser('Lena Plusz', { roles: [] }),
    id: `samlp|grindel|lena+${hash('lena').slice(0, 4)}@grindel.example`,
  };
  const foreign = toUser('Hugo Elsewhere', { roles: ['admin'], tenant: 'tenant-other' });
  const crowd = Array.from({ length: variant.crowd }, (_, index) =>
    toUser(`${given[index % given.length]} ${family[index % family.length]}`, {
      roles: index % 3 === 0 ? [] : ['analyst'],
      connection: index % 4 === 0 ? 'google-oauth2' : null,
      provider: index % 4 === 0 ? 'google-oauth2' : 'auth0',
    }),
  );
  const callers = { admin, developer, analyst };
  const tokens = Object.values(callers).map(({ id, email, name }) => ({
    userId: id,
    email,
    secret: `mpat_${hash(`token of ${name}`).slice(0, 32)}`,
  }));
  return {
    organization: {
      updated_at: variant.updated,
      short_name: 'grindel',
      id: [8, 12, 16, 20].reduceRight(
        (text, at) => `${text.slice(0, at)}-${text.slice(at)}`,
        hash('organization').slice(0, 32),
      ),
      name: `Grindel Works ${seed}`,
      created_at: variant.created,
      tenant,
    },
    users: [admin, developer, analyst, ...others, ...crowd, plus, foreign].sort((one, other) =>
      hash(one.id) < hash(other.id) ? -1 : 1,
    ),
    tokens,
    invitations: [],
    credentials: Object.fromEntries(
      Object.keys(callers).map((role, index) => [
        role,
        { Authorization: `${tokens[index]?.email}:${tokens[index]?.secret}` },
      ]),
    ),
  };
}

/** @param {Invitation} invitation */
export function toPendingUser(invitation) {
  return { ...invitation, id: `auth0|pending${randomBytes(6).toString('hex')}`, tenant: '' };
}
