import type { ListRole, RelatedRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { fillSources } from '../lists/fill-sources.js';
import { readWholeList } from '../lists/read-whole-list.js';
import type { OwnRecord, Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { rolesOfKind } from './roles-of-kind.js';

/** Looks at what a write may have changed; the state model draws the conclusions. */
export interface Observer {
  /** Reads records, one by one. */
  look(...records: readonly OwnRecord[]): Promise<void>;
  /** Reads every own record of the collections, and their lists. */
  lookAround(...collections: readonly string[]): Promise<void>;
  /** Reads the lists of partners of a record. */
  lookAtPartners(record: OwnRecord): Promise<void>;
}

/** The newest own records; those before them are in the list. */
const mostNeighbours = 5;

export function createObserver(session: Session, scene: Scene): Observer {
  const look = async (...records: readonly OwnRecord[]): Promise<void> => {
    for (const record of records) await readRecord(session, scene, record);
  };
  return {
    look,
    async lookAround(...collections) {
      for (const collection of collections) {
        await look(...scene.own(collection).slice(-mostNeighbours));
        await readLists(session, scene, collection);
      }
    },
    lookAtPartners: (record) => readPartners(session, record),
  };
}

async function readRecord(session: Session, scene: Scene, record: OwnRecord): Promise<void> {
  for (const operation of new Set(rolesOfKind(session, record.collection, ['read']).map((each) => each.operation))) {
    const values = scene.requestFor(operation, record);
    if (values === undefined) continue;
    await session.send({ operation, phase: 'state', title: 'to see what is there', values, intent: { kind: 'open' } });
  }
}

async function readLists(session: Session, scene: Scene, collection: string): Promise<void> {
  for (const operation of session.spec.operations) {
    const role = session.resources
      .rolesOf(operation)
      .find((each): each is ListRole => each.kind === 'list' && each.collection === collection);
    const values = role && session.mayCall(operation) ? scene.requestFor(operation) : undefined;
    if (role === undefined || values === undefined) continue;
    const size = role.items.paging?.maxSize ?? 100;
    await readWhole(session, { role, operation }, { values, size, title: 'to see what is there' });
  }
}

async function readPartners(session: Session, record: OwnRecord): Promise<void> {
  for (const operation of session.spec.operations) {
    for (const role of session.resources.rolesOf(operation)) {
      if (role.kind !== 'related' || !session.mayCall(operation)) continue;
      if (session.resources.relations.get(role.relation)?.[role.side] !== record.collection) continue;
      const values = fillSources({}, role.of, record.key);
      await readWhole(session, { role, operation }, { values, title: 'to see the partners' });
    }
  }
}

/** Reads all pages; together they show what a single one cannot: what is missing. */
async function readWhole(
  session: Session,
  { role, operation }: { readonly role: ListRole | RelatedRole; readonly operation: Operation },
  reading: { readonly values: RequestValues; readonly size?: number; readonly title: string },
): Promise<void> {
  const list = await readWholeList(session, { role, operation }, { ...reading, phase: 'state' });
  if (role.items.paging === undefined || !list.isComplete) return;
  for (const draft of session.state.observeWhole(role, list.exchanges)) session.report(draft);
}
