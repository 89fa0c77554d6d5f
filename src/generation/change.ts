import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Reference } from '../spec/index.js';
import type { Draft } from './draft.js';

/** One way in which a value is made otherwise, and how that is told. */
export interface Change {
  /** Pointer to the part that is written anew. */
  readonly target: string;
  /** Pointer to what it is about, which may lie below the target. */
  readonly pointer: string;
  readonly keyword: string;
  readonly title: string;
  readonly at: Reference;
  readonly isCertain: boolean;
  /** What to write instead, the most telling value first; the first that does what it should is taken. */
  readonly writes: (target: Draft) => readonly unknown[];
}

/** The part of a draft at a pointer. */
export function partAt(draft: Draft, pointer: string): Draft | undefined {
  return tokensOf(pointer).reduce<Draft | undefined>((part, token) => part?.children.get(token), draft);
}

/** All parts that are sent, those above first; lists are represented by their first item. */
export function partsOf(draft: Draft, depth = 0): readonly Draft[] {
  if (depth > deepest) return [];
  const children = [...draft.children].filter(([, child]) => !child.isOmitted);
  const isList = Array.isArray(draft.value);
  const inside = isList ? children.slice(0, 1) : children;
  return [draft, ...inside.flatMap(([, child]) => partsOf(child, isList ? depth : depth + 1))];
}

/** So many properties below the whole value; lists do not count. */
const deepest = 3;

/** A copy of a value with something else at a pointer. */
export function replaceAt(value: unknown, pointer: string, replacement: unknown): unknown {
  const [token, ...rest] = tokensOf(pointer);
  if (token === undefined) return replacement;
  const below = rest.map((one) => `/${escapeToken(one)}`).join('');
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === token ? replaceAt(item, below, replacement) : item));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [token]: replaceAt(object[token], below, replacement) };
}

/** A copy without what the draft's direction leaves out. */
export function withoutOmitted(value: unknown, draft: Draft | undefined): unknown {
  if (draft === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // Items that were added have no draft of their own: they are like the first one.
    return value.map((item, index) =>
      withoutOmitted(item, draft.children.get(String(index)) ?? draft.children.get('0')),
    );
  }
  const sent = Object.entries(value).filter(([name]) => draft.children.get(name)?.isOmitted !== true);
  return Object.fromEntries(sent.map(([name, inside]) => [name, withoutOmitted(inside, draft.children.get(name))]));
}

/** Whether a value is refused for what was changed, and for nothing else as far as can be seen. */
export function isRefusedFor(errors: readonly ErrorObject[], change: Change, root: Draft): boolean {
  if (errors.length === 0) return false;
  if (partsOf(root).some(({ chosen }) => chosen.length > 0)) return true;
  const direct = errors.filter(({ keyword }) => !summaries.has(keyword));
  const isAtTarget = ({ instancePath }: ErrorObject) =>
    instancePath === change.target || instancePath === change.pointer;
  const isItself = (error: ErrorObject) => isAtTarget(error) && error.keyword === change.keyword;
  const isExcused = (error: ErrorObject) => isItself(error) || (isAtTarget(error) && followed.has(change.keyword));
  return direct.some(isItself) && direct.every(isExcused);
}

/** They only say that something below them failed. */
const summaries = new Set(['allOf', 'anyOf', 'oneOf', 'if', 'deferred']);
/** Keywords that cannot be broken without breaking others of the same value. */
const followed = new Set(['type', 'enum', 'const', 'required', 'minProperties']);

export function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

export const below = (pointer: string, token: string): string => `${pointer}/${escapeToken(token)}`;
