import type { Purpose } from '../../generation/index.js';
import {
  type Collection,
  isOfPeople,
  type RecordRole,
  type ResourceModel,
  type Schema,
  type SchemaReader,
} from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import { bodyOf, placeIn } from './declared-body.js';
import { rolesIn } from './roles-in.js';

/** A collection that is kept, with what its operations say of a record. */
export interface Kind {
  readonly collection: Collection;
  readonly name: string;
  /** The property that tells records of one container apart. */
  readonly own: string;
  /** What answers show of a record, the fullest first. */
  readonly shown: readonly Schema[];
  /** All properties that an answer shows. */
  readonly properties: ReadonlyMap<string, Schema>;
  /** What answers and paths say of the key. */
  readonly keys: readonly Schema[];
  /** Those that some answer cannot do without. */
  readonly required: ReadonlySet<string>;
  /** What requests say of a record that they create or replace, and else of one that they change. */
  readonly written: readonly Schema[];
  /** Template of the path that reads one record; undefined where nothing does. */
  readonly itemPath: string | undefined;
}

/**
 * The collections whose records somebody can come to know: by creating or by listing them. Where operations only read what the
 * client names (`/weather/{city}`), there is no state to keep.
 */
export function kindsOf(spec: Spec, model: ResourceModel, read: SchemaReader): ReadonlyMap<string, Kind> {
  const known = new Set(spec.operations.flatMap((operation) => revealedBy(operation, model)));
  const kept = [...model.collections.values()].filter(({ name }) => known.has(name));
  return new Map(kept.map((collection) => [collection.name, toKind(collection, { spec, model, read })]));
}

function revealedBy(operation: Operation, model: ResourceModel): readonly string[] {
  const { relations } = model;
  return rolesIn({ model }, operation).flatMap((role) => {
    if (role.kind === 'list' || role.kind === 'create') return [role.collection];
    if (role.kind !== 'related') return [];
    const relation = relations.get(role.relation);
    return relation === undefined ? [] : [role.side === 'from' ? relation.to : relation.from];
  });
}

interface Parts {
  readonly spec: Spec;
  readonly model: ResourceModel;
  readonly read: SchemaReader;
}

function toKind(collection: Collection, parts: Parts): Kind {
  const { name, key } = collection;
  const roles = recordRolesOf(name, parts);
  const shown = shownSchemas(collection, roles, parts);
  const properties = new Map<string, Schema>();
  for (const schema of shown) {
    for (const [property, value] of schema.properties) if (!properties.has(property)) properties.set(property, value);
  }
  const order = ['create', 'replace', 'patch'];
  const written = roles
    .filter(({ role }) => role.input !== undefined)
    .toSorted((one, other) => order.indexOf(one.role.kind) - order.indexOf(other.role.kind))
    .flatMap(({ operation, role }) => inputSchemaOf(operation, role, parts.read) ?? []);
  return {
    collection,
    name,
    own: key.at(-1) ?? '',
    shown,
    properties: new Map([...properties].filter(([, schema]) => schema.keyword('writeOnly') !== true)),
    keys: keySchemas(key.at(-1) ?? '', { shown, roles, read: parts.read }),
    required: new Set(shown.flatMap((schema) => [...schema.required])),
    written,
    itemPath: roles.find(({ role }) => role.kind === 'read')?.operation.path,
  };
}

function keySchemas(
  own: string,
  {
    shown,
    roles,
    read,
  }: { readonly shown: readonly Schema[]; readonly roles: readonly Doing[]; readonly read: SchemaReader },
): readonly Schema[] {
  const inPaths = roles.flatMap(({ operation, role }) => {
    const source = role.key[own];
    const parameter = operation.parameters.find(
      ({ in: place, name }) => place === 'path' && source?.in === 'path' && name === source.name,
    );
    return parameter?.schema === undefined ? [] : [read(parameter.schema)];
  });
  return [...shown.flatMap(({ properties }) => properties.get(own) ?? []), ...inPaths];
}

interface Doing {
  readonly operation: Operation;
  readonly role: RecordRole;
}

const recordRolesOf = (name: string, { spec, model }: Parts): readonly Doing[] =>
  spec.operations.flatMap((operation) =>
    rolesIn({ model }, operation).flatMap((role) =>
      'key' in role && role.collection === name ? [{ operation, role }] : [],
    ),
  );

/** What the operation takes as the properties of a record. */
export function inputSchemaOf(operation: Operation, { input }: RecordRole, read: SchemaReader): Schema | undefined {
  const media = Object.entries(operation.requestBody?.content ?? {}).find(
    ([type]) => !type.includes('json-patch+json'),
  );
  const body = media?.[1].schema && read(media[1].schema);
  return body && input && placeIn(body, input.pointer);
}

function shownSchemas(
  collection: Collection,
  roles: readonly Doing[],
  { spec, model, read }: Parts,
): readonly Schema[] {
  const ofRoles = roles.flatMap(({ operation, role }) => {
    const body = role.record === undefined ? undefined : bodyOf(operation, read);
    return (body && placeIn(body, role.record ?? '')) ?? [];
  });
  const ofLists = spec.operations.flatMap((operation) =>
    rolesIn({ model }, operation).flatMap((role) => {
      if (role.kind !== 'list' || role.collection !== collection.name) return [];
      const body = bodyOf(operation, read);
      return (body && placeIn(body, role.items.pointer)?.items) ?? [];
    }),
  );
  const main = collection.schema === undefined ? [] : [read(collection.schema)];
  return [...main, ...ofRoles, ...ofLists];
}

/** What a value is made up for; people alone are called like people. */
export const purposeOf = ({ name }: Kind, purpose: string): Omit<Purpose, 'direction'> => ({
  purpose,
  extent: 'maximal',
  ...(!isOfPeople(name) && { noun: 'product' }),
});
