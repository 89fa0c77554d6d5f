import type { Operation, Reference } from '../../spec/index.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';

const schemaOf = ({ requestBody }: Operation): Reference | undefined =>
  Object.values(requestBody?.content ?? {})[0]?.schema;

/** The properties that the body of a request may have, each with its schema. */
export function propertiesOfBody({ spec }: Session, operation: Operation): ReadonlyMap<string, Reference> {
  const schema = schemaOf(operation);
  return schema === undefined ? new Map<string, Reference>() : declaredProperties(spec, schema);
}

/** The properties that the body of a request must have. */
export function requiredInBody({ spec }: Session, operation: Operation): readonly string[] {
  const schema = schemaOf(operation);
  const required = schema && keywordOf(spec, schema, 'required');
  return Array.isArray(required) ? required.map(String) : [];
}

/** The words that a schema enumerates; undefined where it does not. */
export function membersOf({ spec }: Session, schema: Reference): readonly unknown[] | undefined {
  const members = keywordOf(spec, schema, 'enum');
  return Array.isArray(members) ? members : undefined;
}
