import type { Collection, KeySources, ResourceModel, Role } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { OwnRecord } from './own-record.js';

/** Path parameters in the order of the path; documents declare them in any. */
export const namesInPath = ({ path, parameters }: Operation): readonly string[] =>
  parameters
    .flatMap((parameter) => (parameter.in === 'path' ? [parameter.name] : []))
    .toSorted((one, other) => path.indexOf(`{${one}}`) - path.indexOf(`{${other}}`));

/** Whose key a path parameter is a part of. */
export interface Owner {
  readonly collection: string;
  /** The property of the key. */
  readonly property: string;
  /** The same part in the key of the records that the operation is about: `workspace_id` for the `id` of a workspace. */
  readonly alias: string;
}

/** The collection whose records a path parameter names; undefined where nothing is known of it. */
export const ownerOf = (resources: ResourceModel, operation: Operation, parameter: string): Owner | undefined =>
  ownerIn(resources, keysOf(resources, operation), parameter);

function ownerIn(resources: ResourceModel, keys: readonly OwnedKey[], parameter: string): Owner | undefined {
  for (const { collection, sources } of keys) {
    for (const [alias, source] of Object.entries(sources)) {
      if (source.in !== 'path' || source.name !== parameter) continue;
      const reference = resources.collections.get(collection)?.references.find(({ field }) => field === alias);
      if (reference === undefined) return { collection, property: alias, alias };
      const property = lastKey(resources.collections.get(reference.to)) ?? alias;
      return { collection: reference.to, property, alias };
    }
  }
  return undefined;
}

/**
 * The same, and for an operation without a role: of the record that it acts on, or from those whose path is its own or the beginning of it.
 * The longest comes first, as it says what the record at its end calls its containers.
 */
export function ownerNear(
  { resources, spec }: { readonly resources: ResourceModel; readonly spec: Spec },
  operation: Operation,
  parameter: string,
): Owner | undefined {
  const own = ownerOf(resources, operation, parameter);
  if (own !== undefined || resources.rolesOf(operation).length > 0) return own;
  const acted = ownerIn(resources, keysOfAction(resources, operation), parameter);
  if (acted !== undefined) return acted;
  const above = spec.operations
    .filter(({ path }) => path.includes(`{${parameter}}`) && `${operation.path}/`.startsWith(`${path}/`))
    .toSorted((one, other) => other.path.length - one.path.length);
  return above.map((each) => ownerOf(resources, each, parameter)).find((owner) => owner !== undefined);
}

/** Whether a record is addressed by more than its own name: by its key, or because the path says what it refers to as well. */
export const isPlaced = (resources: ResourceModel, operation: Operation, collection: string): boolean =>
  (resources.collections.get(collection)?.key.length ?? 0) > 1 ||
  [...keysOf(resources, operation), ...keysOfAction(resources, operation)].some(
    (key) => key.collection === collection && Object.keys(inPath(key.sources)).length > 1,
  );

const lastKey = (collection: Collection | undefined): string | undefined => collection?.key.at(-1);

export interface OwnedKey {
  readonly collection: string;
  readonly sources: KeySources;
}

/** Every key that an operation is given. A create makes its own. */
export const keysOf = (resources: ResourceModel, operation: Operation): readonly OwnedKey[] =>
  resources.rolesOf(operation).flatMap((role) => keysOfRole(resources, role));

/** The key of the record that an action is about, which is told from its container's by its own names. */
function keysOfAction(resources: ResourceModel, operation: Operation): readonly OwnedKey[] {
  const action = resources.actionOf(operation);
  return action?.kind === 'act' ? [{ collection: action.collection, sources: action.key }] : [];
}

function keysOfRole({ relations }: ResourceModel, role: Role): readonly OwnedKey[] {
  if (role.kind === 'list') return [{ collection: role.collection, sources: role.items.key }];
  if (role.kind === 'create') return [{ collection: role.collection, sources: inPath(role.key) }];
  if ('key' in role) return [{ collection: role.collection, sources: role.key }];
  const relation = relations.get(role.relation);
  if (relation === undefined) return [];
  if (role.kind === 'related') return [{ collection: relation[role.side], sources: role.of }];
  return [
    { collection: relation.from, sources: role.from },
    { collection: relation.to, sources: role.to },
  ];
}

/** The part of a record's key that a path parameter stands for, be it of the record itself or of its container. */
export function partOf(record: OwnRecord, { collection, property, alias }: Owner): unknown {
  return record.collection === collection ? record.key[property] : (record.key[alias] ?? record.value[alias]);
}

/** What a request to create something has to name: its containers. */
const inPath = (sources: KeySources): KeySources =>
  Object.fromEntries(Object.entries(sources).filter(([, source]) => source.in === 'path'));
