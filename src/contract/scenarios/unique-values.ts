import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';

/** The unique values of a record that is gone, for one that takes its place. */
export function uniqueValuesOf({ resources }: Session, { collection, value }: OwnRecord): Record<string, unknown> {
  const fields = resources.collections.get(collection)?.unique.flatMap((unique) => unique.fields) ?? [];
  const known = fields.filter((field) => value[field] !== undefined);
  return Object.fromEntries(known.map((field) => [field, value[field]]));
}
