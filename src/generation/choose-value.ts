import { isSame, type Making, type Site } from './draft.js';
import { createRandom, type Random } from './random.js';
import type { Facets } from './schema-node.js';
import { snakeCase } from './snake-case.js';

/** Rights and states that a server may keep to few, or that make a record useless for what comes after. */
export const isUnwelcome = (value: unknown): boolean => unwelcome.test(String(value));

const unwelcome =
  /owner|admin|root|super|disabled|suspended|inactive|deleted|archived|blocked|banned|locked|expired|closed/i;

/** One of the values that an `enum` lists: a default or an example where there is one, else a harmless one. */
export function chooseListed(site: Site, facets: Facets, making: Making): unknown {
  const listed = facets.values?.value ?? [];
  const random = createRandom(making.seed, making.purpose.purpose, site.pointer, making.salt);
  const isListed = (value: unknown) => listed.some((one) => isSame(one, value));
  const isWelcome = (value: unknown) => value !== null && !isUnwelcome(value);
  const usual = facets.default === undefined ? site.examples : [facets.default.value, ...site.examples];
  const preferred = making.salt === 0 ? usual.filter(isListed).filter(isWelcome) : [];
  const welcome = listed.filter(isWelcome);
  const present = listed.filter((value) => value !== null);
  const choices = [preferred.slice(0, 1), welcome, present, listed].find((values) => values.length > 0) ?? listed;
  return making.salt === 0 ? random.pick(choices) : listed[making.salt % listed.length];
}

export function booleanFor(name: string, example: unknown, random: Random): boolean {
  const words = snakeCase(name);
  if (
    /admin|super|owner|root|operator|disabled|deleted|archived|blocked|banned|locked|service|dry_run|force/.test(words)
  )
    return false;
  if (/enabled|active|verified|confirmed/.test(words)) return true;
  return typeof example === 'boolean' ? example : random.next() < 0.5;
}
