import { childOf, type Reference, type Spec, toReference, toRegExp } from '../../spec/index.js';

type Schema = Readonly<Record<string, unknown>>;

/** A schema that speaks about a value, and whether a property or an item of it is named, not only let through. */
export interface SchemaPlace {
  readonly at: Reference;
  readonly isNamed: boolean;
}

const branches = ['allOf', 'anyOf', 'oneOf'] as const;
const conditions = ['if', 'then', 'else'] as const;

/** The schema as an object; undefined for `true`, `false` and what is none. */
function schemaAt(spec: Spec, at: Reference): Schema | undefined {
  const value = spec.read(at);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined;
}

/** A schema with all that apply to the same value: behind `$ref`s, and in `allOf`, `anyOf`, `oneOf` and conditions. */
function expand(spec: Spec, at: Reference, seen = new Set<string>()): readonly Reference[] {
  const key = `${at.uri}#${at.pointer}`;
  const schema = schemaAt(spec, at);
  if (schema === undefined || seen.has(key)) return [];
  seen.add(key);
  const { $ref } = schema;
  const inner = [
    ...(typeof $ref === 'string' ? [toReference($ref, at.uri)] : []),
    ...branches.flatMap((name) => childrenOf(schema[name]).map((index) => childOf(at, name, index))),
    ...conditions.filter((name) => schema[name] !== undefined).map((name) => childOf(at, name)),
  ];
  return [at, ...inner.flatMap((reference) => expand(spec, reference, seen))];
}

const childrenOf = (list: unknown): readonly number[] => (Array.isArray(list) ? list.map((_, index) => index) : []);

/** Every schema of the document that speaks about the value at a place below the given one; `*` stands for any item. */
export function schemasAt(spec: Spec, schema: Reference, tokens: readonly string[]): readonly SchemaPlace[] {
  let places: readonly SchemaPlace[] = [{ at: schema, isNamed: true }];
  for (const token of tokens) {
    places = places.flatMap(({ at, isNamed }) =>
      expand(spec, at).flatMap((inner) => step(spec, { at: inner, isNamed }, token)),
    );
  }
  return places.flatMap(({ at, isNamed }) => expand(spec, at).map((inner) => ({ at: inner, isNamed })));
}

function step(spec: Spec, { at, isNamed }: SchemaPlace, token: string): readonly SchemaPlace[] {
  const schema = schemaAt(spec, at);
  if (schema === undefined) return [];
  const named = (...path: readonly (string | number)[]): SchemaPlace => ({ at: childOf(at, ...path), isNamed });
  if (has(schema.properties, token)) return [named('properties', token)];
  if (isItem(token)) return itemPlaces(schema, token).map((path) => named(...path));

  const pattern = Object.keys(asObject(schema.patternProperties)).find((text) => toRegExp(text)?.test(token));
  if (pattern !== undefined) return [named('patternProperties', pattern)];
  return has(schema, 'additionalProperties') ? [{ at: childOf(at, 'additionalProperties'), isNamed: false }] : [];
}

function itemPlaces(schema: Schema, token: string): readonly (readonly (string | number)[])[] {
  const { prefixItems } = schema;
  if (Array.isArray(prefixItems) && Number(token) < prefixItems.length) return [['prefixItems', token]];
  return has(schema, 'items') ? [['items']] : [];
}

const isItem = (token: string): boolean => token === '*' || /^\d+$/.test(token);

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

const has = (value: unknown, name: string): boolean => Object.hasOwn(asObject(value), name);

/** A constraint in the document: where it stands and what it says. */
export interface Constraint {
  readonly at: Reference;
  readonly value: unknown;
}

const aboutProperties = new Set(['required', 'additionalProperties', 'unevaluatedProperties', 'dependentRequired']);

/** Whether a violation of the keyword points to a property of the object that is wrong. */
export const isAboutProperty = (keyword: string): boolean => aboutProperties.has(keyword);

/** The constraint that a value at a place below a schema breaks. */
export function constraintAt(
  spec: Spec,
  schema: Reference,
  { tokens, keyword }: { readonly tokens: readonly string[]; readonly keyword: string },
): Constraint | undefined {
  const owner = isAboutProperty(keyword) ? tokens.slice(0, -1) : tokens;
  const found = schemasAt(spec, schema, owner)
    .filter(({ at }) => has(schemaAt(spec, at), keyword))
    .map(({ at }) => ({ at: childOf(at, keyword), value: schemaAt(spec, at)?.[keyword] }));
  const name = tokens.at(-1);
  return (
    found.find(({ value }) => keyword !== 'required' || (Array.isArray(value) && value.includes(name))) ?? found[0]
  );
}
