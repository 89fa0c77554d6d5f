import type { Operation } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';
import { uniqueOf } from './relations.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly collection: string;
}

/** Deletes a record between two neighbours, uses it after that, and makes one like it. */
export async function checkDeletion(session: Session, { scene, observer, collection }: Subject): Promise<void> {
  for (const { operation } of rolesOfKind(session, collection, ['delete'])) {
    if (!session.mayCall(operation) || !session.isChosen(operation)) continue;
    const before = await scene.fresh(collection);
    const victim = await scene.fresh(collection, { extent: 'maximal' });
    const after = await scene.fresh(collection);
    if (!before || !victim || !after) return;
    await observer.lookAround(collection);
    const deleted = await change(session, scene, {
      operation,
      record: victim,
      title: 'of an own record',
      intent: { kind: 'valid' },
    });
    if (deleted === undefined || !isSuccess(deleted)) continue;
    await observer.look(victim);
    await observer.lookAround(collection);
    await useAfterDelete(session, { scene, victim, operation });
    await observer.look(victim);
    await observer.lookAround(collection);
    const again = await scene.fresh(collection, { overrides: uniqueOf(session, victim) });
    if (again) await observer.look(again);
  }
}

async function useAfterDelete(
  session: Session,
  { scene, victim, operation }: { scene: Scene; victim: OwnRecord; operation: Operation },
): Promise<void> {
  for (const update of rolesOfKind(session, victim.collection, ['patch', 'replace'])) {
    if (!session.mayCall(update.operation)) continue;
    const body = scene.bodyOf(update.operation, { extent: 'maximal' });
    await change(session, scene, { operation: update.operation, record: victim, body, title: 'of a deleted record' });
  }
  await change(session, scene, { operation, record: victim, title: 'of a deleted record' });
}
