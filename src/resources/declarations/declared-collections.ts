import { childOf, type Spec, toReference } from '../../spec/index.js';
import { nounOf } from '../document/names.js';
import { isSameRecord, type Schema, type SchemaReader } from '../document/schema.js';
import type { Draft } from '../inference/draft.js';
import type { Adopted } from '../inference/infer.js';
import type { Collection, ReferenceField, Relation, UniqueKey } from '../resource-model.js';
import { type CollectionExtension, type DocumentExtension, keyOf, toNames } from './extension.js';

/** A collection that is written down. */
export interface DeclaredCollection {
  readonly name: string;
  readonly key: readonly string[];
  readonly extension: CollectionExtension;
  /** Schema of a record, where it is named. */
  readonly schema: Schema | undefined;
}

export function declaredCollectionsOf(
  { collections = {} }: DocumentExtension,
  spec: Spec,
  read: SchemaReader,
): readonly DeclaredCollection[] {
  const [uri = ''] = spec.documents.keys();
  return Object.entries(collections).map(([name, extension]) => ({
    name,
    key: keyOf(extension),
    extension,
    schema: extension.schema === undefined ? undefined : read(toReference(extension.schema, uri)),
  }));
}

/**
 * Gives what was found in paths the name and key of the collection that it is, if it is a declared one; undefined for
 * what only bears the name of one.
 */
export function adopt(draft: Draft, declared: readonly DeclaredCollection[]): Adopted | undefined {
  const fits = ({ key }: DeclaredCollection): boolean =>
    key.length === draft.containers.length + 1 && draft.record.properties.has(key.at(-1) ?? '');
  const described = declared.find(
    (one) => fits(one) && one.schema !== undefined && isSameRecord(one.schema, draft.record),
  );
  const namesake = declared.find(
    (one) => fits(one) && one.schema === undefined && nounOf(one.name) === nounOf(draft.noun),
  );
  const found = described ?? namesake;
  if (found === undefined)
    return declared.some(({ name }) => name === draft.name) ? undefined : { draft, isDeclared: false };
  const own = found.key.at(-1) ?? draft.own;
  const adopted = {
    ...draft,
    name: found.name,
    containers: found.key.slice(0, -1),
    own,
    isKeyShown: true,
    record: found.schema ?? draft.record,
  };
  return { draft: adopted, isDeclared: true };
}

/** What a declaration says of a collection, in place of what was inferred. */
export function declare(
  collection: Collection,
  { extension }: DeclaredCollection,
  at: ReturnType<typeof childOf>,
): Collection {
  const { unique, writable, derived, volatile, secret } = extension;
  const references = scalarReferences(extension, collection);
  const said = new Set(references.map(({ field }) => field));
  const settable = writable === undefined ? collection.writable : new Set(writable);
  return {
    ...collection,
    basis: 'declaration',
    unique: unique?.map((entry, index) => toUnique(entry, childOf(at, 'unique', index))) ?? collection.unique,
    references: [...references, ...collection.references.filter(({ field }) => !said.has(field))],
    writable: settable,
    serverFields: writable === undefined ? collection.serverFields : serverFieldsOf(collection, settable),
    derived: derived ? new Set(derived) : collection.derived,
    volatile: volatile ? new Set(volatile) : collection.volatile,
    secret: secret ? new Set(secret) : collection.secret,
  };
}

const serverFieldsOf = ({ writable, serverFields }: Collection, settable: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...serverFields, ...writable].filter((name) => !settable.has(name)));

function toUnique(
  entry: NonNullable<CollectionExtension['unique']>[number],
  at: ReturnType<typeof childOf>,
): UniqueKey {
  const { fields, ignoreCase = false } =
    typeof entry === 'object' && 'fields' in entry ? entry : { fields: toNames(entry) };
  return { fields, ignoreCase, basis: 'declaration', at };
}

const isList = ({ inverse, onDelete }: NonNullable<CollectionExtension['references']>[number]): boolean =>
  inverse !== undefined || onDelete === 'remove';

const scalarReferences = ({ references = [] }: CollectionExtension, { key }: Collection): readonly ReferenceField[] =>
  references
    .filter((reference) => !isList(reference))
    .filter(({ field }) => key.length > 0 && field !== '')
    .map(({ field, to, onDelete }) => ({ field, to, onDelete, basis: 'declaration' }));

/** Relations that are written down, be it by themselves or as a list of keys in a record. */
export function declaredRelationsOf({ collections = {}, relations = {} }: DocumentExtension): readonly Relation[] {
  const listed = Object.entries(collections).flatMap(([from, { references = [] }]) =>
    references.filter(isList).map(
      ({ field, to, inverse }): Relation => ({
        name: `${from}.${field}`,
        basis: 'declaration',
        from,
        to,
        field,
        ...(inverse !== undefined && { inverse }),
      }),
    ),
  );
  const named = Object.entries(relations).map(([name, said]): Relation => ({ name, basis: 'declaration', ...said }));
  return [
    ...named,
    ...listed.filter((one) => named.every((other) => other.from !== one.from || other.field !== one.field)),
  ];
}
