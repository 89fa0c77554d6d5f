import type { Operation } from '../../spec/index.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly record: OwnRecord;
}

/** Refused changes that are half right, refused creates, refused callers: nothing of them may stay. */
export async function checkRefusals(session: Session, { scene, observer, record }: Subject): Promise<void> {
  for (const { operation } of rolesOfKind(session, record.collection, ['patch', 'replace'])) {
    if (!session.mayCall(operation)) continue;
    for (const body of halfRight(session, scene, operation)) {
      await change(session, scene, { operation, record, body, title: 'with one property right and another wrong' });
      await observer.look(record);
    }
    const body = scene.bodyOf(operation, { extent: 'maximal' });
    await asNobody(session, scene, { operation, record, body });
    await observer.look(record);
  }
  for (const { operation } of rolesOfKind(session, record.collection, ['delete'])) {
    if (!session.mayCall(operation)) continue;
    await asNobody(session, scene, { operation, record, body: undefined });
    await observer.look(record);
  }
  for (const { operation } of rolesOfKind(session, record.collection, ['create'])) {
    if (!session.mayCall(operation)) continue;
    await asNobody(session, scene, {
      operation,
      record: undefined,
      body: scene.bodyOf(operation, { extent: 'maximal' }),
    });
  }
  await observer.lookAround(record.collection);
}

/** Bodies with all properties right but one. */
function halfRight(session: Session, scene: Scene, operation: Operation): readonly unknown[] {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  if (media?.schema === undefined) return [];
  const purpose = { purpose: `${operation.id} half`, extent: 'maximal', direction: 'request' } as const;
  const wrong = session.values
    .violations(media.schema, purpose)
    .filter(({ isCertain, pointer }) => isCertain && pointer !== '');
  const perProperty = new Map(wrong.map((variant) => [variant.pointer.split('/')[1] ?? '', variant]));
  return [...perProperty].slice(0, 6).flatMap(([name, { value }]) => {
    const right = scene.bodyOf(operation, { extent: 'maximal' });
    return isObject(right) && isObject(value) ? [{ ...right, [name]: value[name] }] : [];
  });
}

async function asNobody(
  session: Session,
  scene: Scene,
  { operation, record, body }: { operation: Operation; record: OwnRecord | undefined; body: unknown },
): Promise<void> {
  if (operation.security.length === 0) return;
  const found = scene.requestFor(operation, record);
  if (found === undefined) return;
  const values = {
    ...found,
    ...(body !== undefined && { body: isObject(found.body) && isObject(body) ? { ...body, ...found.body } : body }),
  };
  await session.send({
    operation,
    phase: 'state',
    title: 'without credentials',
    values,
    identity: null,
    intent: { kind: 'unauthenticated' },
  });
}
