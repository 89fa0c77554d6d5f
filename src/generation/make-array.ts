import { childOf, type Reference } from '../spec/index.js';
import { type Draft, isReferenceToOthers, leaf, type Making, nodeOf, type Site } from './draft.js';
import { keyOf } from './facets.js';
import type { Facets } from './schema-node.js';

const deepest = 4;

/** A list with as many items as there have to be, or a few; undefined where they cannot be made. */
export function makeArray(site: Site, facets: Facets, making: Making): Draft | undefined {
  const { minItems, maxItems } = facets.limits;
  const least = Math.max(minItems?.value ?? 0, containedCount(facets));
  const count = Math.min(
    Math.max(least, usualCount(site, facets, making)),
    maxItems?.value ?? Number.POSITIVE_INFINITY,
  );
  const items: Draft[] = [];
  const taken = new Set<string>();
  while (items.length < count) {
    const item = makeItem(items.length, taken, { site, facets, making });
    if (item === undefined) break;
    items.push(item);
  }
  if (items.length < least) return undefined;
  const value = items.map((item) => item.value);
  return { ...leaf(site, facets, { value, making }), children: new Map(items.map((item, at) => [String(at), item])) };
}

function usualCount(site: Site, facets: Facets, making: Making): number {
  const contained = containedCount(facets);
  const isWide = making.purpose.extent === 'maximal' && site.depth < deepest && making.budget.optional > 0;
  if (!isWide || isReferenceToOthers(site, facets, making)) return contained;
  const hasObjects = facets.items.some((items) => making.facetsOf(nodeOf([items])).properties.size > 0);
  return Math.max(contained, facets.prefixItems.length, hasObjects ? 1 : 2);
}

const containedCount = ({ contains, limits }: Facets): number =>
  contains.length === 0 ? 0 : (limits.minContains?.value ?? 1);

interface Inside {
  readonly site: Site;
  readonly facets: Facets;
  readonly making: Making;
}

/** The next item, unlike the `taken` ones before it where they have to differ. */
function makeItem(index: number, taken: Set<string>, { site, facets, making }: Inside): Draft | undefined {
  const parts = partsOf(index, facets);
  if (parts.some((part) => site.above.has(keyOf(part)))) return undefined;
  const item: Site = {
    node: nodeOf(parts),
    name: singular(site.name),
    pointer: childOf({ uri: '', pointer: site.pointer }, index).pointer,
    examples: site.examples.flatMap((example) => (Array.isArray(example) ? (example as unknown[]).slice(index) : [])),
    above: new Set([...site.above, ...parts.map(keyOf)]),
    depth: site.depth + 1,
  };
  for (let salt = 0; salt < 30; salt += 1) {
    const draft = making.make(item, { ...making, salt: making.salt + salt });
    if (draft === undefined) return undefined;
    if (facets.uniqueItems === undefined) return draft;
    const text = JSON.stringify(draft.value);
    if (!taken.has(text)) {
      taken.add(text);
      return draft;
    }
  }
  return undefined;
}

function partsOf(index: number, { prefixItems, items, contains, limits }: Facets): readonly Reference[] {
  const own = prefixItems[index];
  const isContained = contains.length > 0 && index < prefixItems.length + (limits.minContains?.value ?? 1);
  const parts = own === undefined ? items : [own];
  return isContained && own === undefined ? [...parts, ...contains] : parts;
}

/** `emails` holds an email each. */
const singular = (name: string): string => (/[^s]s$/.test(name) ? name.slice(0, -1) : name);
