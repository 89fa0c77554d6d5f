import { spend } from './budget.js';
import { type Making, namesAnother, type Site } from './draft.js';
import { createRandom } from './random.js';
import type { Facets } from './schema-node.js';
import { textFor } from './text.js';
import type { TextWish } from './text-wish.js';

/** A text for a site; undefined where none was found. */
export function makeText(site: Site, facets: Facets, making: Making): string | undefined {
  const text = textFor(wishOf(site, facets, making));
  spend(making.budget, Math.floor((text?.length ?? 0) / lettersOfPart));
  return text;
}

const lettersOfPart = 100;

export function wishOf(site: Site, facets: Facets, making: Making): TextWish {
  const { seed, purpose, salt, tag, words, sources, budget } = making;
  const { minLength, maxLength } = facets.limits;
  const parent = site.pointer.slice(0, site.pointer.lastIndexOf('/'));
  const isId = namesAnother(site.name, facets) || /^(?:u?u?id)$/i.test(site.name);
  return {
    name: nameOf(site, making),
    description: facets.descriptions.join(' '),
    isId,
    ...(facets.format === undefined ? {} : { format: facets.format.value }),
    patterns: facets.patterns.map(({ value }) => value),
    minLength: minLength?.value ?? 0,
    maxLength: maxLength?.value ?? Number.POSITIVE_INFINITY,
    examples: [...site.examples, facets.default?.value].filter((value) => typeof value === 'string'),
    tag,
    unique: createRandom('unique', seed, purpose.purpose, site.pointer, salt).letters(6),
    random: createRandom('text', seed, purpose.purpose, site.pointer, salt),
    get person() {
      return words.person(createRandom('person', seed, purpose.purpose, parent, salt));
    },
    words,
    sources,
    budget,
  };
}

/** Without a tag, what a thing is called is no person's name: a group is called otherwise than who is in it. */
const nameOf = ({ name, pointer }: Site, { tag, purpose }: Making): string =>
  tag === '' && purpose.noun !== undefined && pointer === '/name' ? `${purpose.noun}_${name}` : name;
