import type { Purpose } from '../../generation/index.js';
import {
  type Collection,
  groupBy,
  isOfPeople,
  type ListRole,
  type RecordRole,
  type ResourceModel,
  type Role,
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
  /** All that is done to its records, in the order of the document. */
  readonly doings: readonly Doing[];
}

/** What an operation does to the records of a collection. */
export interface Doing<Does extends Role = RecordRole | ListRole> {
  readonly operation: Operation;
  readonly role: Does;
}

/**
 * The collections whose records somebody can come to know: by creating or by listing them. Where operations only read what the
 * client names (`/weather/{city}`), there is no state to keep.
 */
export function kindsOf(spec: Spec, model: ResourceModel, read: SchemaReader): ReadonlyMap<string, Kind> {
  const all = spec.operations.flatMap((operation) =>
    rolesIn({ model }, operation).map((role) => ({ operation, role })),
  );
  const known = new Set(all.flatMap(({ role }) => revealedBy(role, model)));
  const kept = [...model.collections.values()].filter(({ name }) => known.has(name));
  const doings = groupBy(
    all.flatMap(({ operation, role }): readonly Doing[] => ('collection' in role ? [{ operation, role }] : [])),
    ({ role }) => role.collection,
  );
  return new Map(
    kept.map((collection) => [collection.name, toKind(collection, doings.get(collection.name) ?? [], read)]),
  );
}

function revealedBy(role: Role, { relations }: ResourceModel): readonly string[] {
  if (role.kind === 'list' || role.kind === 'create') return [role.collection];
  if (role.kind !== 'related') return [];
  const relation = relations.get(role.relation);
  return relation === undefined ? [] : [role.side === 'from' ? relation.to : relation.from];
}

function toKind(collection: Collection, doings: readonly Doing[], read: SchemaReader): Kind {
  const { name, key } = collection;
  const roles = doings.flatMap(({ operation, role }) => (role.kind === 'list' ? [] : [{ operation, role }]));
  const lists = doings.flatMap(({ operation, role }) => (role.kind === 'list' ? [{ operation, role }] : []));
  const shown = shownSchemas(collection, { roles, lists, read });
  const properties = new Map<string, Schema>();
  for (const schema of shown) {
    for (const [property, value] of schema.properties) if (!properties.has(property)) properties.set(property, value);
  }
  const order = ['create', 'replace', 'patch'];
  const written = roles
    .filter(({ role }) => role.input !== undefined)
    .toSorted((one, other) => order.indexOf(one.role.kind) - order.indexOf(other.role.kind))
    .flatMap(({ operation, role }) => inputSchemaOf(operation, role, read) ?? []);
  return {
    collection,
    name,
    own: key.at(-1) ?? '',
    shown,
    properties: new Map([...properties].filter(([, schema]) => schema.keyword('writeOnly') !== true)),
    keys: keySchemas(key.at(-1) ?? '', { shown, roles, read }),
    required: new Set(shown.flatMap((schema) => [...schema.required])),
    written,
    itemPath: roles.find(({ role }) => role.kind === 'read')?.operation.path,
    doings,
  };
}

function keySchemas(
  own: string,
  {
    shown,
    roles,
    read,
  }: { readonly shown: readonly Schema[]; readonly roles: readonly Doing<RecordRole>[]; readonly read: SchemaReader },
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

/** What the operation takes as the properties of a record. */
export function inputSchemaOf(operation: Operation, { input }: RecordRole, read: SchemaReader): Schema | undefined {
  const media = Object.entries(operation.requestBody?.content ?? {}).find(
    ([type]) => !type.includes('json-patch+json'),
  );
  const body = media?.[1].schema && read(media[1].schema);
  return body && input && placeIn(body, input.pointer);
}

interface Showing {
  readonly roles: readonly Doing<RecordRole>[];
  readonly lists: readonly Doing<ListRole>[];
  readonly read: SchemaReader;
}

function shownSchemas(collection: Collection, { roles, lists, read }: Showing): readonly Schema[] {
  const ofRoles = roles.flatMap(({ operation, role }) => {
    const body = role.record === undefined ? undefined : bodyOf(operation, read);
    return (body && placeIn(body, role.record ?? '')) ?? [];
  });
  const ofLists = lists.flatMap(({ operation, role }) => {
    const body = bodyOf(operation, read);
    return (body && placeIn(body, role.items.pointer)?.items) ?? [];
  });
  const main = collection.schema === undefined ? [] : [read(collection.schema)];
  return [...main, ...ofRoles, ...ofLists];
}

/** What a value is made up for; people alone are called like people. */
export const purposeOf = ({ name }: Kind, purpose: string): Omit<Purpose, 'direction'> => ({
  purpose,
  extent: 'maximal',
  ...(!isOfPeople(name) && { noun: 'product' }),
});
