import type { Operation } from '../../spec/index.js';
import { requestBodyOf, successesOf } from '../document/bodies.js';
import { asList, type Endpoint, toEndpoint } from '../document/endpoint.js';
import { findName } from '../document/names.js';
import { isAlike, type Schema } from '../document/schema.js';
import { findList, findRecord, type ListPlace, type Recognise, type RecordPlace } from './body-shape.js';
import type { Context } from './context.js';
import { isIdName } from './key-property.js';

/** Endpoints of one kind of thing. */
export interface Group {
  readonly base: string;
  readonly outer: string | undefined;
  readonly noun: string;
  readonly one: string;
  readonly endpoints: readonly Endpoint[];
}

/** A collection while it is worked out. */
export interface Draft extends Group {
  readonly name: string;
  /** Key properties of the containers. */
  readonly containers: readonly string[];
  /** The property that tells records of one container apart. */
  readonly own: string;
  /** Whether answers show that property; otherwise it is named after the parameter of its paths. */
  readonly isKeyShown: boolean;
  readonly record: Schema;
  /** Bases of other paths that show its records, inside of what the property refers to. */
  readonly views: ReadonlyMap<string, string>;
  /** Endpoints of other paths that list some of its records, or make one: `/user/repos` beside `/repos/{owner}/{repo}`. */
  readonly asides: readonly Endpoint[];
}

export const isRecordOf =
  ({ own, record, isKeyShown }: Draft): Recognise =>
  (schema) =>
    isKeyShown ? schema.properties.has(own) : isAlike(schema, record);

/** Operations by what their paths are about, those without a path that can be read left out. */
export function groupsOf(operations: readonly Operation[], context: Context): readonly Group[] {
  const groups = new Map<string, Group & { readonly endpoints: Endpoint[] }>();
  const all = operations.map(toEndpoint).filter((endpoint) => endpoint !== undefined);
  const bases = new Set(all.map(({ base }) => base));
  for (const each of all) {
    const endpoint = bases.has(`${each.base}/{}`) && listsBelow(each, context) ? asList(each) : asAsked(each, context);
    const { base, outer, noun, one } = endpoint;
    const group = groups.get(base) ?? { base, outer, noun, one, endpoints: [] };
    group.endpoints.push(endpoint);
    groups.set(base, group);
  }
  return [...groups.values()];
}

/** `GET /book?uid=…`, answered with one book, reads it, whatever lists the book itself has. */
function asAsked(endpoint: Endpoint, context: Context): Endpoint {
  const { operation, item, verb, one } = endpoint;
  if (operation.method !== 'get' || item !== undefined || verb !== undefined) return endpoint;
  const keys = operation.parameters.filter(({ in: place, name }) => place === 'query' && isIdName(name, one));
  const query = keys.find(({ required }) => required) ?? (keys.length === 1 ? keys[0] : undefined);
  if (query === undefined) return endpoint;
  const shows = ({ properties }: Schema): boolean => findName(properties.keys(), query.name) !== undefined;
  const record = shownRecord(endpoint, shows, context);
  const list = shownList(endpoint, ({ properties }) => properties.size > 0, context);
  const isRecord = record !== undefined && (list === undefined || isWithin(list, record));
  return isRecord ? { ...endpoint, verb: 'read', query: query.name } : endpoint;
}

const isWithin = (list: ListPlace, record: RecordPlace): boolean =>
  record.pointer !== '' && list.pointer.startsWith(`${record.pointer}/`);

const listsBelow = (endpoint: Endpoint, context: Context): boolean =>
  endpoint.item !== undefined &&
  endpoint.verb === undefined &&
  endpoint.operation.method === 'get' &&
  shownList(endpoint, ({ properties }) => properties.size > 0, context) !== undefined;

export const isRead = ({ operation, item, verb }: Endpoint): boolean =>
  (item !== undefined && verb === undefined && operation.method === 'get') || verb === 'read';

export const isList = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined && ((verb === undefined && operation.method === 'get') || verb === 'list');

export const isCreate = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined &&
  ((verb === undefined && operation.method === 'post') || verb === 'create') &&
  operation.method !== 'get';

/** Only what matches is shown: `POST /users/search`, `QUERY /users`. */
export const isSearch = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined && (verb === 'search' || (verb === undefined && operation.method === 'query'));

/** The record in the answer of an endpoint. */
export function shownRecord(
  { operation, one }: Endpoint,
  isRecord: Recognise,
  { read }: Context,
): RecordPlace | undefined {
  for (const { body } of successesOf(operation, read)) {
    const place = body && findRecord(body.schema, isRecord, one);
    if (place !== undefined) return place;
  }
  return undefined;
}

export function shownList({ operation, one }: Endpoint, isRecord: Recognise, { read }: Context): ListPlace | undefined {
  for (const { body } of successesOf(operation, read)) {
    const place = body && findList(body.schema, isRecord, one);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The request body of the endpoint, where it has one. */
export const bodyOf = ({ operation }: Endpoint, { read }: Context): Schema | undefined =>
  requestBodyOf(operation, read)?.schema;
