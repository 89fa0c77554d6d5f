import { childOf, type Reference, type Spec, toReference, toRegExp } from '../spec/index.js';
import { type Facets, type JsonType, type Limit, limits, type Node } from './schema-node.js';

type SchemaObject = Readonly<Record<string, unknown>>;
type Draft = { -readonly [Key in keyof Facets]: Facets[Key] };
type Reader = (draft: Draft, value: unknown, at: Reference) => void;

/** What all schemas that one value has to fit say together; worked out once for each set of them. */
export function createFacets(spec: Spec): (node: Node) => Facets {
  const known = new Map<string, Facets>();
  return (node) => {
    const key = `${node.parts.map(keyOf).join(' ')} | ${[...node.settled].join(' ')}`;
    const facets = known.get(key) ?? merge(node, spec);
    known.set(key, facets);
    return facets;
  };
}

export const keyOf = ({ uri, pointer }: Reference): string => `${uri}#${pointer}`;

/** The place, and those where its `$ref`s lead one after the other. */
export function placesOf(reference: Reference, spec: Spec): readonly Reference[] {
  const places = [reference];
  const seen = new Set([keyOf(reference)]);
  for (let at = reference; ; ) {
    const $ref = (spec.read(at) as { readonly $ref?: unknown } | undefined)?.$ref;
    if (typeof $ref !== 'string') return places;
    at = toReference($ref, at.uri);
    if (seen.has(keyOf(at))) return places;
    seen.add(keyOf(at));
    places.push(at);
  }
}

function merge({ parts, settled }: Node, spec: Spec): Facets {
  const draft: Draft = {
    isImpossible: false,
    types: undefined,
    limits: {},
    patterns: [],
    required: new Map(),
    properties: new Map(),
    patternProperties: [],
    additional: [],
    closings: [],
    propertyNames: [],
    dependentRequired: new Map(),
    items: [],
    prefixItems: [],
    contains: [],
    choices: [],
    examples: [],
    places: [],
    needsCheck: false,
    readOnly: false,
    writeOnly: false,
    descriptions: [],
  };
  const seen = new Set<string>();
  const add = (reference: Reference): void => {
    if (seen.has(keyOf(reference))) return;
    seen.add(keyOf(reference));
    draft.places = [...draft.places, reference];
    const schema = spec.read(reference);
    if (schema === false) draft.isImpossible = true;
    if (typeof schema !== 'object' || schema === null) return;
    readKeywords(draft, schema as SchemaObject, reference);
    for (const part of partsOf(schema as SchemaObject, reference)) add(part);
  };
  for (const part of parts) add(part);
  draft.choices = draft.choices.filter(({ key }) => !settled.has(key));
  return draft;
}

function partsOf({ $ref, allOf }: SchemaObject, reference: Reference): readonly Reference[] {
  const target = typeof $ref === 'string' ? [toReference($ref, reference.uri)] : [];
  const all = Array.isArray(allOf) ? allOf.map((_, index) => childOf(reference, 'allOf', index)) : [];
  return [...target, ...all];
}

function readKeywords(draft: Draft, schema: SchemaObject, reference: Reference): void {
  for (const [keyword, value] of Object.entries(schema)) {
    const read = Object.hasOwn(readers, keyword) ? readers[keyword] : undefined;
    read?.(draft, value, childOf(reference, keyword));
  }
  readClosing(draft, schema, reference);
  readChoices(draft, schema, reference);
}

const names = (map: unknown): readonly string[] => Object.keys(map as object);

