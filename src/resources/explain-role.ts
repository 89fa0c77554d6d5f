import type { Operation } from '../spec/index.js';
import type { Action, KeySources, Role, Source } from './resource-model.js';

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
  const what = 'collection' in role ? role.collection : role.relation;
  const sets =
    role.kind === 'act' ? Object.entries(role.sets).map(([name, value]) => `${name} = ${String(value)}`) : [];
  return `${verbs[role.kind]} ${what}${sets.length === 0 ? '' : `: ${sets.join(', ')}`}`;
}

/** Why an operation is taken for what it is. */
export function reasonOf(role: Role | Action, operation: Operation): string {
  if (role.basis === 'declaration') return 'x-twinspec declares it';
  switch (role.kind) {
    case 'list':
    case 'related':
      return `the answer has a list at ${role.items.pointer === '' ? 'its top' : role.items.pointer}`;
    case 'create':
      return `${operation.method.toUpperCase()} on the collection; ${keysIn(role.key)}`;
    case 'replace':
      return `PUT, and its body can say what a create can; ${keysIn(role.key)}`;
    case 'patch':
      return `what the request leaves out stays; ${keysIn(role.key)}`;
    case 'link':
    case 'unlink':
    case 'show-pair':
    case 'change-pair':
      return `${keysIn(role.from)}; ${keysIn(role.to)}`;
    case 'act':
      return role.basis === 'document'
        ? 'the description says what it sets'
        : `a path below that of one record; ${keysIn(role.key)}`;
    default:
      return keysIn(role.key);
  }
}

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
