import type { ReferenceField } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Intent } from '../case.js';
import { nameOf, type OwnRecord } from '../scene/scene.js';
import { unknownLike } from '../scene/unknown-like.js';
import type { Session } from '../session.js';
import { keywordOf } from '../state/declared-properties.js';
import { settableOf } from '../state/settable.js';
import { propertiesOfBody } from './body-schema.js';
import { change, remove } from './change.js';
import { type RecordOperation, rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

interface Subject {
  readonly collection: string;
  readonly reference: ReferenceField;
}

/** Points a record to another one, to one that does not exist, and deletes what it points to. */
export async function checkReference(scenario: Scenario, { collection, reference }: Subject): Promise<void> {
  const { session, scene, observer } = scenario;
  const [creator] = rolesOfKind(session, collection, ['create']);
  if (creator === undefined || !settableOf(session.spec, creator.role, creator.operation).has(reference.field)) return;
  const target = await scene.fresh(reference.to);
  if (target === undefined) return;
  const pointer = { field: reference.field, key: nameOf(target) };
  const record = await scene.fresh(collection, { extent: 'maximal', overrides: { [pointer.field]: pointer.key } });
  if (record === undefined) return;
  await observer.look(record);
  await createAstray(scenario, record, { ...pointer, creator });
  await pointAstrayAndBack(scenario, record, pointer);
  await observer.lookAround(collection);
  await remove(scenario, target);
  await observer.look(record);
}

interface Pointing {
  readonly field: string;
  readonly key: unknown;
}

async function createAstray(
  { session, scene }: Scenario,
  record: OwnRecord,
  { field, key, creator: { operation } }: Pointing & { readonly creator: RecordOperation },
): Promise<void> {
  const found = scene.requestFor(operation, record);
  if (found === undefined) return;
  const body = scene.bodyOf(operation, { extent: 'maximal', overrides: { [field]: unknownLike(key) } });
  await session.send({
    operation,
    phase: 'state',
    title: `with a ${field} that does not exist`,
    values: { ...found, body },
    intent: intentOfAstray(session, operation, field),
  });
}

/** Only where the document says so is it certain that a reference to nothing is refused. */
function intentOfAstray(session: Session, operation: Operation, field: string): Intent {
  const at = propertiesOfBody(session, operation).get(field);
  const text = at && keywordOf(session.spec, at, 'description');
  if (at === undefined || typeof text !== 'string' || !/refused|rejected|must exist|has to exist/i.test(text)) {
    return { kind: 'open' };
  }
  const violation = { pointer: `/body/${field}`, keyword: 'reference', message: 'names what does not exist' };
  return { kind: 'invalid', violation, at, isCertain: true };
}

async function pointAstrayAndBack(scenario: Scenario, record: OwnRecord, { field, key }: Pointing): Promise<void> {
  const { session, scene, observer } = scenario;
  for (const { operation } of rolesOfKind(session, record.collection, ['patch'])) {
    const body = scene.bodyOf(operation, { extent: 'maximal', overrides: { [field]: unknownLike(key) } });
    const intent = intentOfAstray(session, operation, field);
    await change(scenario, { operation, record, body, title: `with a ${field} that does not exist`, intent });
    await observer.look(record);
    await change(scenario, { operation, record, body: { [field]: key }, title: `with a ${field} that exists` });
  }
}