const readers: Readonly<Record<string, Reader>> = {
  type(draft, value, at) {
    const types = (Array.isArray(value) ? value : [value]) as readonly JsonType[];
    draft.types = draft.types === undefined ? types : intersect(draft.types, types);
    if (draft.types.length === 0) draft.isImpossible = true;
    draft.type = at;
  },
  enum(draft, value, at) {
    narrow(draft, { value: value as readonly unknown[], at, keyword: 'enum' });
  },
  const(draft, value, at) {
    narrow(draft, { value: [value], at, keyword: 'const' });
  },
  format(draft, value, at) {
    draft.format = { value: value as string, at };
  },
  pattern(draft, value, at) {
    const pattern = toRegExp(value as string);
    if (pattern !== undefined) draft.patterns = [...draft.patterns, { value: pattern, at }];
  },
  required(draft, value, at) {
    const required = new Map(draft.required);
    for (const [index, name] of (value as readonly string[]).entries()) {
      if (!required.has(name)) required.set(name, { uri: at.uri, pointer: `${at.pointer}/${index}` });
    }
    draft.required = required;
  },
  properties(draft, value, at) {
    const properties = new Map(draft.properties);
    for (const name of names(value)) properties.set(name, [...(properties.get(name) ?? []), childOf(at, name)]);
    draft.properties = properties;
  },
  patternProperties(draft, value, at) {
    const found = names(value).flatMap((name) => {
      const pattern = toRegExp(name);
      return pattern === undefined ? [] : [{ pattern, schema: childOf(at, name) }];
    });
    draft.patternProperties = [...draft.patternProperties, ...found];
  },
  additionalProperties(draft, value, at) {
    if (typeof value === 'object') draft.additional = [...draft.additional, at];
  },
  propertyNames(draft, _, at) {
    draft.propertyNames = [...draft.propertyNames, at];
  },
  dependentRequired(draft, value) {
    draft.dependentRequired = new Map([
      ...draft.dependentRequired,
      ...Object.entries(value as Record<string, readonly string[]>),
    ]);
  },
  dependentSchemas: check,
  items(draft, _, at) {
    draft.items = [...draft.items, at];
  },
  prefixItems(draft, value, at) {
    draft.prefixItems = (value as readonly unknown[]).map((_, index) => childOf(at, index));
  },
  contains(draft, _, at) {
    draft.contains = [...draft.contains, at];
  },
  uniqueItems(draft, value, at) {
    if (value === true) draft.uniqueItems = at;
  },
  not: check,
  discriminator(draft, value) {
    draft.discriminator = value as NonNullable<Facets['discriminator']>;
  },
  default(draft, value) {
    draft.default ??= { value };
  },
  example(draft, value) {
    draft.examples = [...draft.examples, value];
  },
  examples(draft, value) {
    if (Array.isArray(value)) draft.examples = [...draft.examples, ...(value as unknown[])];
  },
  readOnly(draft, value) {
    draft.readOnly ||= value === true;
  },
  writeOnly(draft, value) {
    draft.writeOnly ||= value === true;
  },
  description(draft, value) {
    if (typeof value === 'string') draft.descriptions = [...draft.descriptions, value];
  },
  ...Object.fromEntries(Object.keys(limits).map((keyword) => [keyword, limit(keyword as Limit)])),
};

function check(draft: Draft): void {
  draft.needsCheck = true;
}

/** The stricter one of two limits holds. */
function limit(keyword: Limit): Reader {
  return (draft, value, at) => {
    const known = draft.limits[keyword];
    const isStricter = known === undefined || (value as number) * limits[keyword] > known.value * limits[keyword];
    if (isStricter) draft.limits = { ...draft.limits, [keyword]: { value: value as number, at } };
  };
}

function narrow(draft: Draft, values: NonNullable<Facets['values']>): void {
  const known = draft.values?.value.map((value) => JSON.stringify(value));
  const value = values.value.filter((one) => known === undefined || known.includes(JSON.stringify(one)));
  draft.values = { ...values, value };
  if (value.length === 0) draft.isImpossible = true;
}

function intersect(left: readonly JsonType[], right: readonly JsonType[]): readonly JsonType[] {
  const fits = (type: JsonType, types: readonly JsonType[]) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...left.filter((type) => fits(type, right)), ...right.filter((type) => fits(type, left))].filter(
    (type, index, all) => all.indexOf(type) === index,
  );
}

/** Which names a schema admits that allows no other ones. */
function readClosing(draft: Draft, schema: SchemaObject, reference: Reference): void {
  const keyword = ['additionalProperties', 'unevaluatedProperties'].find((name) => schema[name] === false);
  if (keyword === undefined) return;
  const patterns = names(schema.patternProperties ?? {}).flatMap((pattern) => toRegExp(pattern) ?? []);
  const known = new Set(names(schema.properties ?? {}));
  const allows = (name: string) =>
    keyword === 'unevaluatedProperties' || known.has(name) || patterns.some((pattern) => pattern.test(name));
  draft.closings = [...draft.closings, { keyword, at: childOf(reference, keyword), allows }];
}

function readChoices(draft: Draft, schema: SchemaObject, reference: Reference): void {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    const at = childOf(reference, keyword);
    const alternatives = branches.map((_, index) => [childOf(at, index)]);
    draft.choices = [...draft.choices, { key: keyOf(at), keyword, at, alternatives }];
  }
  if (schema.if === undefined) return;
  const [condition, yes, no] = ['if', 'then', 'else'].map((name) => childOf(reference, name)) as [
    Reference,
    Reference,
    Reference,
  ];
  const alternatives = [
    [condition, ...(schema.then === undefined ? [] : [yes])],
    schema.else === undefined ? [] : [no],
  ];
  draft.choices = [...draft.choices, { key: keyOf(condition), keyword: 'if', at: condition, alternatives }];
}
