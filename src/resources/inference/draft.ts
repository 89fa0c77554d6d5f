import type { Operation } from '../../spec/index.js';
import { requestBodyOf, successesOf } from '../document/bodies.js';
import { asList, type Endpoint, toEndpoint } from '../document/endpoint.js';
import { findName, plain, singularOf, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { findList, findRecord, type ListPlace, type Recognise, type RecordPlace } from './body-shape.js';
import type { Context } from './context.js';
import { keyPropertyOf } from './key-property.js';

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
  readonly record: Schema;
  /** Bases of other paths that show its records, inside of what the property refers to. */
  readonly views: ReadonlyMap<string, string>;
}

/** Operations by what their paths are about, those without a path that can be read left out. */
export function groupsOf(operations: readonly Operation[], context: Context): readonly Group[] {
  const groups = new Map<string, Group & { readonly endpoints: Endpoint[] }>();
  const all = operations.map(toEndpoint).filter((endpoint) => endpoint !== undefined);
  const bases = new Set(all.map(({ base }) => base));
  for (const each of all) {
    const endpoint = bases.has(`${each.base}/{}`) && listsBelow(each, context) ? asList(each) : each;
    const { base, outer, noun, one } = endpoint;
    const group = groups.get(base) ?? { base, outer, noun, one, endpoints: [] };
    group.endpoints.push(endpoint);
    groups.set(base, group);
  }
  return [...groups.values()];
}

const listsBelow = (endpoint: Endpoint, context: Context): boolean =>
  endpoint.item !== undefined &&
  endpoint.verb === undefined &&
  endpoint.operation.method === 'get' &&
  shownList(endpoint, ({ properties }) => properties.size > 0, context) !== undefined;

/** The collection that a group of endpoints works on; undefined where its records cannot be told apart. */
export function toDraft(group: Group, context: Context): Draft | undefined {
  const picked = pickedBy(group);
  const hint = hintOf(group, context);
  const asked = {
    parameter: picked?.item,
    noun: group.one,
    types: picked === undefined ? anyType : typesOf(picked, context),
  };
  const keyOf = (schema: Schema): string | undefined =>
    hint !== undefined && schema.properties.has(hint) ? hint : keyPropertyOf(schema, asked);
  const record = recordOf(group, (schema) => keyOf(schema) !== undefined, context);
  const own = record && keyOf(record);
  if (record === undefined || own === undefined) return undefined;
  if (!isCollection(group, (schema) => schema.properties.has(own), context)) return undefined;
  return { ...group, name: group.noun, containers: containerKeys(group, record, own), own, record, views: new Map() };
}

/** An endpoint that picks one of its things. */
const pickedBy = ({ endpoints }: Group): Endpoint | undefined =>
  endpoints.find(({ item, verb }) => item !== undefined && verb === undefined) ??
  endpoints.find(({ item }) => item !== undefined);

const anyType: ReadonlySet<string> = new Set();

/** What the parameter may be that picks a thing. */
function typesOf({ operation, item }: Endpoint, { read }: Context): ReadonlySet<string> {
  const parameter = operation.parameters.find(({ in: place, name }) => place === 'path' && name === item);
  return parameter?.schema === undefined ? anyType : read(parameter.schema).types;
}

/** One of its things is picked out, or all are listed; a lone list inside of something else may be a report. */
function isCollection({ endpoints, outer }: Group, isRecord: Recognise, context: Context): boolean {
  if (endpoints.some(({ item }) => item !== undefined)) return true;
  const isListed = endpoints.some(
    (endpoint) => isList(endpoint) && shownList(endpoint, isRecord, context) !== undefined,
  );
  return isListed && (endpoints.length > 1 || outer === undefined);
}

/** The property that a link takes for the parameter that picks a thing. */
function hintOf({ endpoints }: Group, { links }: Context): string | undefined {
  for (const { operation, item } of endpoints) {
    if (item === undefined) continue;
    for (const { parameters } of links.get(operation.id) ?? []) {
      const token = /^\$re(?:sponse|quest)\.body#.*\/([^/]+)$/.exec(parameters[item] ?? '')?.[1];
      if (token !== undefined && !/^\d+$/.test(token)) return token;
    }
  }
  return undefined;
}

function recordOf({ endpoints }: Group, isRecord: Recognise, context: Context): Schema | undefined {
  const reads = endpoints.filter(isRead).map((endpoint) => shownRecord(endpoint, isRecord, context)?.schema);
  const lists = endpoints.filter(isList).map((endpoint) => shownList(endpoint, isRecord, context)?.item);
  const writes = endpoints
    .filter(({ operation }) => operation.method !== 'get')
    .map((endpoint) => shownRecord(endpoint, isRecord, context)?.schema);
  return [...reads, ...lists, ...writes].find((schema) => schema !== undefined);
}

export const isRead = ({ operation, item, verb }: Endpoint): boolean =>
  (item !== undefined && verb === undefined && operation.method === 'get') || verb === 'read';

export const isList = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined && ((verb === undefined && operation.method === 'get') || verb === 'list');

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

/** What the keys of the containers are called in a record: its own name for them, or one in its style. */
function containerKeys({ base, endpoints }: Group, record: Schema, own: string): readonly string[] {
  const nouns = base.split('/').filter((_, index, all) => all[index + 1] === '{}');
  return (endpoints[0]?.containers ?? []).map((parameter, index) => {
    const noun = singularOf(nouns[index] ?? '');
    const words = wordsOf(parameter);
    const full = plain(parameter) === 'id' ? [noun, 'id'] : words.at(-1) === 'id' ? words : [...words, 'id'];
    const others = [...record.properties]
      .filter(([name, { types }]) => name !== own && !types.has('object'))
      .map(([name]) => name);
    return findName(others, full.join('_')) ?? findName(others, parameter) ?? inStyle(full, record);
  });
}

function inStyle(words: readonly string[], { properties }: Schema): string {
  const isCamel = [...properties.keys()].some((name) => /[a-z][A-Z]/.test(name));
  if (!isCamel) return words.join('_');
  return words.map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)).join('');
}

/** The request body of the endpoint, where it has one. */
export const bodyOf = ({ operation }: Endpoint, { read }: Context): Schema | undefined =>
  requestBodyOf(operation, read)?.schema;
