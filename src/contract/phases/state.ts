import { checkActions } from '../scenarios/actions.js';
import { checkContainers } from '../scenarios/containers.js';
import { checkDeletion } from '../scenarios/deletion.js';
import { checkEncodedIds } from '../scenarios/encodings.js';
import { checkFreedValues } from '../scenarios/freed-values.js';
import { checkReference } from '../scenarios/references.js';
import { checkRefusals } from '../scenarios/refusals.js';
import { checkRelation } from '../scenarios/relations.js';
import { createScenario } from '../scenarios/scenario.js';
import { checkServerFields } from '../scenarios/server-fields.js';
import { checkUniqueness } from '../scenarios/uniqueness.js';
import { checkUpdates } from '../scenarios/updates.js';
import type { Phase, Session } from '../session.js';

/** Lives through the life of records: what is written, changed and deleted is read back from every side. */
export const statePhase: Phase = {
  name: 'state',
  async run(session) {
    if (session.settings.readOnly) return;
    for (const collection of session.resources.collections.keys()) await checkCollection(session, collection);
    for (const relation of session.resources.relations.values()) await checkRelation(createScenario(session), relation);
  },
};

async function checkCollection(session: Session, collection: string): Promise<void> {
  const scenario = createScenario(session);
  const { scene, observer } = scenario;
  if (scene.creatorOf(collection) === undefined) return;
  const holder = await scene.fresh(collection, { extent: 'maximal' });
  if (holder === undefined) return;
  await observer.look(holder);
  await observer.lookAround(collection);
  const record = await scene.fresh(collection, { extent: 'minimal' });
  const last = await scene.fresh(collection, { extent: 'maximal' });
  if (record === undefined || last === undefined) return;
  await checkUpdates(scenario, record);
  await checkUniqueness(scenario, { holder, other: record });
  await checkFreedValues(scenario, collection);
  await checkRefusals(scenario, record);
  await checkServerFields(scenario, record);
  for (const reference of session.resources.collections.get(collection)?.references ?? []) {
    await checkReference(scenario, { collection, reference });
  }
  await checkActions(scenario, collection);
  await checkDeletion(scenario, collection);
  await checkContainers(scenario, collection);
  await checkEncodedIds(scenario, collection);
}
