import { childOf, type Reference, type Spec, toReference } from '../../spec/index.js';

const deepest = 12;
const combinations = ['allOf', 'anyOf', 'oneOf'] as const;

type SchemaObject = Readonly<Record<string, unknown>>;

/** The properties that a schema names, wherever its parts stand, each with the place of its own schema. */
export function declaredProperties(spec: Spec, schema: Reference, depth = 0): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  const value = spec.read(schema);
  if (depth > deepest || typeof value !== 'object' || value === null) return found;

  const { $ref, properties } = value as SchemaObject;
  for (const name of Object.keys((properties as object | undefined) ?? {})) {
    found.set(name, childOf(schema, 'properties', name));
  }
  const parts = combinations.flatMap((keyword) => {
    const list = (value as SchemaObject)[keyword];
    return Array.isArray(list) ? list.map((_, index) => childOf(schema, keyword, index)) : [];
  });
  if (typeof $ref === 'string') parts.push(toReference($ref, schema.uri));
  for (const part of parts) {
    for (const [name, place] of declaredProperties(spec, part, depth + 1)) {
      if (!found.has(name)) found.set(name, place);
    }
  }
  return found;
}

/** The first value of a keyword in a schema or in what it refers to and combines. */
export function keywordOf(spec: Spec, schema: Reference, keyword: string, depth = 0): unknown {
  const value = spec.read(schema);
  if (depth > deepest || typeof value !== 'object' || value === null) return undefined;
  const own = (value as SchemaObject)[keyword];
  if (own !== undefined) return own;

  const { $ref, allOf } = value as SchemaObject;
  const parts = Array.isArray(allOf) ? allOf.map((_, index) => childOf(schema, 'allOf', index)) : [];
  if (typeof $ref === 'string') parts.push(toReference($ref, schema.uri));
  for (const part of parts) {
    const found = keywordOf(spec, part, keyword, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
