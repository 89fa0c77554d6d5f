import type { Operation } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import { change } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';
import { uniqueValuesOf } from './unique-values.js';

/** Deletes a record between two neighbours, uses it after that, and makes one like it. */
export async function checkDeletion(scenario: Scenario, collection: string): Promise<void> {
  const { session, scene, observer } = scenario;
  for (const { operation } of rolesOfKind(session, collection, ['delete'])) {
    if (!session.isChosen(operation)) continue;
    const victim = await createInTheMiddle(scenario, collection);
    if (victim === undefined) return;
    await observer.lookAround(collection);
    const intent = { kind: 'valid' } as const;
    const deleted = await change(scenario, { operation, record: victim, title: 'of an own record', intent });
    if (deleted === undefined || !isSuccess(deleted)) continue;
    await lookForIt(scenario, victim);
    await useAfterDelete(scenario, { victim, operation });
    await lookForIt(scenario, victim);
    const again = await scene.fresh(collection, { overrides: uniqueValuesOf(session, victim) });
    if (again) await observer.look(again);
  }
}

/** A record with an older and a younger neighbour. */
async function createInTheMiddle({ scene }: Scenario, collection: string): Promise<OwnRecord | undefined> {
  const before = await scene.fresh(collection);
  const victim = await scene.fresh(collection, { extent: 'maximal' });
  const after = await scene.fresh(collection);
  return before && after ? victim : undefined;
}

async function lookForIt({ observer }: Scenario, victim: OwnRecord): Promise<void> {
  await observer.look(victim);
  await observer.lookAround(victim.collection);
}

async function useAfterDelete(
  scenario: Scenario,
  { victim, operation }: { readonly victim: OwnRecord; readonly operation: Operation },
): Promise<void> {
  const { session, scene } = scenario;
  const title = 'of a deleted record';
  for (const update of rolesOfKind(session, victim.collection, ['patch', 'replace'])) {
    const body = scene.bodyOf(update.operation, { extent: 'maximal' });
    await change(scenario, { operation: update.operation, record: victim, body, title });
  }
  await change(scenario, { operation, record: victim, title });
}
