import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Session } from '../session.js';

export interface Creator {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** The first operation that creates records of a collection and may be called. */
export function findCreator(session: Session, collection: string): Creator | undefined {
  for (const operation of session.spec.operations) {
    for (const role of session.resources.rolesOf(operation)) {
      const isCreate = role.kind === 'create' && role.collection === collection;
      if (isCreate && session.mayCall(operation)) return { operation, role };
    }
  }
  return undefined;
}
