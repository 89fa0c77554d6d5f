import type { ListSubject } from './list-subject.js';
import { readingsOf } from './parameter-text.js';
import { bodyProperties, requestName } from './request-names.js';

/** The value that a client may give a property of a new record, read from a text; undefined where it may not. */
export function settableValue(
  { session, scene, schemas, collection, role }: ListSubject,
  field: string,
  text: string,
): unknown {
  const creator = collection && scene.creatorOf(collection.name);
  if (creator === undefined || role.kind !== 'list') return undefined;
  const schema = bodyProperties(session, creator).get(requestName(session, creator, field));
  if (schema === undefined) return undefined;
  return readingsOf(text).find((value) => schemas.forRequest(schema)(value, '').length === 0);
}
