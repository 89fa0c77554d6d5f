import type { CollectionDefinition, Reference } from './collection-definition.js';
import { DefinitionError } from './errors.js';
import { createEqualityProjection, createUniqueProjection, type Projection } from './projection.js';

/** A reference, seen from the collection that it leads to. */
interface Inbound {
  readonly source: string;
  readonly reference: Reference;
}

/** A projection and which of its table's indexes goes by it. */
export interface PlacedProjection extends Projection {
  readonly place: number;
}

/** What a declaration means, worked out once and shared by every sandbox made from it. */
export interface TableSchema {
  readonly definition: CollectionDefinition;
  readonly projections: readonly PlacedProjection[];
  readonly key: PlacedProjection;
  /** Without the key. */
  readonly uniques: ReadonlyMap<string, PlacedProjection>;
  readonly equalities: ReadonlyMap<string, PlacedProjection>;
  readonly inbound: readonly Inbound[];
  /** Properties that the state writes by itself. */
  readonly inverses: readonly string[];
}

type Schema = ReadonlyMap<string, TableSchema>;

export function compileSchema(definitions: readonly CollectionDefinition[]): Schema {
  const declared = new Map(definitions.map((definition) => [definition.name, definition]));
  for (const definition of definitions) {
    if (declared.get(definition.name) !== definition) throw problem(definition, 'is declared twice');
    if (definition.key.length === 0) throw problem(definition, 'has no key');
    for (const reference of definition.references) {
      checkReference(definition, reference, declared.get(reference.to));
    }
  }
  checkInverses(definitions);
  return new Map(definitions.map((definition) => [definition.name, compileTable(definition, definitions)]));
}

function compileTable(definition: CollectionDefinition, all: readonly CollectionDefinition[]): TableSchema {
  const { key, unique, index, references } = definition;
  const inbound = all.flatMap((source) =>
    source.references
      .filter((reference) => reference.to === definition.name)
      .map((reference) => ({ source: source.name, reference })),
  );
  const fields = new Set([...index, ...references.map((reference) => reference.field)]);
  const projections: PlacedProjection[] = [];
  const place = (projection: Projection): PlacedProjection => {
    const placed = { ...projection, place: projections.length };
    projections.push(placed);
    return placed;
  };
  return {
    definition,
    projections,
    key: place(createUniqueProjection({ fields: key, ignoreCase: false })),
    uniques: byName(unique.map((declared) => place(createUniqueProjection(declared)))),
    equalities: byName([...fields].map((field) => place(createEqualityProjection(field)))),
    inbound,
    inverses: inbound.flatMap(({ reference }) => reference.inverse ?? []),
  };
}

function byName(projections: readonly PlacedProjection[]): Map<string, PlacedProjection> {
  return new Map(projections.map((projection) => [projection.name, projection]));
}

function checkReference(source: CollectionDefinition, reference: Reference, target?: CollectionDefinition): void {
  const { field, to, inverse, onDelete } = reference;
  if (target === undefined) throw problem(source, `refers to ${to}, which is not declared`, field);
  if (target.key.length !== 1) throw problem(source, `refers to ${to}, whose key is not a single property`, field);
  if (inverse !== undefined && source.key.length !== 1) {
    throw problem(source, 'has an inverse, but its own key is not a single property', field);
  }
  if (inverse !== undefined && isDeclared(target, inverse)) {
    throw problem(source, `has the inverse ${inverse}, which ${to} declares as its own`, field);
  }
  if (source.key.includes(field) && (onDelete === 'clear' || onDelete === 'remove')) {
    throw problem(source, 'is part of the key and cannot be taken out: let onDelete be cascade or restrict', field);
  }
}

function checkInverses(definitions: readonly CollectionDefinition[]): void {
  const taken = new Set<string>();
  for (const definition of definitions) {
    for (const { field, to, inverse } of definition.references) {
      if (inverse === undefined) continue;
      const property = JSON.stringify([to, inverse]);
      if (taken.has(property)) throw problem(definition, 'has an inverse that another reference writes', field);
      taken.add(property);
    }
  }
}

function isDeclared({ key, unique, references }: CollectionDefinition, property: string): boolean {
  return (
    key.includes(property) ||
    unique.some(({ fields }) => fields.includes(property)) ||
    references.some(({ field }) => field === property)
  );
}

function problem(definition: CollectionDefinition, what: string, field?: string): DefinitionError {
  const place = field === undefined ? definition.name : `${definition.name}.${field}`;
  return new DefinitionError(`Collection ${place} ${what}.`, definition.name, field);
}
