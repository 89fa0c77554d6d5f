import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { type Exchange, isSuccess } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import type { Session } from '../session.js';
import { type Key, readKey } from '../state/read-key.js';
import { isObject } from '../state/same-value.js';
import { type Stage, sendShot } from './coverage-stage.js';

/** A record that this run has made for another organisation, with the credentials of somebody there. */
export interface ForeignRecord {
  readonly collection: string;
  readonly key: Key;
  /** Who it belongs to: a name of the settings. */
  readonly owner: string;
  /** What was written, by the names of the record's properties. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The exchange that made it. */
  readonly madeBy: number;
}

/** Undefined where the outsider cannot make one without a place to make it in. */
export async function makeForeign(stage: Stage, collection: string): Promise<ForeignRecord | undefined> {
  const { session, scene } = stage;
  const operation = scene.creatorOf(collection);
  const role = operation && roleOf(session, operation, { collection, kinds: ['create'] });
  const outsider = operation && session.identities.outsiderOf(operation);
  if (!operation || !role || !outsider || operation.path.includes('{')) return undefined;
  const exchange = await sendShot(stage, operation, {
    title: `for another organisation, as ${outsider.name}`,
    values: { body: scene.bodyOf(operation) },
    identity: outsider.name,
    // The state model follows what we have, so nothing of it: it leaves alone what has a method of its own.
    raw: { method: operation.method.toUpperCase() },
    intent: { kind: 'open' },
  });
  const key = isSuccess(exchange) ? readKey(role.key, exchange) : undefined;
  if (key === undefined) return undefined;
  return { collection, key, owner: outsider.name, values: writtenIn(role, exchange), madeBy: exchange.index };
}

/** Takes it away again, as who it belongs to. */
export async function removeForeign(stage: Stage, record: ForeignRecord): Promise<void> {
  const { session } = stage;
  for (const operation of session.spec.operations) {
    const role = roleOf(session, operation, { collection: record.collection, kinds: ['delete'] });
    const values = role && session.mayCall(operation) ? addressOf(operation, role, record) : undefined;
    if (values === undefined || session.identities.outsiderOf(operation)?.name !== record.owner) continue;
    await sendShot(stage, operation, {
      title: `for its own organisation, as ${record.owner}`,
      values,
      identity: record.owner,
      intent: { kind: 'open' },
    });
    return;
  }
}

/** An answer, and where the record stands in it. */
export interface Sight {
  readonly exchange: Exchange;
  readonly pointer: string;
}

/** What who it belongs to sees of it. */
export async function readAsOwner(stage: Stage, record: ForeignRecord): Promise<Sight | undefined> {
  const { session } = stage;
  for (const operation of session.spec.operations) {
    const role = roleOf(session, operation, { collection: record.collection, kinds: ['read'] });
    const values = role && addressOf(operation, role, record);
    const isTheirs = session.identities.outsiderOf(operation)?.name === record.owner;
    if (values === undefined || role?.record === undefined || !isTheirs) continue;
    const exchange = await sendShot(stage, operation, {
      title: `for its own record, as ${record.owner}`,
      values,
      identity: record.owner,
      intent: { kind: 'open' },
    });
    return { exchange, pointer: role.record };
  }
  return undefined;
}

interface RoleWish {
  readonly collection: string;
  readonly kinds: readonly RecordRole['kind'][];
}

const roleOf = ({ resources }: Session, operation: Operation, { collection, kinds }: RoleWish) =>
  resources
    .rolesOf(operation)
    .filter((role): role is RecordRole => 'key' in role)
    .find((role) => role.collection === collection && kinds.includes(role.kind));

/** The path of the record; undefined where its key does not fill it. */
function addressOf(operation: Operation, { key }: RecordRole, record: ForeignRecord): RequestValues | undefined {
  const entries = Object.entries(key).flatMap(([property, source]) =>
    source.in === 'path' ? [[source.name, record.key[property]] as const] : [],
  );
  const path = Object.fromEntries(entries);
  const isWhole = operation.parameters.every(({ in: place, name }) => place !== 'path' || path[name] !== undefined);
  return isWhole && entries.length > 0 ? { path } : undefined;
}

function writtenIn({ input }: RecordRole, { case: { values } }: Exchange): Readonly<Record<string, unknown>> {
  const body = input && valueAtPointer(values.body, input.pointer);
  if (input === undefined || !isObject(body)) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [input.names[name] ?? name, value]));
}

/** What other records call it by. */
export const nameOf = ({ key }: ForeignRecord): unknown => Object.values(key).at(-1);
