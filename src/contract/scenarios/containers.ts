import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';
import { remove } from './relations.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly collection: string;
}

/** The same record in two containers: what happens to one has to leave the other alone. */
export async function checkContainers(session: Session, { scene, observer, collection }: Subject): Promise<void> {
  const [here, there] = await scene.twoContainers(collection);
  if (here === undefined || there === undefined) return;
  const one = await scene.fresh(collection, { extent: 'maximal', container: here });
  if (one === undefined) return;
  const other = await scene.fresh(collection, { overrides: chosenValues(session, one), container: there });
  if (other === undefined) return;
  await look(observer, [one, other]);
  for (const { operation } of rolesOfKind(session, collection, ['patch', 'replace'])) {
    if (!session.mayCall(operation)) continue;
    const body = scene.bodyOf(operation, { extent: 'maximal' });
    await change(session, scene, { operation, record: one, body, title: 'of a record with a namesake elsewhere' });
    await look(observer, [one, other]);
  }
  await remove(session, scene, one);
  await look(observer, [one, other]);
  await observer.lookAround(collection);
}

/** What a client may choose: the key within the container and whatever else is unique there. */
function chosenValues({ resources }: Session, { collection, key, value }: OwnRecord): Record<string, unknown> {
  const {
    unique = [],
    writable = new Set<string>(),
    key: properties = [],
  } = resources.collections.get(collection) ?? {};
  const names = new Set([...properties, ...unique.flatMap(({ fields }) => fields)]);
  const chosen = [...names].filter((name) => writable.has(name));
  return Object.fromEntries(chosen.map((name) => [name, key[name] ?? value[name]]));
}

async function look(observer: Observer, records: readonly OwnRecord[]): Promise<void> {
  for (const record of records) await observer.look(record);
}
