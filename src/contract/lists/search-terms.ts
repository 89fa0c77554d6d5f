import type { ListSearch } from '../../resources/index.js';
import { toAccessor } from '../json-pointer.js';
import { type KnownItem, textsAt } from './list-truth.js';

/** A text to search for, and what is to be learned from it. */
export interface SearchTerm {
  readonly text: string;
  /** A clause: `for the middle of a name`. */
  readonly title: string;
  /** Whether it holds a character that some searches take for more than itself. */
  readonly isWildcard?: boolean;
}

/** Of each field the whole text; of the first also its parts, and the same in the other case; each but once. */
export function termsFor(item: KnownItem, { fields, ignoreCase }: ListSearch, tag: string): readonly SearchTerm[] {
  const texts = fields.flatMap((field) => textsAt(item, field)).filter(({ length }) => length >= 3);
  const [text = ''] = texts;
  const others = texts.slice(1).map((each) => ({ title: 'for a whole text of another property', text: each }));
  const terms = text === '' ? [] : [...partsOf(text, tag), ...(ignoreCase ? inOtherCase(text, tag) : []), ...others];
  return [...new Map(terms.map((term) => [term.text, term])).values()];
}

function partsOf(text: string, tag: string): readonly SearchTerm[] {
  const third = Math.max(3, Math.floor(text.length / 3));
  const middle = Math.floor((text.length - third) / 2);
  const part = (start: number, end: number): string => text.slice(...aroundTag(text, tag, [start, end]));
  return [
    { title: 'for a whole text', text },
    { title: 'for the beginning of a text', text: part(0, third) },
    { title: 'for the middle of a text', text: part(middle, middle + third) },
    { title: 'for the end of a text', text: part(text.length - third, text.length) },
  ];
}

/** A tag in the other case is none any more: it would not be renewed with the record. */
function inOtherCase(text: string, tag: string): readonly SearchTerm[] {
  const word = text
    .split(tag)
    .find(({ length }) => length >= 3)
    ?.trim();
  if (word === undefined) return [];
  return [
    { title: 'for a text in upper case', text: word.toUpperCase() },
    { title: 'for a text in lower case', text: word.toLowerCase() },
  ];
}

/** The part, made longer where it would cut the run's tag. */
function aroundTag(text: string, tag: string, [start, end]: [number, number]): [number, number] {
  const begin = text.indexOf(tag);
  const isCut = begin >= 0 && start < begin + tag.length && end > begin;
  return isCut ? [Math.min(start, begin), Math.max(end, begin + tag.length)] : [start, end];
}

/** Whether the item has to be found, must not be, or either: where nobody says how case counts. */
export function verdictOf(item: KnownItem, text: string, { fields, ignoreCase }: ListSearch): 'hit' | 'miss' | 'open' {
  const texts = fields.flatMap((field) => textsAt(item, field));
  if (texts.length === 0) return 'open';
  if (texts.some((each) => each.includes(text))) return isPlain(text) ? 'hit' : 'open';
  const isSame = texts.some((each) => each.toLowerCase().includes(text.toLowerCase()));
  if (!isSame) return texts.some((each) => fold(each).includes(fold(text))) ? 'open' : 'miss';
  // Not every server folds letters beyond ASCII.
  return ignoreCase && isAscii(text) ? 'hit' : 'open';
}

/** Spaces at the ends may be trimmed. */
const isPlain = (text: string): boolean => text.trim() === text;

const isAscii = (text: string): boolean => !/[^ -~]/.test(text);

/** Without accents: a search may find ‘Ines’ in ‘Inês’. */
const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** JavaScript over an item `x`: whether the text is in one of the fields, or none of them is shown. */
export function fieldTest({ fields }: ListSearch, text: string): string {
  const values = fields.map((field) => `x${toAccessor(`/${field.replaceAll('.', '/')}`)}`).join(', ');
  const wanted = JSON.stringify(text.toLowerCase());
  return `[${values}].flat().every((t) => t === undefined) || [${values}].flat().some((t) => String(t).toLowerCase().includes(${wanted}))`;
}

interface Sharing {
  readonly tag: string;
  readonly isAllowed: (text: string) => boolean;
}

/** A text that three records or more have in common, and others have not, where there is one. */
export function sharedTerm(
  truth: readonly KnownItem[],
  search: ListSearch,
  { tag, isAllowed }: Sharing,
): string | undefined {
  const texts = truth.flatMap((item) => search.fields.flatMap((field) => textsAt(item, field)));
  const parts = texts
    .slice(0, 8)
    .flatMap((text) => Array.from({ length: text.length - 2 }, (_unset, start) => text.slice(start, start + 3)));
  const candidates = [tag, ...new Set(parts)].filter((part) => part.trim().length >= 3 && isAllowed(part));
  const hitsOf = (part: string): number => truth.filter((item) => verdictOf(item, part, search) === 'hit').length;
  const shared = candidates.filter((part) => hitsOf(part) >= 3);
  return shared.find((part) => hitsOf(part) < truth.length) ?? shared[0];
}
