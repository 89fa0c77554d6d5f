import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import type { Session } from '../session.js';
import { isPlaced, keysOf, namesInPath, type Owner, ownerNear, partOf } from './addresses.js';
import { nameOf, type OwnRecord, toOwnRecord } from './own-record.js';
import { requiredValues } from './required-values.js';

export interface Surroundings {
  readonly session: Session;
  /** Path parameter -> the name of what is there already. */
  readonly existing: Map<string, unknown>;
}

/** Path, query and body values that point at a record, or at the newest own ones; undefined where there are none. */
export function requestFor(
  surroundings: Surroundings,
  operation: Operation,
  record?: OwnRecord,
): RequestValues | undefined {
  const names = namesInPath(operation);
  const subject = record ?? innermost(surroundings, operation, names.at(-1));
  const entries = names.map((name) => [name, pathValue(surroundings, operation, { name, record: subject })] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  const { query, body } = keyElsewhere(surroundings.session, operation, record);
  const required = requiredValues(surroundings.session, operation);
  return {
    ...required,
    path: Object.fromEntries(entries),
    query: { ...required.query, ...query },
    ...(Object.keys(body).length > 0 && { body }),
  };
}

/** The newest record that the end of the path may name, where it is inside of others: the rest of the path names these. */
function innermost({ session }: Surroundings, operation: Operation, name: string | undefined): OwnRecord | undefined {
  const owner = name === undefined ? undefined : ownerNear(session, operation, name);
  const isInside = owner !== undefined && isPlaced(session.resources, operation, owner.collection);
  const newest = isInside ? session.state.live(owner.collection).at(-1) : undefined;
  return newest && toOwnRecord(newest);
}

interface Wanted {
  readonly name: string;
  readonly record?: OwnRecord | undefined;
}

/** Of the record, else of the newest own one, else of what is there already. */
export function pathValue(
  { session, existing }: Surroundings,
  operation: Operation,
  { name, record }: Wanted,
): unknown {
  const owner = ownerNear(session, operation, name);
  const part = record && owner ? partOf(record, owner) : undefined;
  return part ?? newestOf(session, owner) ?? session.settings.parameters[name]?.[0] ?? existing.get(name);
}

const newestOf = ({ state }: Session, owner: Owner | undefined): unknown =>
  owner && state.live(owner.collection).at(-1)?.key[owner.property];

interface KeyParts {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Parts of keys that stand in the query or in the body, and the successor of a record that is deleted. */
function keyElsewhere(session: Session, operation: Operation, record: OwnRecord | undefined): KeyParts {
  const query: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const { collection, sources } of keysOf(session.resources, operation)) {
    const target = record?.collection === collection ? record : session.state.live(collection).at(-1);
    for (const [property, source] of Object.entries(sources)) {
      const value = target?.key[property];
      if (source.in === 'query' && value !== undefined) query[source.name] = value;
      if (source.in === 'request' && value !== undefined) body[source.pointer.slice(1)] = value;
    }
  }
  return { query, body: { ...body, ...successorOf(session, operation, record) } };
}

function successorOf(
  { resources, state }: Session,
  operation: Operation,
  record: OwnRecord | undefined,
): KeyParts['body'] {
  const role = resources.rolesOf(operation).find((each): each is RecordRole => each.kind === 'delete');
  if (role?.successor?.in !== 'request') return {};
  const own = state.live(role.collection);
  const target = record ?? own.at(-1);
  const other = own.findLast((each) => target !== undefined && nameOf(each) !== nameOf(target));
  return other ? { [role.successor.pointer.slice(1)]: nameOf(other) } : {};
}
