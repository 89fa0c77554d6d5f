import { GenerationError, type Purpose } from '../../generation/index.js';
import type { KeySources, RecordRole, Role } from '../../resources/index.js';
import { resourcesOf } from '../../resources/index.js';
import { childOf, type Operation, type Reference } from '../../spec/index.js';
import type { Case, RequestValues } from '../case.js';
import { isSuccess } from '../exchange.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';
import { valueAtPointer } from '../state/json-pointer.js';
import type { RecordState } from '../state/ledger.js';
import { readKey } from '../state/read-key.js';
import { isObject } from '../state/same-value.js';

/** A record that this run has created. */
export interface OwnRecord {
  readonly collection: string;
  readonly key: Readonly<Record<string, unknown>>;
  /** What is known of it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Index of the exchange that created it. */
  readonly createdBy: number;
}

export interface BodyWish {
  readonly extent?: 'minimal' | 'maximal';
  /** Values by the names that they have in the request. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** Makes and finds what requests are about: own records, their containers, bodies that refer to them. */
export interface Scene {
  /** Creates a record; undefined where the API cannot, or will not. `overrides` by the names of the request. */
  fresh(collection: string, wish?: BodyWish): Promise<OwnRecord | undefined>;
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
}

export function createScene(session: Session): Scene {
  const { resources, spec, settings, state } = session;
  const existing = new Map<string, string>();
  let serial = 0;

  const creatorOf = (collection: string): Operation | undefined =>
    spec.operations.find(
      (operation) =>
        session.mayCall(operation) &&
        resources.rolesOf(operation).some((role) => role.kind === 'create' && role.collection === collection),
    );

  const scene: Scene = {
    creatorOf,
    own: (collection) => state.live(collection).map(toOwnRecord),

    async fresh(collection, wish = {}) {
      const operation = creatorOf(collection);
      const role = operation && roleOf(operation, collection, 'create');
      if (operation === undefined || role === undefined || settings.readOnly) return undefined;
      const containers = await prepareParts(operation);
      if (containers === undefined) return undefined;
      const body = scene.bodyOf(operation, wish);
      const values: RequestValues = { ...containers, ...(body !== undefined && { body }) };
      const exchange = await session.send({
        operation,
        phase: 'state',
        title: 'with a valid body, for later use',
        values,
        intent: { kind: 'valid' },
      } satisfies Case);
      const key = isSuccess(exchange) ? readKey(role.key, exchange) : undefined;
      const record = key && state.find(collection, key);
      return record && toOwnRecord(record);
    },

    requestFor(operation, record) {
      const path = pathValues(operation, record);
      if (path === undefined) return undefined;
      const body = requestKey(operation, record);
      return { path, query: queryKey(operation, record), ...(body && { body }) };
    },

    async prepare(operation) {
      return prepareParts(operation);
    },

    bodyOf(operation, { extent = 'minimal', overrides = {} } = {}) {
      const [[mediaType, media] = [undefined, undefined]] = Object.entries(operation.requestBody?.content ?? {});
      if (mediaType === undefined || media?.schema === undefined) return undefined;
      serial += 1;
      const purpose = `${operation.id} ${session.history.length} ${serial}`;
      const generated = generate(media.schema, { purpose, extent, direction: 'request' });
      if (!isObject(generated)) return generated;
      const wanted = resourcesOf(operation).requires ?? [];
      const whole =
        wanted.length === 0
          ? generated
          : session.values.value(media.schema, { purpose, extent: 'maximal', direction: 'request' });
      const needed = isObject(whole) ? Object.fromEntries(wanted.map((name) => [name, whole[name]])) : {};
      return {
        ...acceptable(operation, chooseWords(operation, { ...needed, ...generated })),
        ...references(operation, generated),
        ...overrides,
      };
    },
  };

  /** Only values that a server has to accept, one after the other; none where it has to accept none. */
  function acceptable(operation: Operation, body: Record<string, unknown>): Record<string, unknown> {
    const { accepts = {} } = resourcesOf(operation);
    const entries = Object.entries(body).flatMap(([name, value]) => {
      const allowed = accepts[name];
      if (allowed === undefined || allowed.includes(value)) return [[name, value] as const];
      return allowed.length === 0 ? [] : [[name, allowed[serial % allowed.length]] as const];
    });
    return Object.fromEntries(entries);
  }

  /** A schema that no value can be made for is said once, and left out. */
  function generate(schema: Reference, purpose: Purpose): unknown {
    try {
      return session.values.value(schema, purpose);
    } catch (error) {
      if (!(error instanceof GenerationError)) throw error;
      session.note(error.message);
      return undefined;
    }
  }

  /** Words of an enumeration as the document's first example has them: not every member can be given at any time. */
  function chooseWords(operation: Operation, body: Record<string, unknown>): Record<string, unknown> {
    const [media] = Object.values(operation.requestBody?.content ?? {});
    const example = Object.values(media?.examples ?? {}).find(isObject);
    if (media?.schema === undefined || example === undefined) return body;
    const declared = declaredProperties(spec, media.schema);
    const entries = Object.entries(body).map(([name, value]) => {
      const schema = declared.get(name);
      const isWord = schema !== undefined && Array.isArray(keywordOf(spec, schema, 'enum'));
      return [name, isWord && Object.hasOwn(example, name) ? example[name] : value] as const;
    });
    return Object.fromEntries(entries);
  }

  /** Keys of own records for properties that refer to others; none for lists and for what may be left out. */
  function references(operation: Operation, body: Record<string, unknown>): Record<string, unknown> {
    const roles = resources
      .rolesOf(operation)
      .filter((role): role is RecordRole => 'collection' in role && role.kind !== 'list');
    const found: Record<string, unknown> = {};
    for (const role of roles) {
      const collection = resources.collections.get(role.collection);
      for (const name of Object.keys(body)) {
        const property = role.input?.names[name] ?? name;
        const reference = collection?.references.find(({ field }) => field === property);
        if (reference) {
          const [target] = state.live(reference.to).slice(-1);
          found[name] = target ? Object.values(target.key).at(-1) : null;
        }
        const relation = [...resources.relations.values()].find(
          ({ from, to, field, inverse }) =>
            (from === role.collection && field === property) || (to === role.collection && inverse === property),
        );
        if (relation) found[name] = [];
      }
      // A property of the key that names another record has to name one that is there.
      for (const [property, source] of Object.entries(role.key)) {
        const reference = collection?.references.find(({ field }) => field === property);
        if (source.in === 'request' && reference !== undefined) {
          const [target] = state.live(reference.to).slice(-1);
          if (target) found[source.pointer.slice(1)] = Object.values(target.key).at(-1);
        }
      }
    }
    return found;
  }

  const toTarget = (operation: Operation): Role | undefined =>
    resources.rolesOf(operation).find((role) => role.kind !== 'list' && role.kind !== 'create') ??
    resources.rolesOf(operation)[0];

  /** Every key that an operation's path may need: property sources by collection. */
  function keysOf(operation: Operation): readonly { readonly collection: string; readonly sources: KeySources }[] {
    return resources.rolesOf(operation).flatMap((role) => {
      if (role.kind === 'list') return [{ collection: role.collection, sources: role.items.key }];
      if (role.kind === 'related') {
        const relation = resources.relations.get(role.relation);
        return relation ? [{ collection: role.side === 'from' ? relation.from : relation.to, sources: role.of }] : [];
      }
      if ('relation' in role) {
        const relation = resources.relations.get(role.relation);
        return relation
          ? [
              { collection: relation.from, sources: role.from },
              { collection: relation.to, sources: role.to },
            ]
          : [];
      }
      return [{ collection: role.collection, sources: role.key }];
    });
  }

  /** Which collection a path parameter names a record of, and by which property. */
  function ownerOf(
    operation: Operation,
    parameter: string,
  ): { collection: string; property: string; isItem: boolean } | undefined {
    for (const { collection, sources } of keysOf(operation)) {
      for (const [property, source] of Object.entries(sources)) {
        if (source.in !== 'path' || source.name !== parameter) continue;
        const reference = resources.collections.get(collection)?.references.find(({ field }) => field === property);
        return reference
          ? {
              collection: reference.to,
              property: resources.collections.get(reference.to)?.key.at(-1) ?? property,
              isItem: false,
            }
          : { collection, property, isItem: true };
      }
    }
    return undefined;
  }

  function pathValue(operation: Operation, parameter: string, record: OwnRecord | undefined): unknown {
    const given = record && record.collection === toCollection(operation, parameter) ? record : undefined;
    const owner = ownerOf(operation, parameter);
    if (record !== undefined && Object.hasOwn(record.key, owner?.property ?? '') && given)
      return record.key[owner?.property ?? ''];
    const containerKey = record?.key[containerProperty(operation, parameter) ?? ''];
    if (containerKey !== undefined) return containerKey;
    const [newest] = owner ? state.live(owner.collection).slice(-1) : [];
    return newest?.key[owner?.property ?? ''] ?? settings.parameters[parameter]?.[0] ?? existing.get(parameter);
  }

  const toCollection = (operation: Operation, parameter: string): string | undefined =>
    ownerOf(operation, parameter)?.collection;

  /** The property of the record's own key that a container's path parameter stands for. */
  function containerProperty(operation: Operation, parameter: string): string | undefined {
    for (const { sources } of keysOf(operation)) {
      const entry = Object.entries(sources).find(([, source]) => source.in === 'path' && source.name === parameter);
      if (entry) return entry[0];
    }
    return undefined;
  }

  function pathValues(operation: Operation, record: OwnRecord | undefined): Record<string, unknown> | undefined {
    const names = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    const entries = names.map((name) => [name, pathValue(operation, name, record)] as const);
    return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
  }

  /** Keys that stand in the body: `{"user_id": …}`. */
  function requestKey(operation: Operation, record: OwnRecord | undefined): Record<string, unknown> | undefined {
    const role = toTarget(operation);
    if (role === undefined || !('key' in role) || role.kind === 'create') return undefined;
    const found: Record<string, unknown> = {};
    const target = record ?? scene.own(role.collection).at(-1);
    for (const [property, source] of Object.entries(role.key)) {
      if (source.in === 'request' && target) found[source.pointer.slice(1)] = target.key[property];
    }
    const other = scene.own(role.collection).findLast(({ key }) => JSON.stringify(key) !== JSON.stringify(target?.key));
    if (role.successor?.in === 'request' && other)
      found[role.successor.pointer.slice(1)] = Object.values(other.key).at(-1);
    return Object.keys(found).length === 0 ? undefined : found;
  }

  function queryKey(operation: Operation, record: OwnRecord | undefined): Record<string, unknown> {
    const role = toTarget(operation);
    if (role === undefined || !('key' in role)) return {};
    const target = record ?? scene.own(role.collection).at(-1);
    const entries = Object.entries(role.key).flatMap(([property, source]) =>
      source.in === 'query' && target ? [[source.name, target.key[property]] as const] : [],
    );
    return Object.fromEntries(entries);
  }

  /** Creates or looks up what the path needs. */
  async function prepareParts(operation: Operation): Promise<RequestValues | undefined> {
    for (const parameter of operation.parameters) {
      if (parameter.in !== 'path' || pathValue(operation, parameter.name, undefined) !== undefined) continue;
      const owner = ownerOf(operation, parameter.name);
      if (owner && creatorOf(owner.collection) && (await scene.fresh(owner.collection))) continue;
      const found = (owner && (await findExisting(owner))) ?? exampleOf(operation, parameter.name);
      if (found === undefined) return undefined;
      existing.set(parameter.name, String(found));
    }
    await prepareReferences(operation);
    return scene.requestFor(operation);
  }

  /** Records that a body has to refer to. */
  async function prepareReferences(operation: Operation): Promise<void> {
    for (const role of resources.rolesOf(operation)) {
      if (role.kind !== 'create') continue;
      for (const source of Object.values(role.key)) {
        if (source.in !== 'request') continue;
        const field = source.pointer.slice(1);
        const reference = resources.collections.get(role.collection)?.references.find((each) => each.field === field);
        if (reference && state.live(reference.to).length === 0) await scene.fresh(reference.to);
      }
    }
  }

  /** A container that is there already, from its own list. */
  async function findExisting({ collection, property }: { collection: string; property: string }): Promise<unknown> {
    for (const operation of spec.operations) {
      const role = resources.rolesOf(operation).find((each) => each.kind === 'list' && each.collection === collection);
      if (role?.kind !== 'list' || !session.mayCall(operation) || operation.path.includes('{')) continue;
      const exchange = await session.send({
        operation,
        phase: 'probe',
        title: 'to find a container',
        values: {},
        intent: { kind: 'open' },
      });
      const items = valueAtPointer(exchange.response.value, role.items.pointer);
      const [first] = Array.isArray(items) ? items : [];
      const key = readKey(role.items.key, exchange, first);
      if (key) return key[property];
    }
    return undefined;
  }

  function exampleOf(operation: Operation, name: string): unknown {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
    const [example] = Object.values(parameter?.examples ?? {});
    return example ?? (parameter?.schema && keywordOf(spec, childOf(parameter.schema), 'example'));
  }

  function roleOf(operation: Operation, collection: string, kind: RecordRole['kind']): RecordRole | undefined {
    return resources
      .rolesOf(operation)
      .find((role): role is RecordRole => role.kind === kind && 'collection' in role && role.collection === collection);
  }

  return scene;
}

function toOwnRecord({ collection, key, fields, existence }: RecordState): OwnRecord {
  const value = Object.fromEntries(
    [...fields]
      .filter(([, fact]) => fact.origin === 'written' || fact.origin === 'shown')
      .map(([name, fact]) => [name, fact.value]),
  );
  return { collection: collection.name, key, value: { ...value, ...key }, createdBy: existence.source };
}
