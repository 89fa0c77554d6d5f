import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { isSuccess } from '../exchange.js';
import { keysOf, type Owner, ownerNear, ownerOf, partOf } from '../scene/addresses.js';
import { type BodyWish, createBodies } from '../scene/bodies.js';
import { exampleOf, listExisting } from '../scene/containers.js';
import { nameOf, type OwnRecord, toOwnRecord } from '../scene/own-record.js';
import type { Session } from '../session.js';
import { readKey } from '../state/read-key.js';

export type { BodyWish } from '../scene/bodies.js';
export { nameOf, type OwnRecord } from '../scene/own-record.js';

/** Makes and finds what requests are about: own records, their containers, bodies that refer to them. */
export interface Scene {
  /** Creates a record; undefined where the API cannot, or will not. `overrides` by the names of the request. */
  fresh(collection: string, wish?: FreshWish): Promise<OwnRecord | undefined>;
  /** Own records that should be there, oldest first. */
  own(collection: string): readonly OwnRecord[];
  /** Path, query and body values that point at the record (or at the newest own ones); undefined where there are none. */
  requestFor(operation: Operation, record?: OwnRecord): RequestValues | undefined;
  /** The same, and creates what is missing. */
  prepare(operation: Operation): Promise<RequestValues | undefined>;
  /** A valid body with values of its own; undefined for an operation without one. */
  bodyOf(operation: Operation, wish?: BodyWish): unknown;
  /** The operation that creates records of a collection. */
  creatorOf(collection: string): Operation | undefined;
  /** Path values of two containers for records of the collection; empty where it has none, or only one is there. */
  twoContainers(collection: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface FreshWish extends BodyWish {
  /** Path values of the container to create it in. */
  readonly container?: Readonly<Record<string, unknown>>;
}

export function createScene(session: Session): Scene {
  const means: Means = { session, existing: new Map() };
  const bodyOf = createBodies(session);
  const scene: Scene = {
    bodyOf,
    creatorOf: (collection) => findCreator(session, collection)?.operation,
    own: (collection) => session.state.live(collection).map(toOwnRecord),
    requestFor: (operation, record) => requestFor(means, operation, record),
    prepare: (operation) => prepare(means, scene, operation),
    twoContainers: (collection) => twoContainers(means, scene, collection),
    async fresh(collection, { container, ...wish } = {}) {
      const creator = findCreator(session, collection);
      if (creator === undefined || session.settings.readOnly) return undefined;
      const { operation, role } = creator;
      const address = container === undefined ? await prepare(means, scene, operation) : { path: container };
      if (address === undefined) return undefined;
      const body = bodyOf(operation, wish);
      const exchange = await session.send({
        operation,
        phase: 'state',
        title: 'with a valid body, for later use',
        values: { ...address, ...(body !== undefined && { body }) },
        intent: { kind: 'valid' },
      });
      const key = isSuccess(exchange) ? readKey(role.key, exchange) : undefined;
      const record = key && session.state.find(collection, key);
      return record && toOwnRecord(record);
    },
  };
  return scene;
}

interface Means {
  readonly session: Session;
  /** Path parameter -> the name of what is there already. */
  readonly existing: Map<string, unknown>;
}

interface Creator {
  readonly operation: Operation;
  readonly role: RecordRole;
}

function findCreator(session: Session, collection: string): Creator | undefined {
  for (const operation of session.spec.operations) {
    for (const role of session.resources.rolesOf(operation)) {
      const isCreate = role.kind === 'create' && role.collection === collection;
      if (isCreate && session.mayCall(operation)) return { operation, role };
    }
  }
  return undefined;
}

function requestFor(means: Means, operation: Operation, record?: OwnRecord): RequestValues | undefined {
  const names = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const entries = names.map((name) => [name, pathValue(means, operation, { name, record })] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  const { query, body } = keyElsewhere(means.session, operation, record);
  return { path: Object.fromEntries(entries), query, ...(Object.keys(body).length > 0 && { body }) };
}

interface Wanted {
  readonly name: string;
  readonly record: OwnRecord | undefined;
}

/** Of the record, else of the newest own one, else of what is there already. */
function pathValue({ session, existing }: Means, operation: Operation, { name, record }: Wanted): unknown {
  const owner = ownerNear(session, operation, name);
  const part = record && owner ? partOf(record, owner) : undefined;
  return part ?? newestOf(session, owner) ?? session.settings.parameters[name]?.[0] ?? existing.get(name);
}

function newestOf({ state }: Session, owner: Owner | undefined): unknown {
  const [newest] = owner ? state.live(owner.collection).slice(-1) : [];
  return owner && newest?.key[owner.property];
}

interface KeyParts {
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

/** Parts of keys that stand in the query or in the body, and the successor of a record that is deleted. */
function keyElsewhere(session: Session, operation: Operation, record: OwnRecord | undefined): KeyParts {
  const parts: KeyParts = { query: {}, body: {} };
  for (const { collection, sources } of keysOf(session.resources, operation)) {
    const target = record?.collection === collection ? record : session.state.live(collection).at(-1);
    for (const [property, source] of Object.entries(sources)) {
      const value = target?.key[property];
      if (source.in === 'query' && value !== undefined) parts.query[source.name] = value;
      if (source.in === 'request' && value !== undefined) parts.body[source.pointer.slice(1)] = value;
    }
  }
  return { ...parts, body: { ...parts.body, ...successorOf(session, operation, record) } };
}

function successorOf(
  { resources, state }: Session,
  operation: Operation,
  record: OwnRecord | undefined,
): Record<string, unknown> {
  const role = resources.rolesOf(operation).find((each): each is RecordRole => each.kind === 'delete');
  if (role?.successor?.in !== 'request') return {};
  const own = state.live(role.collection);
  const target = record ?? own.at(-1);
  const other = own.findLast((each) => target !== undefined && nameOf(each) !== nameOf(target));
  return other ? { [role.successor.pointer.slice(1)]: nameOf(other) } : {};
}

/** Creates or looks up what the path and the body need. */
async function prepare(means: Means, scene: Scene, operation: Operation): Promise<RequestValues | undefined> {
  const { session, existing } = means;
  for (const parameter of operation.parameters) {
    const { name } = parameter;
    if (parameter.in !== 'path' || pathValue(means, operation, { name, record: undefined }) !== undefined) continue;
    const owner = ownerNear(session, operation, name);
    if (owner && (await scene.fresh(owner.collection))) continue;
    const mayBorrow = owner === undefined || isSafe(operation) || !isTarget(session, operation, owner);
    const [first] = owner && mayBorrow ? await listExisting(session, owner.collection) : [];
    const found = first ?? (mayBorrow ? exampleOf(session, operation, name) : undefined);
    if (found === undefined) return undefined;
    existing.set(name, found);
  }
  await prepareReferences(session, scene, operation);
  return scene.requestFor(operation);
}

const isSafe = ({ method }: Operation): boolean => ['get', 'head', 'options'].includes(method);

/** Whether the operation changes the records of the owner themselves, and not what is inside of them. */
const isTarget = ({ resources }: Session, operation: Operation, { collection, property, alias }: Owner): boolean =>
  property === alias &&
  (resources.rolesOf(operation).length === 0 ||
    keysOf(resources, operation).some((each) => each.collection === collection && Object.hasOwn(each.sources, alias)));

/** Records that a body has to refer to. */
async function prepareReferences({ resources, state }: Session, scene: Scene, operation: Operation): Promise<void> {
  for (const role of resources.rolesOf(operation)) {
    if (role.kind !== 'create') continue;
    const references = resources.collections.get(role.collection)?.references ?? [];
    for (const source of Object.values(role.key)) {
      const field = source.in === 'request' ? source.pointer.slice(1) : undefined;
      const reference = references.find((each) => each.field === field);
      if (reference && state.live(reference.to).length === 0) await scene.fresh(reference.to);
    }
  }
}

async function twoContainers(
  { session }: Means,
  scene: Scene,
  collection: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const creator = findCreator(session, collection);
  const [parameter] = creator?.operation.parameters.filter((each) => each.in === 'path') ?? [];
  const owner = creator && parameter && ownerOf(session.resources, creator.operation, parameter.name);
  if (parameter === undefined || owner === undefined) return [];
  const own = [await scene.fresh(owner.collection), await scene.fresh(owner.collection)];
  const names = own.every((record) => record !== undefined)
    ? own.map((record) => record.key[owner.property])
    : (session.settings.parameters[parameter.name] ?? (await listExisting(session, owner.collection)));
  return names.length < 2 ? [] : names.slice(0, 2).map((name) => ({ [parameter.name]: name }));
}
