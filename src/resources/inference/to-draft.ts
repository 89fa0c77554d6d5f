import type { Endpoint } from '../document/endpoint.js';
import type { Schema } from '../document/schema.js';
import type { Recognise } from './body-shape.js';
import { containerKeys } from './container-keys.js';
import type { Context } from './context.js';
import { type Draft, type Group, isList, isRead, shownList, shownRecord } from './draft.js';
import { isIdName, keyPropertyOf } from './key-property.js';
import { toKeylessDraft } from './keyless-draft.js';

/** The collection that a group of endpoints works on; undefined where its records cannot be told apart. */
export const toDraft = (group: Group, context: Context): Draft | undefined =>
  toKeyedDraft(group, context) ?? toKeylessDraft(group, context);

function toKeyedDraft(group: Group, context: Context): Draft | undefined {
  const picked = pickedBy(group);
  const hint = hintOf(group, context);
  const asked = {
    parameter: picked?.item ?? picked?.query,
    noun: group.one,
    types: picked === undefined ? anyType : typesOf(picked, context),
  };
  const keyOf = (schema: Schema): string | undefined =>
    hint !== undefined && schema.properties.has(hint) ? hint : keyPropertyOf(schema, asked);
  const record = recordOf(group, (schema) => keyOf(schema) !== undefined, context);
  const own = record && keyOf(record);
  if (record === undefined || own === undefined) return undefined;
  if (!isCollection(group, own, context)) return undefined;
  return {
    ...group,
    name: group.noun,
    containers: containerKeys(group, record, own),
    own,
    isKeyShown: true,
    record,
    views: new Map(),
    asides: [],
  };
}

/** An endpoint that picks one of its things. */
const pickedBy = ({ endpoints }: Group): Endpoint | undefined =>
  endpoints.find(({ item, verb }) => item !== undefined && verb === undefined) ??
  endpoints.find(({ item }) => item !== undefined) ??
  endpoints.find(({ query }) => query !== undefined);

const anyType: ReadonlySet<string> = new Set();

/** What the parameter may be that picks a thing. */
function typesOf({ operation, item, query }: Endpoint, { read }: Context): ReadonlySet<string> {
  const picking = operation.parameters.find(
    ({ in: place, name }) => (place === 'path' && name === item) || (place === 'query' && name === query),
  );
  return picking?.schema === undefined ? anyType : read(picking.schema).types;
}

/** One of its things is picked out, or all are listed; a lone list inside of something else may be a report, unless its rows have ids. */
function isCollection({ endpoints, outer, one }: Group, own: string, context: Context): boolean {
  if (endpoints.some(({ item, query }) => item !== undefined || query !== undefined)) return true;
  const isRecord: Recognise = ({ properties }) => properties.has(own);
  const isListed = endpoints.some(
    (endpoint) => isList(endpoint) && shownList(endpoint, isRecord, context) !== undefined,
  );
  return isListed && (endpoints.length > 1 || outer === undefined || isIdName(own, one));
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
