import type { Operation } from '../spec/index.js';
import type { Action, KeySources, Lack, Role, Source } from './resource-model.js';

const verbs = {
  create: 'creates one of',
  read: 'reads one of',
  replace: 'replaces one of',
  patch: 'changes one of',
  delete: 'deletes one of',
  list: 'lists',
  link: 'joins a pair of',
  unlink: 'parts a pair of',
  related: 'lists partners of',
  act: 'acts on one of',
  'show-pair': 'shows a pair of',
  'change-pair': 'changes a pair of',
} as const;

/** What an operation does, in a few words. */
export function wordsFor(role: Role | Action): string {
  if (role.kind === 'supposed') return `${wordsFor(role.role)}, ${supposed[role.lacks].says}`;
  const what = 'collection' in role ? role.collection : role.relation;
  const sets =
    role.kind === 'act' ? Object.entries(role.sets).map(([name, value]) => `${name} = ${String(value)}`) : [];
  return `${verbs[role.kind]} ${what}${sets.length === 0 ? '' : `: ${sets.join(', ')}`}`;
}

/** Why an operation is taken for what it is. */
export function reasonOf(role: Role | Action, operation: Operation): string {
  if (role.kind === 'supposed') return `${reasonOf(role.role, operation)}; ${supposed[role.lacks].because}`;
  if (role.basis === 'declaration') return 'x-twinspec declares it';
  if ('items' in role) return `the answer has a list at ${role.items.pointer === '' ? 'its top' : role.items.pointer}`;
  if ('from' in role) return `${keysIn(role.from)}; ${keysIn(role.to)}`;
  const keys = keysIn(role.key);
  if (role.kind === 'act')
    return role.basis === 'document' ? 'the description says what it sets' : `no role of its own; ${keys}`;
  const clue = clues[role.kind];
  return clue === undefined ? keys : `${operation.method.toUpperCase()} ${clue}; ${keys}`;
}

const supposed: Readonly<Record<Lack, { readonly says: string; readonly because: string }>> = {
  rest: { says: 'the beginning alone', because: 'nothing says how to get the rest' },
  key: { says: 'without its key', because: 'no answer shows what paths ask for' },
  answer: { says: 'and shows nothing', because: 'no answer has a schema' },
  end: { says: 'later', because: '202 promises nothing yet' },
};

const clues: Readonly<Partial<Record<Role['kind'], string>>> = {
  create: 'on the collection',
  replace: 'whose body can say what a create can',
  patch: 'that leaves alone what it does not name',
};

/** `id is in the path (userId)`. */
const keysIn = (key: KeySources): string =>
  Object.entries(key)
    .map(([name, source]) => `${name} is ${placeOf(source)}`)
    .join(', ');

function placeOf(source: Source): string {
  switch (source.in) {
    case 'path':
      return `in the path (${source.name})`;
    case 'query':
      return `in the query (${source.name})`;
    case 'location':
      return 'the end of the Location header';
    default:
      return `in the ${source.in === 'response' ? 'answer' : source.in} (${source.pointer === '' ? 'all of it' : source.pointer})`;
  }
}
