import type { Session } from '../session.js';
import { declaredProperties } from '../state/declared-properties.js';

interface Written {
  readonly property: string;
  readonly value: unknown;
}

/** Whether the own schema of a collection's records takes a value: where it asks for more than the request does, a server may, too. */
export function canBeShown(
  { spec, resources, values }: Session,
  collection: string,
  { property, value }: Written,
): boolean {
  const record = resources.collections.get(collection)?.schema;
  const schema = record && declaredProperties(spec, record).get(property);
  return schema === undefined || value === null || values.accepts(schema, value);
}
