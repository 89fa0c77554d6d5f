import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { isSuccess } from '../exchange.js';
import type { Session } from '../session.js';
import { readKey } from '../state/read-key.js';
import { ownerOf } from './addresses.js';
import { type BodyWish, createBodies } from './bodies.js';
import { listExisting } from './containers.js';
import { findCreator } from './find-creator.js';
import { type OwnRecord, toOwnRecord } from './own-record.js';
import { prepare } from './prepare.js';
import { requestFor } from './request-for.js';
import { requiredValues } from './required-values.js';

export type { BodyWish } from './bodies.js';
export { nameOf, type OwnRecord } from './own-record.js';

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
  twoContainers(collection: string): Promise<readonly PathValues[]>;
}

type PathValues = Readonly<Record<string, unknown>>;

export interface FreshWish extends BodyWish {
  /** Path values of the container to create it in. */
  readonly container?: PathValues;
}

export function createScene(session: Session): Scene {
  const surroundings = { session, existing: new Map<string, unknown>() };
  const scene: Scene = {
    bodyOf: createBodies(session),
    creatorOf: (collection) => findCreator(session, collection)?.operation,
    own: (collection) => session.state.live(collection).map(toOwnRecord),
    requestFor: (operation, record) => requestFor(surroundings, operation, record),
    prepare: async (operation) =>
      (await prepare(surroundings, (collection) => scene.fresh(collection), operation))
        ? scene.requestFor(operation)
        : undefined,
    fresh: (collection, wish = {}) => create(session, scene, { collection, wish }),
    twoContainers: (collection) => findTwoContainers(session, scene, collection),
  };
  return scene;
}

async function create(
  session: Session,
  scene: Scene,
  { collection, wish: { container, ...wish } }: { readonly collection: string; readonly wish: FreshWish },
): Promise<OwnRecord | undefined> {
  const creator = findCreator(session, collection);
  if (creator === undefined || session.settings.readOnly) return undefined;
  const { operation, role } = creator;
  const address =
    container === undefined
      ? await scene.prepare(operation)
      : { ...requiredValues(session, operation), path: container };
  if (address === undefined) return undefined;
  const body = scene.bodyOf(operation, wish);
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
}

async function findTwoContainers(session: Session, scene: Scene, collection: string): Promise<readonly PathValues[]> {
  const creator = findCreator(session, collection);
  const parameter = creator?.operation.parameters.find((each) => each.in === 'path');
  const owner = creator && parameter && ownerOf(session.resources, creator.operation, parameter.name);
  if (parameter === undefined || owner === undefined) return [];
  const own = [await scene.fresh(owner.collection), await scene.fresh(owner.collection)];
  const names = own.every((record) => record !== undefined)
    ? own.map((record) => record.key[owner.property])
    : (session.settings.parameters[parameter.name] ?? (await listExisting(session, owner.collection)));
  return names.length < 2 ? [] : names.slice(0, 2).map((name) => ({ [parameter.name]: name }));
}
