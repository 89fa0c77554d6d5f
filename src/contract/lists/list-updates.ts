import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { type Exchange, isSuccess } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import type { ListSubject } from './list-subject.js';
import { bodyProperties, requestName } from './request-names.js';

/** An operation that changes or deletes records of the list. */
export interface Writer {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** The operation that changes records of the list, a PATCH rather than a PUT. */
export const updateOf = (subject: ListSubject): Writer | undefined =>
  writerOf(subject, 'patch') ?? writerOf(subject, 'replace');

/** The operation that does this to a record by its key. */
export function writerOf({ session, collection }: ListSubject, kind: RecordRole['kind']): Writer | undefined {
  for (const operation of session.spec.operations) {
    for (const role of session.resources.rolesOf(operation)) {
      const isIt = role.kind === kind && 'key' in role && role.collection === collection?.name;
      if (isIt && Object.keys(role.key).length > 0 && session.mayCall(operation)) return { operation, role };
    }
  }
  return undefined;
}

interface Change {
  readonly field: string;
  readonly value: unknown;
}

/** Whether the operation may set a property to a value. */
export function mayUpdate({ session, schemas }: ListSubject, { operation }: Writer, { field, value }: Change): boolean {
  const schema = bodyProperties(session, operation).get(requestName(session, operation, field));
  return schema !== undefined && schemas.forRequest(schema)(value, '').length === 0;
}

interface Update {
  readonly record: OwnRecord;
  /** By the names of the record. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Sends what the record has already, with the changes; undefined where that was not taken. */
export async function sendUpdate(
  { session, scene }: ListSubject,
  { operation, role }: Writer,
  { record, changes }: Update,
): Promise<Exchange | undefined> {
  const values = scene.requestFor(operation, record);
  if (values === undefined) return undefined;
  const same = [...bodyProperties(session, operation).keys()].flatMap((name) => {
    const property = role.input?.names[name] ?? name;
    const value = Object.hasOwn(changes, property) ? changes[property] : record.value[property];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  const body = scene.bodyOf(operation, { overrides: Object.fromEntries(same) });
  const exchange = await session.send({
    operation,
    phase: 'lists',
    title: Object.keys(changes).length === 0 ? 'with what the record has already' : 'to be found by another text',
    values: { ...values, ...(body === undefined ? {} : { body }) },
    intent: { kind: 'open' },
  });
  return isSuccess(exchange) ? exchange : undefined;
}
