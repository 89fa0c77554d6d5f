import type { RecordAction } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { nameOf, type OwnRecord } from '../scene/scene.js';
import { change } from './change.js';
import type { Scenario } from './scenario.js';

/** Does to a record whatever can be done to it besides changing it, twice, and looks at it and at all that has to do with it. */
export async function checkActions(scenario: Scenario, collection: string): Promise<void> {
  const { scene, observer } = scenario;
  for (const { operation } of actionsOn(scenario, collection)) {
    const record = await scene.fresh(collection, { extent: 'maximal' });
    if (record === undefined) return;
    const dependents = await createDependents(scenario, record);
    await observer.look(record, ...dependents);
    await change(scenario, { operation, record, title: 'on an own record', intent: { kind: 'valid' } });
    await observer.look(record, ...dependents);
    await change(scenario, { operation, record, title: 'once more' });
    await observer.look(record);
    await observer.lookAround(collection);
  }
}

interface ActingOperation {
  readonly operation: Operation;
  readonly action: RecordAction;
}

function actionsOn({ session }: Scenario, collection: string): readonly ActingOperation[] {
  return session.spec.operations
    .filter((operation) => session.isChosen(operation) && session.mayCall(operation))
    .flatMap((operation) => {
      const action = session.resources.actionOf(operation);
      return action?.kind === 'act' && action.collection === collection ? [{ operation, action }] : [];
    });
}

/** Records that point to this one. */
async function createDependents({ session, scene }: Scenario, record: OwnRecord): Promise<readonly OwnRecord[]> {
  const made: OwnRecord[] = [];
  for (const { name, references } of session.resources.collections.values()) {
    for (const { field, to } of references) {
      if (to !== record.collection) continue;
      const dependent = await scene.fresh(name, { extent: 'maximal', overrides: { [field]: nameOf(record) } });
      if (dependent) made.push(dependent);
    }
  }
  return made;
}
