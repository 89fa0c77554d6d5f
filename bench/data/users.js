// @ts-check

const GIVEN = [
  'Ada',
  'Alan',
  'Barbara',
  'Donald',
  'Edsger',
  'Frances',
  'Grace',
  'Ken',
  'Leslie',
  'Margaret',
  'Niklaus',
  'Radia',
];
const FAMILY = [
  'Allen',
  'Dijkstra',
  'Hamilton',
  'Hopper',
  'Kay',
  'Knuth',
  'Lamport',
  'Liskov',
  'Lovelace',
  'Perlman',
  'Thompson',
  'Turing',
];
const ROLES = [['admin'], ['developer'], ['analyst'], ['developer', 'analyst'], []];
const MIDDLE_LETTERS = 5;

/** The nth made-up person: always the same for the same n, with an e-mail and a middle name that nobody else has. @param {number} n */
export function person(n) {
  const first = pick(GIVEN, n);
  const last = pick(FAMILY, Math.floor(n / GIVEN.length));
  const middle = letters(n);
  return {
    first,
    last,
    middle,
    name: `${first} ${middle} ${last}`,
    email: `${first}.${middle}@example.com`.toLowerCase(),
  };
}

/** A stored user of org-user-management. @param {number} n */
export function orgUser(n) {
  const { name, email } = person(n);
  const connection = n % 4 === 0 ? 'google-oauth2' : null;
  const id = connection === null ? `auth0|${hex(n, 24)}` : `google-oauth2|1${String(n).padStart(20, '0')}`;
  return { id, email, name, roles: pick(ROLES, n), connection };
}

/** What differs from one stored user of Secoda to the next. @param {number} n */
export function secodaUser(n) {
  const { first, middle, last, email } = person(n);
  return { id: `00000000-0000-4000-8000-${hex(n, 12)}`, first_name: first, last_name: `${middle} ${last}`, email };
}

/** @template T @param {readonly T[]} values @param {number} n @returns {T} */
function pick(values, n) {
  return /** @type {T} */ (values[n % values.length]);
}

/** @param {number} n @param {number} digits */
function hex(n, digits) {
  return n.toString(16).padStart(digits, '0');
}

/** A word for a number: the service's name search takes letters only. @param {number} n */
function letters(n) {
  let word = '';
  for (let rest = n; word.length < MIDDLE_LETTERS; rest = Math.floor(rest / 26))
    word = String.fromCharCode(97 + (rest % 26)) + word;
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
