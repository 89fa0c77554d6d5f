import { tokensOf } from './change.js';

/** The noun as it stands after a preposition: `the body`, `email`, `an item of tags`. */
export function nounAfter(pointer: string, whole: string): string {
  const noun = nounFor(pointer, whole);
  if (pointer === '') return `the ${noun}`;
  return noun.startsWith('item of') ? withArticle(noun) : noun;
}

/** What titles call a part of a value: `email`, `address.city`, `item of tags`; the whole is called by the given noun. */
export function nounFor(pointer: string, whole: string): string {
  const tokens = tokensOf(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return whole;
  const isItem = /^\d+$/.test(last);
  if (isItem) return `item of ${nounFor(pointer.slice(0, pointer.lastIndexOf('/')), whole)}`;
  return tokens.filter((token) => !/^\d+$/.test(token)).join('.');
}

export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** `81 characters`, `1 item`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
