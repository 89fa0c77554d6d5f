import type { Reference } from '../spec/index.js';

export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

/** Keywords with a number; 1 where the larger one is the stricter one, -1 where it is the smaller one. */
export const limits = {
  minLength: 1,
  maxLength: -1,
  minimum: 1,
  maximum: -1,
  exclusiveMinimum: 1,
  exclusiveMaximum: -1,
  multipleOf: 1,
  minItems: 1,
  maxItems: -1,
  minContains: 1,
  maxContains: -1,
  minProperties: 1,
  maxProperties: -1,
} as const;

export type Limit = keyof typeof limits;

/** What a keyword says, and where. */
export interface Facet<T> {
  readonly value: T;
  readonly at: Reference;
}

/** The schemas that one value has to fit, and the choices among alternatives that have been made for it. */
export interface Node {
  readonly parts: readonly Reference[];
  readonly settled: ReadonlySet<string>;
}

/** Alternatives of which a value fits one: `oneOf`, `anyOf`, or `if` with what follows from it. */
export interface Choice {
  readonly key: string;
  readonly keyword: 'oneOf' | 'anyOf' | 'if';
  readonly at: Reference;
  readonly alternatives: readonly (readonly Reference[])[];
}

/** What the schemas of a node say together. */
export interface Facets {
  readonly isImpossible: boolean;
  /** Undefined: any. */
  readonly types: readonly JsonType[] | undefined;
  readonly type?: Reference;
  /** Of `enum` and `const`. */
  readonly values?: Facet<readonly unknown[]> & { readonly keyword: 'enum' | 'const' };
  readonly limits: Readonly<Partial<Record<Limit, Facet<number>>>>;
  readonly format?: Facet<string>;
  readonly patterns: readonly Facet<RegExp>[];
  /** Name -> the place where it is required. */
  readonly required: ReadonlyMap<string, Reference>;
  readonly properties: ReadonlyMap<string, readonly Reference[]>;
  readonly patternProperties: readonly { readonly pattern: RegExp; readonly schema: Reference }[];
  /** Schemas of `additionalProperties`. */
  readonly additional: readonly Reference[];
  /** `additionalProperties: false` and its like. */
  readonly closings: readonly {
    readonly keyword: string;
    readonly at: Reference;
    readonly allows: (name: string) => boolean;
  }[];
  readonly propertyNames: readonly Reference[];
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly items: readonly Reference[];
  readonly prefixItems: readonly Reference[];
  readonly contains: readonly Reference[];
  readonly uniqueItems?: Reference;
  readonly choices: readonly Choice[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: Readonly<Record<string, string>> };
  readonly default?: { readonly value: unknown };
  readonly examples: readonly unknown[];
  /** Every schema that takes part, in the order of reading. */
  readonly places: readonly Reference[];
  /** Whether something in it (`not`) is only met by trying. */
  readonly needsCheck: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly descriptions: readonly string[];
}

/** The type to make a value of: the first that is listed, else what the other keywords are about. */
export function typeOf(facets: Facets): JsonType {
  const listed = facets.types?.find((type) => type !== 'null') ?? facets.types?.[0];
  if (listed !== undefined) return listed;
  if (isAboutObjects(facets)) return 'object';
  if (isAboutLists(facets)) return 'array';
  const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;
  return numeric.some((limit) => facets.limits[limit] !== undefined) ? 'number' : 'string';
}

const isAboutObjects = ({ properties, required, limits: { minProperties }, ...facets }: Facets): boolean =>
  properties.size + required.size > 0 ||
  minProperties !== undefined ||
  [facets.additional, facets.patternProperties, facets.closings].some((list) => list.length > 0);

const isAboutLists = ({ items, prefixItems, contains, uniqueItems, limits: { minItems } }: Facets): boolean =>
  [items, prefixItems, contains].some((list) => list.length > 0) || uniqueItems !== undefined || minItems !== undefined;

export const allowsNull = ({ types, values }: Facets): boolean =>
  (types === undefined || types.includes('null')) && (values === undefined || values.value.includes(null));
