import { change } from '../scenarios/change.js';
import { rolesOfKind } from '../scenarios/roles-of-kind.js';
import { createScenario, type Scenario } from '../scenarios/scenario.js';
import type { Phase } from '../session.js';
import { isObject } from '../state/same-value.js';

/** Requests that are sent at the same time. */
const runners = 6;

/** Sends at the same time what may succeed only once, and changes that must both stay. Asked for only. */
export const race: Phase = {
  name: 'race',
  async run(session) {
    if (session.settings.readOnly) return;
    for (const collection of session.resources.collections.keys()) {
      const scenario = createScenario(session);
      await createAtOnce(scenario, collection);
      await changeAtOnce(scenario, collection);
    }
  },
};

/** The state model sees whether two records share a unique value afterwards. */
async function createAtOnce({ session, scene, observer }: Scenario, collection: string): Promise<void> {
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
  await observer.lookAround(collection);
}

/** Changes of different properties: none may undo another. */
async function changeAtOnce(scenario: Scenario, collection: string): Promise<void> {
  const { session, scene, observer } = scenario;
  for (const { operation } of rolesOfKind(session, collection, ['patch'])) {
    const record = await scene.fresh(collection, { extent: 'maximal' });
    const body = scene.bodyOf(operation, { extent: 'maximal' });
    if (record === undefined || !isObject(body)) continue;
    const changes = Object.entries(body)
      .slice(0, runners)
      .map(([name, value]) => {
        const title = `with another ${name}, at the same time as other changes`;
        return change(scenario, { operation, record, body: { [name]: value }, title });
      });
    await Promise.all(changes);
    await observer.look(record);
  }
}
