import { checkContainers } from '../scenarios/containers.js';
import { checkDeletion } from '../scenarios/deletion.js';
import { checkEncodedIds } from '../scenarios/encodings.js';
import { createObserver } from '../scenarios/observer.js';
import { checkReference } from '../scenarios/references.js';
import { checkRefusals } from '../scenarios/refusals.js';
import { checkRelation } from '../scenarios/relations.js';
import { checkServerFields } from '../scenarios/server-fields.js';
import { checkUniqueness } from '../scenarios/uniqueness.js';
import { checkUpdates } from '../scenarios/updates.js';
import type { Phase, Session } from '../session.js';
import { createScene } from './scene.js';

/** Lives through the life of records: what is written, changed and deleted is read back from every side. */
export const statePhase: Phase = {
  name: 'state',
  async run(session) {
    if (session.settings.readOnly) return;
    for (const collection of session.resources.collections.keys()) await checkCollection(session, collection);
    for (const relation of session.resources.relations.values()) {
      const scene = createScene(session);
      await checkRelation(session, { scene, observer: createObserver(session, scene), relation });
    }
  },
};

async function checkCollection(session: Session, collection: string): Promise<void> {
  const scene = createScene(session);
  const observer = createObserver(session, scene);
  if (scene.creatorOf(collection) === undefined) return;
  const holder = await scene.fresh(collection, { extent: 'maximal' });
  if (holder === undefined) return;
  await observer.look(holder);
  await observer.lookAround(collection);
  const record = await scene.fresh(collection, { extent: 'minimal' });
  const last = await scene.fresh(collection, { extent: 'maximal' });
  if (record === undefined || last === undefined) return;
  await checkUpdates(session, { scene, observer, record, neighbours: [collection] });
  await checkUniqueness(session, { scene, observer, holder, other: record });
  await checkRefusals(session, { scene, observer, record });
  await checkServerFields(session, { scene, observer, record });
  for (const reference of session.resources.collections.get(collection)?.references ?? []) {
    await checkReference(session, { scene, observer, collection, reference });
  }
  await checkDeletion(session, { scene, observer, collection });
  await checkContainers(session, { scene, observer, collection });
  await checkEncodedIds(session, { scene, collection });
}
