import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import type { ListSubject } from './list-subject.js';

/** Reads a record by the key that a list shows; undefined where nothing reads such records. */
export async function readListed(
  { session, scene }: ListSubject,
  collection: string,
  key: OwnRecord['key'],
): Promise<Exchange | undefined> {
  const operation = readerOf(session, collection);
  const values = operation && scene.requestFor(operation, { collection, key, value: key, createdBy: -1 });
  if (operation === undefined || values === undefined) return undefined;
  return session.send({ operation, phase: 'lists', title: 'that is listed', values, intent: { kind: 'open' } });
}

const readerOf = (session: ListSubject['session'], collection: string): Operation | undefined =>
  session.spec.operations.find(
    (operation) =>
      session.mayCall(operation) &&
      session.resources
        .rolesOf(operation)
        .some((role) => role.kind === 'read' && role.collection === collection && isByKey(role)),
  );

/** The record of the caller (`/users/me`) is named by nothing. */
const isByKey = ({ key }: RecordRole): boolean => Object.values(key).some((source) => source.in === 'path');
