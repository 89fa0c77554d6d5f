import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { change, remove } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** The same record in two containers: what happens to one has to leave the other alone. */
export async function checkContainers(scenario: Scenario, collection: string): Promise<void> {
  const { session, scene, observer } = scenario;
  const [here, there] = await scene.twoContainers(collection);
  if (here === undefined || there === undefined) return;
  const one = await scene.fresh(collection, { extent: 'maximal', container: here });
  if (one === undefined) return;
  const other = await scene.fresh(collection, { overrides: chosenValues(session, one), container: there });
  if (other === undefined) return;
  await observer.look(one, other);
  for (const { operation } of rolesOfKind(session, collection, ['patch', 'replace'])) {
    const body = scene.bodyOf(operation, { extent: 'maximal' });
    await change(scenario, { operation, record: one, body, title: 'of a record with a namesake elsewhere' });
    await observer.look(one, other);
  }
  await remove(scenario, one);
  await observer.look(one, other);
  await observer.lookAround(collection);
}

/** What a client may choose: the key within the container and whatever else is unique there. */
function chosenValues({ resources }: Session, { collection: name, key, value }: OwnRecord): Record<string, unknown> {
  const collection = resources.collections.get(name);
  if (collection === undefined) return {};
  const names = new Set([...collection.key, ...collection.unique.flatMap(({ fields }) => fields)]);
  const chosen = [...names].filter((each) => collection.writable.has(each));
  return Object.fromEntries(chosen.map((each) => [each, key[each] ?? value[each]]));
}
