import type { Operation } from '../../spec/index.js';
import type { Intent, RequestValues } from '../case.js';
import type { Exchange } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import { isObject } from '../state/same-value.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

export interface Change {
  readonly operation: Operation;
  readonly record: OwnRecord;
  /** Absent: one that the operation accepts, where it needs one. */
  readonly body?: unknown;
  readonly title: string;
  readonly intent?: Intent;
}

/** Sends a request about an own record; undefined where its path cannot be filled. */
export async function change(
  { session, scene }: Pick<Scenario, 'session' | 'scene'>,
  { operation, record, body, title, intent = { kind: 'open' } }: Change,
): Promise<Exchange | undefined> {
  const found = scene.requestFor(operation, record);
  if (found === undefined) return undefined;
  const given = body ?? (operation.requestBody?.required === true ? scene.bodyOf(operation) : undefined);
  const whole = withKeys(given, found);
  const values: RequestValues = { ...found, ...(whole !== undefined && { body: whole }) };
  return session.send({ operation, phase: 'state', title, values, intent });
}

/** A body with the parts of keys that have to stand in it. */
export const withKeys = (body: unknown, { body: keys }: RequestValues): unknown =>
  isObject(body) && isObject(keys) ? { ...body, ...keys } : (body ?? keys);

/** Deletes an own record, where something does. */
export async function remove(scenario: Scenario, record: OwnRecord): Promise<void> {
  const [deletion] = rolesOfKind(scenario.session, record.collection, ['delete']);
  if (deletion === undefined) return;
  await change(scenario, {
    operation: deletion.operation,
    record,
    title: 'of a record that is not needed any more',
    intent: { kind: 'valid' },
  });
}
