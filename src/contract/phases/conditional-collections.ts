import type { Collection, RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Scene } from '../scene/scene.js';
import type { Session } from '../session.js';

/** An operation on one record, and what it does. */
export interface RecordOperation {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** A collection whose records are read with an entity tag. */
export interface TaggedCollection {
  readonly session: Session;
  readonly scene: Scene;
  readonly collection: Collection;
  readonly reader: RecordOperation;
  readonly updates: readonly RecordOperation[];
}

/** Undefined for a collection whose records cannot be created or have no entity tag. */
export function taggedCollection(session: Session, scene: Scene, collection: Collection): TaggedCollection | undefined {
  const operations = operationsOn(session, collection);
  const reader = operations.find(({ operation, role }) => role.kind === 'read' && declaresEntityTag(operation));
  if (reader === undefined || scene.creatorOf(collection.name) === undefined) return undefined;
  const updates = operations.filter(({ role }) => ['patch', 'replace', 'delete'].includes(role.kind));
  return { session, scene, collection, reader, updates };
}

const operationsOn = (session: Session, { name }: Collection): readonly RecordOperation[] =>
  session.spec.operations
    .filter((operation) => session.isChosen(operation) && session.mayCall(operation))
    .flatMap((operation) =>
      session.resources
        .rolesOf(operation)
        .flatMap((role) => ('key' in role && role.collection === name ? [{ operation, role }] : [])),
    );

const declaresEntityTag = ({ responses }: Operation): boolean =>
  Object.entries(responses).some(
    ([status, { headers }]) => /^2/.test(status) && Object.keys(headers).some((name) => name.toLowerCase() === 'etag'),
  );

/** The declared name of a header parameter. */
export const headerNamed = ({ parameters }: Operation, name: RegExp): string | undefined =>
  parameters.find((parameter) => parameter.in === 'header' && name.test(parameter.name))?.name;
