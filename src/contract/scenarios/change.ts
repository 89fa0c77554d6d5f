import type { Operation } from '../../spec/index.js';
import type { Intent, RequestValues } from '../case.js';
import type { Exchange } from '../exchange.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';

export interface Change {
  readonly operation: Operation;
  readonly record: OwnRecord;
  readonly body?: unknown;
  readonly title: string;
  readonly intent?: Intent;
}

/** Sends a request about an own record; undefined where its path cannot be filled. */
export async function change(
  session: Session,
  scene: Scene,
  { operation, record, body, title, intent = { kind: 'open' } }: Change,
): Promise<Exchange | undefined> {
  const found = scene.requestFor(operation, record);
  if (found === undefined) return undefined;
  const sent = body ?? (operation.requestBody?.required === true ? scene.bodyOf(operation) : undefined);
  const whole = isObject(sent) && isObject(found.body) ? { ...sent, ...found.body } : (sent ?? found.body);
  const values: RequestValues = { ...found, ...(whole !== undefined && { body: whole }) };
  return session.send({ operation, phase: 'state', title, values, intent });
}
