import { findName, plain, singularOf, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import type { Group } from './draft.js';

/** What the keys of the containers are called in a record: its own name for them, or one in its style. */
export function containerKeys({ base, endpoints }: Group, record: Schema, own: string): readonly string[] {
  const nouns = base.split('/').filter((_, index, all) => all[index + 1] === '{}');
  return (endpoints[0]?.containers ?? []).map((parameter, index) => {
    const noun = singularOf(nouns[index] ?? '');
    const words = wordsOf(parameter);
    const full = plain(parameter) === 'id' ? [noun, 'id'] : words.at(-1) === 'id' ? words : [...words, 'id'];
    const others = [...record.properties]
      .filter(([name, { types }]) => name !== own && !types.has('object'))
      .map(([name]) => name);
    return findName(others, full.join('_')) ?? findName(others, parameter) ?? inStyle(full, record);
  });
}

function inStyle(words: readonly string[], { properties }: Schema): string {
  const isCamel = [...properties.keys()].some((name) => /[a-z][A-Z]/.test(name));
  if (!isCamel) return words.join('_');
  return words.map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)).join('');
}
