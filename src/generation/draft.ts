import type { Reference } from '../spec/index.js';
import type { Budget } from './budget.js';
import type { Purpose } from './generator.js';
import type { PatternSources } from './pattern-sources.js';
import type { RealisticWords } from './realistic-words.js';
import type { Choice, Facets, Node } from './schema-node.js';
import { snakeCase } from './snake-case.js';

/** A value together with what its schemas say about each part of it. */
export interface Draft {
  /** With everything in it, also what the direction leaves out: only the whole can be held against the schema. */
  readonly value: unknown;
  readonly facets: Facets;
  readonly name: string;
  /** Pointer into the whole value. */
  readonly pointer: string;
  /** By property name or index. */
  readonly children: ReadonlyMap<string, Draft>;
  /** Whether the direction leaves it out. */
  readonly isOmitted: boolean;
  /** The choices that were made for it, and which alternative was taken. */
  readonly chosen: readonly { readonly choice: Choice; readonly index: number }[];
}

/** A value to be made. */
export interface Site {
  readonly node: Node;
  /** Name of the nearest property above, for realistic values. */
  readonly name: string;
  readonly pointer: string;
  readonly examples: readonly unknown[];
  /** The schemas of the values that this one lies in. */
  readonly above: ReadonlySet<string>;
  readonly depth: number;
}

/** What one value is made with. */
export interface Making {
  readonly seed: string;
  readonly tag: string;
  readonly purpose: Purpose;
  /** Counts the attempts: another one is another value. */
  readonly salt: number;
  /** An alternative that has to be taken. */
  readonly forced?: { readonly pointer: string; readonly key: string; readonly index: number };
  readonly words: RealisticWords;
  /** One for a document: to learn what text a pattern asks for may take a tenth of a second. */
  readonly sources: PatternSources;
  readonly facetsOf: (node: Node) => Facets;
  /** Examples for a schema from wherever the document has them. */
  readonly examplesOf: (places: readonly Reference[]) => readonly unknown[];
  readonly accepts: (parts: readonly Reference[], value: unknown) => boolean;
  readonly make: (site: Site, making: Making) => Draft | undefined;
  readonly budget: Budget;
}

export const nodeOf = (parts: readonly Reference[]): Node => ({ parts, settled: new Set() });

export const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

export function leaf(site: Site, facets: Facets, { value, making }: { value: unknown; making: Making }): Draft {
  const { name, pointer } = site;
  return {
    value,
    facets,
    name,
    pointer,
    children: new Map(),
    isOmitted: isOmitted(facets, making.purpose),
    chosen: [],
  };
}

/** Whether the side that sends the value leaves it out. */
const isOmitted = ({ readOnly, writeOnly }: Facets, { direction }: Purpose): boolean =>
  direction === 'request' ? readOnly : writeOnly;

/** Ids of other records: nobody can make them up, so a client that may leave them out does. */
export const isReferenceToOthers = ({ name }: Site, facets: Facets, { purpose }: Making): boolean =>
  purpose.direction === 'request' && namesAnother(name, facets);

/** Whether a property holds the id of another record, by its name or description. */
export const namesAnother = (name: string, { descriptions }: Facets): boolean =>
  /_ids?$/.test(snakeCase(name)) || descriptions.some((text) => /^(?:the )?ids? of\b/i.test(text));
