import { spend } from './budget.js';
import { booleanFor, chooseListed } from './choose-value.js';
import { type Draft, isReferenceToOthers, leaf, type Making, nodeOf, type Site } from './draft.js';
import { keyOf } from './facets.js';
import { makeArray } from './make-array.js';
import { makeObject } from './make-object.js';
import { makeText } from './make-text.js';
import { numberFor } from './numbers.js';
import { createRandom } from './random.js';
import { allowsNull, type Choice, type Facets, type JsonType, typeOf } from './schema-node.js';

/** A value for a site; undefined where none can be made. */
export function makeDraft(site: Site, making: Making): Draft | undefined {
  const facets = making.facetsOf(site.node);
  making.budget.optional -= 1;
  spend(making.budget, 1);
  if (facets.isImpossible) return undefined;
  const [choice] = facets.choices;
  const full = withExamples(site, facets, making);
  return choice === undefined ? makeSettled(full, facets, making) : makeChosen(full, choice, making);
}

function withExamples(site: Site, facets: Facets, making: Making): Site {
  const own = [...facets.examples, ...making.examplesOf(facets.places)];
  return own.length === 0 ? site : { ...site, examples: [...own, ...site.examples] };
}

/** All that may be there often fits no alternative alone, or two of them (`oneOf: [{required: [a]}, {required: [b]}]`): then only what has to be. */
function makeChosen(site: Site, choice: Choice, making: Making): Draft | undefined {
  const { purpose } = making;
  const chosen = firstThatFits(site, choice, making);
  if (chosen !== undefined || purpose.extent === 'minimal') return chosen;
  return firstThatFits(site, choice, { ...making, purpose: { ...purpose, extent: 'minimal' } });
}

function firstThatFits(site: Site, choice: Choice, making: Making): Draft | undefined {
  for (const index of order(site, choice, making)) {
    const parts = choice.alternatives[index] ?? [];
    const settled = new Set([...site.node.settled, choice.key]);
    const draft = making.make({ ...site, node: { parts: [...site.node.parts, ...parts], settled } }, making);
    if (draft === undefined) continue;
    const named = withDiscriminator(draft, { choice, index, making });
    if (making.accepts(site.node.parts, named.value)) return { ...named, chosen: [...named.chosen, { choice, index }] };
  }
  return undefined;
}

/** Those that take nothing but null come last. */
function order(
  { node, pointer }: Site,
  { key, alternatives }: Choice,
  { facetsOf, forced }: Making,
): readonly number[] {
  if (forced?.key === key && forced.pointer === pointer) return [forced.index];
  const isNull = (index: number) => {
    const { types, values } = facetsOf({ parts: alternatives[index] ?? [], settled: node.settled });
    return types?.every((type) => type === 'null') === true || values?.value.every((value) => value === null) === true;
  };
  const indices = alternatives.map((_, index) => index);
  return [...indices.filter((index) => !isNull(index)), ...indices.filter(isNull)];
}

/** Writes the name of the alternative that was taken where the discriminator has it. */
function withDiscriminator(draft: Draft, taken: Taken): Draft {
  const { discriminator } = draft.facets;
  const child = draft.children.get(discriminator?.propertyName ?? '');
  if (discriminator === undefined || child === undefined || child.facets.values !== undefined) return draft;
  const value = discriminatorValue(discriminator.mapping ?? {}, taken);
  if (value === undefined) return draft;
  const { propertyName } = discriminator;
  const children = new Map(draft.children).set(propertyName, { ...child, value });
  return { ...draft, value: { ...(draft.value as object), [propertyName]: value }, children };
}

interface Taken {
  readonly choice: Choice;
  readonly index: number;
  readonly making: Making;
}

/** The mapping's name for an alternative, or else the name of its component. */
function discriminatorValue(
  mapping: Readonly<Record<string, string>>,
  { choice, index, making }: Taken,
): string | undefined {
  const [branch] = choice.alternatives[index] ?? [];
  if (branch === undefined || choice.keyword === 'if') return undefined;
  const places = making.facetsOf(nodeOf([branch])).places.map(keyOf);
  const leadsHere = (target: string) => {
    const fragment = target.includes('#') ? target.slice(target.indexOf('#')) : `#/components/schemas/${target}`;
    return places.some((place) => place.endsWith(fragment));
  };
  const mapped = Object.entries(mapping).find(([, target]) => leadsHere(target))?.[0];
  return (
    mapped ?? places.find((place) => /#\/(?:components\/schemas|definitions)\/[^/]+$/.test(place))?.replace(/^.*\//, '')
  );
}

function makeSettled(site: Site, facets: Facets, making: Making): Draft | undefined {
  const draft = makeByType(site, facets, making);
  if (draft === undefined || !facets.needsCheck || making.accepts(site.node.parts, draft.value)) return draft;
  for (let salt = 1; salt <= 8; salt += 1) {
    const other = makeByType(site, facets, { ...making, salt: making.salt + salt * 100 });
    if (other !== undefined && making.accepts(site.node.parts, other.value)) return other;
  }
  const example = site.examples.find((value) => making.accepts(site.node.parts, value));
  return example === undefined ? undefined : leaf(site, facets, { value: example, making });
}

function makeByType(site: Site, facets: Facets, making: Making): Draft | undefined {
  if (facets.values !== undefined) return leaf(site, facets, { value: chooseListed(site, facets, making), making });
  const type = typeOf(facets);
  if (isReferenceToOthers(site, facets, making) && allowsNull(facets))
    return leaf(site, facets, { value: null, making });
  if (type === 'object') return makeObject(site, facets, making) ?? nullFor(site, facets, making);
  if (type === 'array') return makeArray(site, facets, making) ?? nullFor(site, facets, making);
  const value = scalar(type, { site, facets, making });
  return value === undefined ? nullFor(site, facets, making) : leaf(site, facets, { value, making });
}

const nullFor = (site: Site, facets: Facets, making: Making): Draft | undefined =>
  allowsNull(facets) ? leaf(site, facets, { value: null, making }) : undefined;

function scalar(type: JsonType, { site, facets, making }: { site: Site; facets: Facets; making: Making }): unknown {
  const random = createRandom(making.seed, making.purpose.purpose, site.pointer, making.salt);
  if (type === 'null') return null;
  if (type === 'string') return makeText(site, facets, making);
  const [example] = site.examples.filter((value) => typeof value === type && making.salt === 0);
  if (type === 'boolean') return booleanFor(site.name, example, random);
  return numberFor(facets, site.name, random);
}
