import { childOf, type Operation, type Spec } from '../spec/index.js';
import { checkExtensions } from './declarations/check-extensions.js';
import { correct } from './declarations/corrections.js';
import {
  adopt,
  type DeclaredCollection,
  declare,
  declaredCollectionsOf,
  declaredRelationsOf,
} from './declarations/declared-collections.js';
import { type Keyed, toRoles } from './declarations/declared-roles.js';
import { declaredRolesOf, extensionOf } from './declarations/extension.js';
import { linksOf } from './document/links.js';
import { createSchemaReader, type Schema } from './document/schema.js';
import { shapeAt } from './document/shape-at.js';
import type { Context } from './inference/context.js';
import type { Draft } from './inference/draft.js';
import { fieldsOf, type Written } from './inference/fields.js';
import { type Inferred, infer } from './inference/infer.js';
import { inputPlaceOf } from './inference/input.js';
import { keyListRelationsOf, type Pointed, referencesOf, withSides } from './inference/references.js';
import { relationsOf } from './inference/relations.js';
import { uniqueKeysOf } from './inference/uniqueness.js';
import type { Collection, Relation, ResourceModel, Role } from './resource-model.js';

/**
 * What a document says about state: in `x-twinspec`, in words, or by how its paths and schemas are made.
 * @throws SpecError with the place of everything that is wrong in `x-twinspec`.
 */
export function readResourceModel(spec: Spec): ResourceModel {
  const extension = checkExtensions(spec);
  const context: Context = { spec, read: createSchemaReader(spec), links: linksOf(spec) };
  const declared = declaredCollectionsOf(extension, spec, context.read);
  const open = spec.operations.filter(
    (operation) => extensionOf(operation).role === undefined && declaredRolesOf(operation).length === 0,
  );
  const inferred = infer(open, context, (draft) => adopt(draft, declared));
  const collections = collectionsOf(declared, inferred.drafts, context);
  const relations = new Map(declaredRelationsOf(extension).map((relation) => [relation.name, relation]));
  const roles = rolesOf(spec.operations, { inferred, collections, relations, context });

  const written = [...collections.values()].map((collection) => ({
    collection,
    written: writtenTo(collection, roles, context),
  }));
  const pointed = written.map(
    ({ collection, written: writes }): Pointed => ({
      ...collection,
      writable: fieldsOf(collection.record, writes).writable,
    }),
  );
  const all = allRelations(relations, inferred, { pointed, context });
  for (const { operation, role } of all.roles)
    roles.set(operation, [...(roles.get(operation) ?? []), correct(role, operation, {})]);
  const entries = written.map((entry) => toCollection(entry, { pointed, context }));
  return {
    collections: new Map(entries.map((entry) => [entry.name, declareIn(entry, declared, spec)])),
    relations: new Map(all.relations.map((relation) => [relation.name, relation])),
    rolesOf: (operation) => roles.get(operation) ?? [],
  };
}

/** A collection on its way into the model. */
interface Known extends Keyed {
  readonly containers: readonly string[];
  readonly own: string;
}

/** Those that are declared first, then those that only paths show. */
function collectionsOf(
  declared: readonly DeclaredCollection[],
  drafts: readonly Draft[],
  { read }: Context,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { name, key, schema } of declared) {
    const draft = drafts.find((one) => one.name === name);
    const record = schema ?? draft?.record ?? read({ uri: '', pointer: '' });
    known.set(name, { name, key, containers: key.slice(0, -1), own: key.at(-1) ?? '', record });
  }
  for (const { name, containers, own, record } of drafts) {
    if (!known.has(name)) known.set(name, { name, key: [...containers, own], containers, own, record });
  }
  return known;
}

interface Found {
  readonly inferred: Inferred;
  readonly collections: ReadonlyMap<string, Known>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly context: Context;
}

function rolesOf(operations: readonly Operation[], { inferred, ...known }: Found): Map<Operation, readonly Role[]> {
  const roles = new Map<Operation, readonly Role[]>();
  for (const { operation, role } of inferred.roles)
    roles.set(operation, [...(roles.get(operation) ?? []), correct(role, operation, {})]);
  for (const operation of operations) {
    const said = declaredRolesOf(operation).flatMap((declared) =>
      toRoles(operation, declared, known).map((role) => correct(role, operation, declared.extension)),
    );
    if (said.length > 0) roles.set(operation, said);
  }
  return roles;
}

function allRelations(
  declared: ReadonlyMap<string, Relation>,
  { junctions }: Inferred,
  { pointed, context }: { pointed: readonly Pointed[]; context: Context },
) {
  const said = [...declared.values()];
  const lists = keyListRelationsOf(pointed).filter((one) =>
    said.every((other) => other.from !== one.from || other.to !== one.to),
  );
  const found = relationsOf(junctions, [...said, ...lists], context);
  const relations = [...said, ...[...lists, ...found.relations].map((relation) => withSides(relation, pointed))];
  return { relations, roles: found.roles };
}

type Writes = readonly (Written & { readonly operation: Operation })[];

function writtenTo({ name, record }: Known, roles: ReadonlyMap<Operation, readonly Role[]>, context: Context): Writes {
  return [...roles].flatMap(([operation, all]) =>
    all.flatMap((role): Writes => {
      if (!('input' in role) || role.collection !== name || role.kind === 'delete') return [];
      const place = inputPlaceOf(operation, record, context);
      const schema = place && whole(operation, role.input?.pointer ?? '', context);
      return schema === undefined ? [] : [{ operation, role, schema }];
    }),
  );
}

function whole(operation: Operation, pointer: string, context: Context): Schema | undefined {
  const body = inputPlaceOf(operation, undefined, context)?.schema;
  return body && shapeAt(body, pointer)?.schema;
}

interface Surroundings {
  readonly pointed: readonly Pointed[];
  readonly context: Context;
}

function toCollection(
  { collection, written }: { collection: Known; written: Writes },
  { pointed, context }: Surroundings,
): Collection {
  const { name, key, containers, record } = collection;
  const fields = fieldsOf(record, written);
  const described = [
    { schema: record, names: {} },
    ...written.map(({ schema, role }) => ({ schema, names: role.input?.names ?? {} })),
  ];
  const writers = written.map(({ operation }) => operation);
  return {
    name,
    basis: 'inferred',
    key,
    unique: uniqueKeysOf({ described, writable: fields.writable, containers, writers }, context),
    references: referencesOf({ ...collection, writable: fields.writable }, pointed, context),
    ...fields,
    ...(record.properties.size > 0 && { schema: record.at }),
  };
}

function declareIn(collection: Collection, declared: readonly DeclaredCollection[], spec: Spec): Collection {
  const said = declared.find(({ name }) => name === collection.name);
  const [uri = ''] = spec.documents.keys();
  return said === undefined
    ? collection
    : declare(collection, said, childOf({ uri, pointer: '/x-twinspec' }, 'collections', said.name));
}
