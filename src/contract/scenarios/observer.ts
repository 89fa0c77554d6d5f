import type { RecordRole, RelatedRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { fillSources } from '../lists/fill-sources.js';
import { readWholeList } from '../lists/read-whole-list.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';

/** Looks at what a write may have changed; the state model draws the conclusions. */
export interface Observer {
  /** Reads one record. */
  look(record: OwnRecord): Promise<void>;
  /** Reads every own record of the collections, and their lists. */
  lookAround(...collections: readonly string[]): Promise<void>;
  /** Reads the lists of partners of a record. */
  lookAtPartners(record: OwnRecord): Promise<void>;
}

/** The newest own records; those before them are in the list. */
const mostNeighbours = 5;

export function createObserver(session: Session, scene: Scene): Observer {
  const { resources, spec } = session;

  const readers = (collection: string): readonly Operation[] =>
    spec.operations.filter(
      (operation) =>
        session.mayCall(operation) &&
        resources.rolesOf(operation).some((role) => role.kind === 'read' && role.collection === collection),
    );

  const look = async (record: OwnRecord): Promise<void> => {
    for (const operation of readers(record.collection)) {
      const values = scene.requestFor(operation, record);
      if (values === undefined) continue;
      await session.send({
        operation,
        phase: 'state',
        title: 'to see what is there',
        values,
        intent: { kind: 'open' },
      });
    }
  };

  const lookAtList = async (collection: string): Promise<void> => {
    for (const operation of spec.operations) {
      const role = resources.rolesOf(operation).find((each) => each.kind === 'list' && each.collection === collection);
      if (role?.kind !== 'list' || !session.mayCall(operation)) continue;
      const values = scene.requestFor(operation);
      if (values === undefined) continue;
      const size = role.items.paging?.maxSize ?? 100;
      const list = await readWholeList(
        session,
        { role, operation },
        { values, phase: 'state', size, title: 'to see what is there' },
      );
      if (role.items.paging !== undefined && list.isComplete) {
        session.state.observeWhole(role, list.exchanges).forEach((draft) => {
          session.report(draft);
        });
      }
    }
  };

  const lookAtPartners = async (record: OwnRecord): Promise<void> => {
    for (const operation of spec.operations) {
      for (const role of resources.rolesOf(operation)) {
        if (role.kind !== 'related' || !session.mayCall(operation) || ownerOf(role) !== record.collection) continue;
        const values = fillSources({}, role.of, record.key);
        const list = await readWholeList(
          session,
          { role, operation },
          { values, phase: 'state', title: 'to see the partners' },
        );
        if (role.items.paging !== undefined && list.isComplete) {
          session.state.observeWhole(role, list.exchanges).forEach((draft) => {
            session.report(draft);
          });
        }
      }
    }
  };

  const ownerOf = ({ relation, side }: RelatedRole): string | undefined => {
    const found = resources.relations.get(relation);
    return side === 'from' ? found?.from : found?.to;
  };

  return {
    look,
    lookAtPartners,
    async lookAround(...collections) {
      for (const collection of collections) {
        for (const record of scene.own(collection).slice(-mostNeighbours)) await look(record);
        await lookAtList(collection);
      }
    },
  };
}

export const rolesOfKind = (
  { resources, spec }: Session,
  collection: string,
  kinds: readonly RecordRole['kind'][],
): readonly { readonly operation: Operation; readonly role: RecordRole }[] =>
  spec.operations.flatMap((operation) =>
    resources
      .rolesOf(operation)
      .flatMap((role) =>
        'collection' in role && role.kind !== 'list' && role.collection === collection && kinds.includes(role.kind)
          ? [{ operation, role }]
          : [],
      ),
  );
