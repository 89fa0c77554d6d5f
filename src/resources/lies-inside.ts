import type { Role } from './resource-model.js';

/**
 * Whether a record lies inside of what one of its properties refers to, though its key does not say so: every operation that creates one
 * names that in its path (`POST /projects/{project_id}/issues`, and `/issues/{id}`).
 */
export function liesInside(roles: Iterable<Role>, collection: string, field: string): boolean {
  const creates = [...roles].filter((role) => role.kind === 'create' && role.collection === collection);
  return creates.length > 0 && creates.every((role) => 'key' in role && role.key[field]?.in === 'path');
}
