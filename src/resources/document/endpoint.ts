import type { Operation } from '../../spec/index.js';
import { nounOf, plain, singularOf, wordsOf } from './names.js';

export type Verb = 'create' | 'read' | 'list' | 'change' | 'delete' | 'search';

/** An operation by what its path says: which things it is about, inside which others, and perhaps which one of them. */
export interface Endpoint {
  readonly operation: Operation;
  /** The same for all paths of one kind of thing, whatever their parameters are called: `/groups/{}/member`. */
  readonly base: string;
  /** Base of the things that this one is inside of, or undefined: `/group`. */
  readonly outer: string | undefined;
  /** What the things are called in the path: `members`. */
  readonly noun: string;
  /** What one of them is called, in the form of `plain`: `member`. */
  readonly one: string;
  /** Path parameters before the noun, and the one that picks a thing. */
  readonly containers: readonly string[];
  readonly item: string | undefined;
  /** The query parameter that picks a thing, where the path does not: `/book?uid=…`. */
  readonly query?: string;
  /** A verb that the path spells out (`/users/create`); undefined where only the method speaks. */
  readonly verb: Verb | undefined;
}

const verbs: ReadonlyMap<string, Verb> = new Map([
  ...['create', 'add', 'new', 'register', 'insert'].map((word) => [word, 'create'] as const),
  ...['get', 'read', 'show', 'fetch', 'view', 'find', 'detail', 'details', 'info'].map(
    (word) => [word, 'read'] as const,
  ),
  ...['list', 'all', 'index'].map((word) => [word, 'list'] as const),
  ...['update', 'edit', 'modify', 'change', 'patch', 'rename'].map((word) => [word, 'change'] as const),
  ...['delete', 'remove', 'destroy'].map((word) => [word, 'delete'] as const),
  ...['search', 'query'].map((word) => [word, 'search'] as const),
]);

/** The same for all paths of one kind of thing: the noun in the singular, parameters without their names. */
function baseOf(segments: readonly string[]): string {
  const noun = segments.findLastIndex((segment) => parameterOf(segment) === undefined);
  return `/${segments.map((segment, index) => (index === noun ? nounOf(segment) : anonymous(segment))).join('/')}`;
}

/** A path that ends in one parameter of several, read as that of the things which the next one picks: `/repos/{owner}` lists. */
export const asList = ({ item, base, containers, ...rest }: Endpoint): Endpoint => ({
  ...rest,
  base: `${base}/{}`,
  containers: item === undefined ? containers : [...containers, item],
  item: undefined,
});

/** `/events/{id}:move` is read as `/events/{id}/move`. */
const segmentsOf = (path: string): readonly string[] => path.replaceAll('}:', '}/').split('/');

interface Reading {
  readonly before: readonly string[];
  readonly noun: string;
  /** Parameters between the noun and the one that picks a thing: `{owner}` of `/repos/{owner}/{repo}`. */
  readonly between?: readonly string[];
  readonly item: string | undefined;
  readonly verb: Verb | undefined;
}

/** What the path of an operation says, or undefined where it names no kind of thing. */
export function toEndpoint(operation: Operation): Endpoint | undefined {
  const reading = readPath(segmentsOf(operation.path).filter((segment) => segment !== ''));
  if (reading === undefined) return undefined;
  const { before, noun, between = [], item, verb } = reading;
  const lastContainer = before.findLastIndex((segment) => parameterOf(segment) !== undefined);
  return {
    operation,
    base: baseOf([...before, noun, ...between]),
    outer: lastContainer < 1 ? undefined : baseOf(before.slice(0, lastContainer)),
    noun,
    one: nounOf(noun),
    containers: [...before, ...between].flatMap((segment) => parameterOf(segment) ?? []),
    item,
    verb,
  };
}

function readPath(segments: readonly string[]): Reading | undefined {
  const item = parameterOf(segments.at(-1));
  const literals = item === undefined ? segments : segments.slice(0, -1);
  const last = literals.at(-1);
  if (last === undefined) return undefined;
  if (parameterOf(last) !== undefined) return pickedBySeveral(literals, item);
  const spoken = readVerb(last);
  const before = literals.slice(0, -1);
  if (spoken === undefined) return searchedBefore(before, last, item) ?? { before, noun: last, item, verb: undefined };
  return spoken.noun === '' ? verbAfterNoun(before, item, spoken.verb) : verbWithNoun(before, item, spoken);
}

/** `/search/users`. */
function searchedBefore(before: readonly string[], noun: string, item: string | undefined): Reading | undefined {
  const spoken = readVerb(before.at(-1) ?? '');
  const isSearch = spoken?.verb === 'search' && spoken.noun === '' && item === undefined;
  return isSearch ? { before: before.slice(0, -1), noun, item, verb: 'search' } : undefined;
}

/** `/repos/{owner}/{repo}`. */
function pickedBySeveral(literals: readonly string[], item: string | undefined): Reading | undefined {
  const at = literals.findLastIndex((segment) => parameterOf(segment) === undefined);
  const noun = literals[at];
  if (noun === undefined || readVerb(noun) !== undefined) return undefined;
  return { before: literals.slice(0, at), noun, between: literals.slice(at + 1), item, verb: undefined };
}

/** `/users/create`, `/users/update/{id}`, `/users/{id}/update`. */
function verbAfterNoun(before: readonly string[], item: string | undefined, verb: Verb): Reading | undefined {
  const inner = item ?? parameterOf(before.at(-1));
  const literals = item === undefined && inner !== undefined ? before.slice(0, -1) : before;
  const noun = literals.at(-1);
  if (noun === undefined || parameterOf(noun) !== undefined) return undefined;
  return { before: literals.slice(0, -1), noun, item: inner, verb };
}

/** `/createUser`, `/users/create_user`, `/users.list`. */
function verbWithNoun(before: readonly string[], item: string | undefined, { verb, noun }: Spoken): Reading {
  const repeats = before.length > 0 && nounOf(before.at(-1) ?? '') === nounOf(noun);
  const stem = repeats ? before.slice(0, -1) : before;
  return { before: stem, noun: repeats ? (before.at(-1) ?? noun) : noun, item, verb };
}

interface Spoken {
  readonly verb: Verb;
  /** As one word; empty where the verb stands alone. */
  readonly noun: string;
}

function readVerb(segment: string): Spoken | undefined {
  const all = wordsOf(segment);
  const by = all.indexOf('by');
  const words = by > 0 ? all.slice(0, by) : all;
  const [word = '', ...nouns] = words;
  const first = verbs.get(word);
  if (first !== undefined) return { verb: first === 'read' && isMany(nouns) ? 'list' : first, noun: nouns.join('_') };
  const last = verbs.get(nouns.at(-1) ?? '');
  return last && /[.:]/.test(segment) ? { verb: last, noun: words.slice(0, -1).join('_') } : undefined;
}

/** `getUsers` lists, `getUser` reads. */
const isMany = (words: readonly string[]): boolean => singularOf(words.at(-1) ?? '') !== (words.at(-1) ?? '');

const parameterOf = (segment: string | undefined): string | undefined => /^\{([^{}]+)\}$/.exec(segment ?? '')?.[1];

const anonymous = (segment: string): string => (parameterOf(segment) === undefined ? plain(segment) || segment : '{}');
