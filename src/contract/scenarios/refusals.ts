import type { Variant } from '../../generation/index.js';
import type { Operation } from '../../spec/index.js';
import { needsCredentials } from '../identities.js';
import { tokensOf } from '../json-pointer.js';
import type { OwnRecord } from '../scene/scene.js';
import { isObject } from '../state/same-value.js';
import { change, withKeys } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Refused changes that are half right, refused creates, refused callers: nothing of them may stay. */
export async function checkRefusals(scenario: Scenario, record: OwnRecord): Promise<void> {
  const { session, scene, observer } = scenario;
  const { collection } = record;
  for (const { operation } of rolesOfKind(session, collection, ['patch', 'replace'])) {
    for (const body of halfRight(scenario, operation)) {
      await change(scenario, { operation, record, body, title: 'with one property right and another wrong' });
      await observer.look(record);
    }
    await asNobody(scenario, { operation, record, body: scene.bodyOf(operation, { extent: 'maximal' }) });
    await observer.look(record);
  }
  for (const { operation } of rolesOfKind(session, collection, ['delete'])) {
    await asNobody(scenario, { operation, record });
    await observer.look(record);
  }
  for (const { operation } of rolesOfKind(session, collection, ['create'])) {
    await asNobody(scenario, { operation, body: scene.bodyOf(operation, { extent: 'maximal' }) });
  }
  await observer.lookAround(collection);
}

/** The most properties that are wrong once. */
const mostWrong = 6;

/** Bodies with all properties right but one, which is there, and is wrong. */
function halfRight({ session, scene }: Scenario, operation: Operation): readonly unknown[] {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  if (media?.schema === undefined) return [];
  const purpose = { purpose: `${operation.id} half`, extent: 'maximal', direction: 'request' } as const;
  const perProperty = new Map<string, unknown>();
  for (const variant of session.values.violations(media.schema, purpose)) {
    const [name = '', wrong] = wrongIn(variant);
    if (wrong !== undefined && !perProperty.has(name)) perProperty.set(name, wrong);
    if (perProperty.size === mostWrong) break;
  }
  return [...perProperty].flatMap(([name, wrong]) => {
    const right = scene.bodyOf(operation, { extent: 'maximal' });
    return isObject(right) ? [{ ...right, [name]: wrong }] : [];
  });
}

/** The property of a body that is certainly wrong, and what it has; nothing where it is not there. */
function wrongIn({ isCertain, pointer, value }: Variant): readonly [name?: string, wrong?: unknown] {
  const [name] = tokensOf(pointer);
  return isCertain && name !== undefined && isObject(value) ? [name, value[name]] : [];
}

interface Attempt {
  readonly operation: Operation;
  readonly record?: OwnRecord;
  readonly body?: unknown;
}

async function asNobody({ session, scene }: Scenario, { operation, record, body }: Attempt): Promise<void> {
  const found = needsCredentials(operation) ? scene.requestFor(operation, record) : undefined;
  if (found === undefined) return;
  const whole = withKeys(body, found);
  await session.send({
    operation,
    phase: 'state',
    title: 'without credentials',
    values: { ...found, ...(whole !== undefined && { body: whole }) },
    identity: null,
    intent: { kind: 'unauthenticated' },
  });
}
