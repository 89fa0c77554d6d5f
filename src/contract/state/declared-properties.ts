import { childOf, type Reference, type Spec, toReference } from '../../spec/index.js';

const deepest = 12;

type SchemaObject = Readonly<Record<string, unknown>>;

/** The properties that a schema names, wherever its parts stand, each with the place of its own schema. */
export function declaredProperties(spec: Spec, schema: Reference): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  for (const { at, value } of partsOf({ spec, branches: ['allOf', 'anyOf', 'oneOf'] }, schema)) {
    const { properties } = value;
    for (const name of Object.keys((properties as object | undefined) ?? {})) {
      if (!found.has(name)) found.set(name, childOf(at, 'properties', name));
    }
  }
  return found;
}

/** The first value of a keyword in a schema or in what it refers to and combines. */
export function keywordOf(spec: Spec, schema: Reference, keyword: string): unknown {
  for (const { value } of partsOf({ spec, branches: ['allOf'] }, schema)) {
    if (value[keyword] !== undefined) return value[keyword];
  }
  return undefined;
}

/** The place of the schema of a list's items, in a schema or in what it refers to and combines. */
export function declaredItems(spec: Spec, schema: Reference): Reference | undefined {
  for (const { at, value } of partsOf({ spec, branches: ['allOf', 'anyOf', 'oneOf'] }, schema)) {
    if (typeof value['items'] === 'object' && value['items'] !== null) return childOf(at, 'items');
  }
  return undefined;
}

interface Walk {
  readonly spec: Spec;
  /** Keywords whose schemas count as parts. */
  readonly branches: readonly string[];
}

interface SchemaPart {
  readonly at: Reference;
  readonly value: SchemaObject;
}

/** A schema and, after it, what it combines and refers to. */
function* partsOf(walk: Walk, schema: Reference, depth = 0): Generator<SchemaPart> {
  const value = walk.spec.read(schema);
  if (depth > deepest || typeof value !== 'object' || value === null) return;

  const found = value as SchemaObject;
  yield { at: schema, value: found };
  for (const part of combinedIn(walk, schema, found)) yield* partsOf(walk, part, depth + 1);
}

function combinedIn({ branches }: Walk, at: Reference, value: SchemaObject): readonly Reference[] {
  const parts = branches.flatMap((keyword) => {
    const list = value[keyword];
    return Array.isArray(list) ? list.map((_, index) => childOf(at, keyword, index)) : [];
  });
  const { $ref } = value;
  return typeof $ref === 'string' ? [...parts, toReference($ref, at.uri)] : parts;
}
