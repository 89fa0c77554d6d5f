import { change } from '../scenarios/change.js';
import { createObserver, rolesOfKind } from '../scenarios/observer.js';
import type { Phase, Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { createScene, type Scene } from './scene.js';

/** Requests that are sent at the same time. */
const runners = 6;

/** Sends at the same time what may succeed only once, and changes that must both stay. Asked for only. */
export const race: Phase = {
  name: 'race',
  async run(session) {
    if (session.settings.readOnly) return;
    for (const collection of session.resources.collections.keys()) {
      const scene = createScene(session);
      await createAtOnce(session, scene, collection);
      await changeAtOnce(session, scene, collection);
    }
  },
};

/** The state model sees whether two records share a unique value afterwards. */
async function createAtOnce(session: Session, scene: Scene, collection: string): Promise<void> {
  const operation = scene.creatorOf(collection);
  const isUnique = (session.resources.collections.get(collection)?.unique.length ?? 0) > 0;
  const values = operation && isUnique ? await scene.prepare(operation) : undefined;
  if (operation === undefined || values === undefined) return;
  const body = scene.bodyOf(operation, { extent: 'maximal' });
  const send = () =>
    session.send({
      operation,
      phase: 'race',
      title: 'with the same unique values as others at the same time',
      values: { ...values, body },
      intent: { kind: 'open' },
    });
  await Promise.all(Array.from({ length: runners }, send));
  await createObserver(session, scene).lookAround(collection);
}

/** Two changes of different properties: neither may undo the other. */
async function changeAtOnce(session: Session, scene: Scene, collection: string): Promise<void> {
  for (const { operation } of rolesOfKind(session, collection, ['patch'])) {
    const record = session.mayCall(operation) ? await scene.fresh(collection, { extent: 'maximal' }) : undefined;
    const body = scene.bodyOf(operation, { extent: 'maximal' });
    if (record === undefined || !isObject(body)) continue;
    await Promise.all(
      Object.entries(body)
        .slice(0, runners)
        .map(([name, value]) =>
          change(session, scene, {
            operation,
            record,
            body: { [name]: value },
            title: `with another ${name}, at the same time as other changes`,
          }),
        ),
    );
    await createObserver(session, scene).look(record);
  }
}
