import type { ReferenceField } from '../../resources/index.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { settableOf } from '../state/settable.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';
import { remove, unknownLike } from './relations.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly collection: string;
  readonly reference: ReferenceField;
}

/** Points a record to another one, to one that does not exist, and deletes what it points to. */
export async function checkReference(
  session: Session,
  { scene, observer, collection, reference }: Subject,
): Promise<void> {
  const creator = rolesOfKind(session, collection, ['create']).find(({ operation }) => session.mayCall(operation));
  const isSettable = creator && settableOf(session.spec, creator.role, creator.operation).has(reference.field);
  if (creator === undefined || isSettable !== true) return;
  const target = await scene.fresh(reference.to);
  if (target === undefined) return;
  const key = keyOf(target);
  const record = await scene.fresh(collection, { extent: 'maximal', overrides: { [reference.field]: key } });
  if (record === undefined) return;
  await observer.look(record);
  const found = scene.requestFor(creator.operation, record);
  if (found) {
    await session.send({
      operation: creator.operation,
      phase: 'state',
      title: `with a ${reference.field} that does not exist`,
      values: {
        ...found,
        body: scene.bodyOf(creator.operation, {
          extent: 'maximal',
          overrides: { [reference.field]: unknownLike(key) },
        }),
      },
      intent: { kind: 'open' },
    });
  }
  for (const { operation } of rolesOfKind(session, collection, ['patch'])) {
    if (!session.mayCall(operation)) continue;
    const body = scene.bodyOf(operation, { extent: 'maximal', overrides: { [reference.field]: unknownLike(key) } });
    await change(session, scene, { operation, record, body, title: `with a ${reference.field} that does not exist` });
    await observer.look(record);
    await change(session, scene, {
      operation,
      record,
      body: { [reference.field]: key },
      title: `with a ${reference.field} that exists`,
    });
  }
  await observer.lookAround(collection);
  await remove(session, scene, target);
  await observer.look(record);
}

const keyOf = (record: OwnRecord): unknown => Object.values(record.key).at(-1);
