import { childOf, type Reference } from '../spec/index.js';
import { type Draft, leaf, type Making, nodeOf, type Site } from './draft.js';
import { keyOf } from './facets.js';
import { wishOf } from './make-text.js';
import type { Facets } from './schema-node.js';
import { textFor } from './text.js';

const deepest = 4;

/** An object with all properties, or with the required ones only; undefined where a required one cannot be made. */
export function makeObject(site: Site, facets: Facets, making: Making): Draft | undefined {
  const children = new Map<string, Draft>();
  const add = (name: string): boolean => {
    const child = children.get(name) ?? makeProperty(name, { site, facets, making });
    if (child !== undefined) children.set(name, child);
    return child !== undefined;
  };
  for (const name of requiredOf(facets)) if (!add(name)) return undefined;
  for (const name of optionalOf(site, facets, making)) {
    if (children.size >= (facets.limits.maxProperties?.value ?? Number.POSITIVE_INFINITY)) break;
    addWithCompanions(name, { facets, children, add });
  }
  fillUp({ site, facets, making, children, add });
  if (children.size < (facets.limits.minProperties?.value ?? 0)) return undefined;
  copyAliases(children, facets);

  const value = Object.fromEntries([...children].map(([name, child]) => [name, child.value]));
  return { ...leaf(site, facets, { value, making }), children };
}

function requiredOf({ required, dependentRequired }: Facets): readonly string[] {
  const names = new Set(required.keys());
  // A set visits what is added to it on the way.
  for (const name of names) for (const companion of dependentRequired.get(name) ?? []) names.add(companion);
  return [...names];
}

function optionalOf({ depth }: Site, facets: Facets, { purpose, budget }: Making): readonly string[] {
  const isWide = purpose.extent === 'maximal' && depth < deepest && budget.optional > 0;
  const { discriminator, properties } = facets;
  const named = discriminator === undefined ? [] : [discriminator.propertyName];
  return isWide ? [...named, ...properties.keys()] : named.filter((name) => properties.has(name));
}

interface Adding {
  readonly facets: Facets;
  readonly children: Map<string, Draft>;
  readonly add: (name: string) => boolean;
}

function addWithCompanions(name: string, { facets, children, add }: Adding): void {
  const companions = facets.dependentRequired.get(name) ?? [];
  if (add(name) && !companions.every(add)) children.delete(name);
}

/** Entries of a map, and as many properties as there have to be. */
function fillUp({ site, facets, making, children, add }: Adding & { site: Site; making: Making }): void {
  const wanted = wantedEntries(site, facets, making);
  for (const name of facets.properties.keys()) if (children.size < wanted) add(name);
  for (let count = 0; children.size < wanted && count < wanted + 10; count += 1) {
    const name = makeName(count, { site, facets, making });
    if (name !== undefined) add(name);
  }
}

function wantedEntries({ depth }: Site, facets: Facets, { purpose }: Making): number {
  const { minProperties, maxProperties } = facets.limits;
  const isMap = facets.properties.size === 0 && (facets.additional.length > 0 || facets.patternProperties.length > 0);
  const usual = isMap && purpose.extent === 'maximal' && depth < deepest ? 1 : 0;
  return Math.min(Math.max(minProperties?.value ?? 0, usual), maxProperties?.value ?? Number.POSITIVE_INFINITY);
}

interface Inside {
  readonly site: Site;
  readonly facets: Facets;
  readonly making: Making;
}

function makeProperty(name: string, { site, facets, making }: Inside): Draft | undefined {
  if (facets.closings.some(({ allows }) => !allows(name))) return undefined;
  const parts = partsOf(name, facets);
  if (parts.some((part) => site.above.has(keyOf(part)))) return undefined;
  const { pointer } = childOf({ uri: '', pointer: site.pointer }, name);
  const property: Site = {
    node: nodeOf(parts),
    name,
    pointer,
    examples: site.examples.flatMap((example) => propertyOf(example, name)),
    above: new Set([...site.above, ...parts.map(keyOf)]),
    depth: site.depth + 1,
  };
  return making.make(property, making);
}

function partsOf(name: string, { properties, patternProperties, additional }: Facets): readonly Reference[] {
  const own = properties.get(name) ?? [];
  const matching = patternProperties.filter(({ pattern }) => pattern.test(name)).map(({ schema }) => schema);
  return own.length + matching.length > 0 ? [...own, ...matching] : additional;
}

function propertyOf(example: unknown, name: string): readonly unknown[] {
  const isObject = typeof example === 'object' && example !== null && Object.hasOwn(example, name);
  const value = isObject ? (example as Record<string, unknown>)[name] : undefined;
  return value === undefined ? [] : [value];
}

/** A name for an entry that no property is named for. */
function makeName(count: number, { site, facets, making }: Inside): string | undefined {
  const [known] = facets.patternProperties;
  const isPatterned = known !== undefined && (facets.additional.length === 0 || facets.closings.length > 0);
  const names: Site = {
    node: nodeOf(facets.propertyNames),
    name: 'key',
    pointer: `${site.pointer}/(name ${count})`,
    examples: isPatterned ? [] : [`key${count + 1}`],
    above: site.above,
    depth: site.depth + 1,
  };
  if (!isPatterned) return making.make(names, making)?.value as string | undefined;
  const wish = wishOf(names, making.facetsOf(names.node), making);
  return textFor({ ...wish, patterns: [...wish.patterns, known.pattern] });
}

/** `Older name of role` says that both must be the same. */
function copyAliases(children: Map<string, Draft>, { properties }: Facets): void {
  for (const [name, child] of children) {
    const text = child.facets.descriptions.join(' ');
    const [, target] = aliasOf.exec(text) ?? [];
    const source = target === undefined || !properties.has(target) ? undefined : children.get(target);
    if (source !== undefined && source !== child) children.set(name, { ...child, value: source.value });
  }
}

const aliasOf =
  /(?:(?:older?|former|other|previous|legacy|deprecated|alternative) name (?:of|for)|alias (?:of|for)|same as) [`'"]?(\w+)/i;
