import type { Reference, Spec } from '../spec/index.js';
import { type Budget, createBudget, withinBudget } from './budget.js';
import { createValueCheck, type ValueCheck } from './check-values.js';
import { type Draft, type Making, nodeOf, type Site } from './draft.js';
import { createFacets, keyOf } from './facets.js';
import type { Purpose } from './generator.js';
import { createKnownExamples } from './known-examples.js';
import { makeArray } from './make-array.js';
import { makeDraft } from './make-draft.js';
import { wishOf } from './make-text.js';
import { isNameOfFreeText, taggedTexts } from './named-texts.js';
import { createRealisticWords } from './realistic-words.js';
import type { Facets } from './schema-node.js';
import { textFor } from './text.js';
import { fits } from './text-wish.js';

/** Drafts that their schemas accept, and other values for parts of them. */
export interface Drafts {
  readonly check: ValueCheck;
  /** Undefined where none was found; with `forced`, one alternative of a choice has to be taken. */
  draft(schema: Reference, purpose: Purpose, forced?: Making['forced']): Draft | undefined;
  /** Texts for a part that fit its schema but for what is asked otherwise; empty where none was found. */
  textsAt(part: Draft, purpose: Purpose, wish: TextChange): readonly string[];
  /** A list of so many items for a part, whatever its limits say; undefined where there are not so many. */
  listAt(part: Draft, purpose: Purpose, count: number): readonly unknown[] | undefined;
  /** What the schema says about the items of a list; undefined where it says nothing. */
  itemFacets(part: Draft): Facets | undefined;
  /** Whether a text is one that people write, so that any character may stand in it. */
  isFreeText(part: Draft, purpose: Purpose): boolean;
  /** The document's examples for a schema. */
  examplesOf(schema: Reference): readonly unknown[];
}

export interface TextChange {
  readonly minLength?: number;
  readonly maxLength?: number;
  /** What the text begins with. */
  readonly base?: string;
}

const attempts = 10;

export function createDrafts(spec: Spec, { seed, tag }: { seed: string; tag: string }): Drafts {
  const check = createValueCheck(spec);
  const facetsOf = createFacets(spec);
  const known = createKnownExamples(spec);
  const { accepts } = check;
  const own = { seed, tag, words: createRealisticWords(), sources: new Map() };
  const shared = { ...own, facetsOf, examplesOf: known, accepts, make: makeDraft };
  const makingOf = (purpose: Purpose, salt = 0, budget = createBudget()): Making => ({
    ...shared,
    purpose,
    salt,
    budget,
  });

  const draft = createDraft(spec, { makingOf, accepts });
  const examplesOf: Drafts['examplesOf'] = (schema) => {
    const facets = facetsOf(nodeOf([schema]));
    const usual = facets.default === undefined ? [] : [facets.default.value];
    return [...facets.examples, ...known(facets.places), ...usual];
  };

  return {
    check,
    draft,
    examplesOf,
    textsAt: (part, purpose, change) => otherTexts(part, makingOf(purpose), change),
    listAt(part, purpose, count) {
      const exactly = { value: count, at: { uri: '', pointer: '' } };
      const limits = { ...part.facets.limits, minItems: exactly, maxItems: exactly };
      const list = withinBudget(() => makeArray(siteOf(part), { ...part.facets, limits }, makingOf(purpose)));
      return list?.value as readonly unknown[] | undefined;
    },
    itemFacets: ({ facets: { items } }) => (items.length === 0 ? undefined : facetsOf(nodeOf(items))),
    isFreeText({ value, name }, { as }) {
      if (typeof value !== 'string' || !value.includes(tag) || !value.includes(' ')) return false;
      return as !== 'text' || isNameOfFreeText(name);
    },
  };
}

interface Attempts {
  readonly makingOf: (purpose: Purpose, salt: number, budget: Budget) => Making;
  readonly accepts: Making['accepts'];
}

/** Tries until the schema accepts what was made; what once cost too much is not tried again. */
function createDraft(spec: Spec, { makingOf, accepts }: Attempts): Drafts['draft'] {
  const tooLarge = new Set<string>();
  const attempt: Drafts['draft'] = (schema, purpose, forced) => {
    const site = rootSite(schema, spec);
    let budget: Budget | undefined;
    for (let salt = 0; salt < attempts; salt += 1) {
      budget = createBudget(budget);
      const made = makeDraft(site, { ...makingOf(purpose, salt, budget), ...(forced && { forced }) });
      if (made !== undefined && accepts([schema], made.value)) return made;
    }
    return undefined;
  };
  return (schema, purpose, forced) => {
    const key = `${purpose.extent} ${keyOf(schema)}`;
    if (tooLarge.has(key)) return undefined;
    return withinBudget(
      () => attempt(schema, purpose, forced),
      () => tooLarge.add(key),
    );
  };
}

function otherTexts(part: Draft, making: Making, { base, ...lengths }: TextChange): readonly string[] {
  const wish = { ...wishOf(siteOf(part), part.facets, making), ...lengths };
  if (base !== undefined) return taggedTexts(base, wish).filter((text) => fits(text, wish));
  const text = textFor(wish);
  return text === undefined ? [] : [text];
}

/** A parameter's schema stands below it, and the parameter has the name. */
function rootSite(schema: Reference, spec: Spec): Site {
  const above = spec.resolve({ uri: schema.uri, pointer: schema.pointer.slice(0, schema.pointer.lastIndexOf('/')) });
  const name = (above as { readonly name?: unknown } | undefined)?.name;
  return {
    node: nodeOf([schema]),
    name: typeof name === 'string' && schema.pointer.endsWith('/schema') ? name : '',
    pointer: '',
    examples: [],
    above: new Set(),
    depth: 0,
  };
}

const siteOf = ({ name, pointer }: Draft): Site => ({
  node: nodeOf([]),
  name,
  pointer,
  examples: [],
  above: new Set(),
  depth: 1,
});

/** The value without what the direction leaves out. */
export function sentValue({ value, children }: Draft): unknown {
  if (children.size === 0) return value;
  if (Array.isArray(value)) return [...children.values()].map(sentValue);
  const sent = [...children].filter(([, child]) => !child.isOmitted);
  return Object.fromEntries(sent.map(([name, child]) => [name, sentValue(child)]));
}
