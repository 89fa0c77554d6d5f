import type { Operation, Reference } from '../../spec/index.js';
import type { Session } from '../session.js';
import { declaredProperties } from '../state/declared-properties.js';

/** The properties of an operation's body, each with the place of its schema. */
export function bodyProperties({ spec }: Session, operation: Operation): ReadonlyMap<string, Reference> {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  return media?.schema === undefined ? new Map() : declaredProperties(spec, media.schema);
}

/** What a property of the record is called in the request of an operation. */
export function requestName({ resources }: Session, operation: Operation, property: string): string {
  for (const role of resources.rolesOf(operation)) {
    const names = 'key' in role ? Object.entries(role.input?.names ?? {}) : [];
    const found = names.find(([, record]) => record === property);
    if (found !== undefined) return found[0];
  }
  return property;
}

/** What a property of the request is called in the record. */
export function recordName({ resources }: Session, operation: Operation, name: string): string {
  const roles = resources.rolesOf(operation).flatMap((role) => ('key' in role && 'input' in role ? [role] : []));
  return roles.map(({ input }) => input?.names[name]).find((found) => found !== undefined) ?? name;
}
