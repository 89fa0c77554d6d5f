import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Session } from '../session.js';

export interface RecordOperation {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** The operations that do this to single records of a collection, as far as they may be called; no changes without properties to name. */
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
        const isMeant = isRecordRole && role.collection === collection && kinds.includes(role.kind);
        return isMeant && isWritable(role) ? [{ operation, role }] : [];
      }),
    );

/** A JSON Patch (RFC 6902) names no property that could be set to something. */
const isWritable = ({ kind, input }: RecordRole): boolean =>
  (kind !== 'patch' && kind !== 'replace') || input !== undefined;
