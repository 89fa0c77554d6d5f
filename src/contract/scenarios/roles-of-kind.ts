import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Session } from '../session.js';

export interface RecordOperation {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** The operations that do this to single records of a collection, as far as they may be called. */
export const rolesOfKind = (
  session: Session,
  collection: string,
  kinds: readonly RecordRole['kind'][],
): readonly RecordOperation[] =>
  session.spec.operations
    .filter((operation) => session.mayCall(operation))
    .flatMap((operation) =>
      session.resources.rolesOf(operation).flatMap((role) => {
        const isRecordRole = 'collection' in role && role.kind !== 'list';
        return isRecordRole && role.collection === collection && kinds.includes(role.kind) ? [{ operation, role }] : [];
      }),
    );
