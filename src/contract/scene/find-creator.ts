import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Session } from '../session.js';

export interface Creator {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** The first operation that creates records of a collection and may be called. */
export function findCreator({ spec, resources, mayCall }: Session, collection: string): Creator | undefined {
  for (const operation of spec.operations) {
    for (const role of resources.rolesOf(operation)) {
      if (role.kind === 'create' && role.collection === collection && mayCall(operation)) return { operation, role };
    }
  }
  return undefined;
}
