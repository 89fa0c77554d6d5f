import { successesOf } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import { findName, plain } from '../document/names.js';
import { isAlike, type Schema } from '../document/schema.js';
import { findWhole } from './body-shape.js';
import { containerKeys } from './container-keys.js';
import type { Context } from './context.js';
import { bodyOf, type Draft, type Group, isCreate, isList, isRead, shownList } from './draft.js';
import { keyPropertyOf } from './key-property.js';

/**
 * A collection whose records are picked by something that no answer shows: `/apikeys/{id}`, where a key has a label and a token, or paths
 * whose answers nobody describes at all. The paths name the key, then; what requests take is the record, where answers say nothing.
 */
export function toKeylessDraft(group: Group, context: Context): Draft | undefined {
  const item = group.endpoints.find(({ item: one, verb }) => one !== undefined && verb === undefined)?.item;
  if (item === undefined) return undefined;
  const isSilent = group.endpoints.every((endpoint) => saysNothing(endpoint, context));
  const record = isSilent ? takenBy(group, context) : shownBy(group, context);
  if (record === undefined || !isManaged(group, record, context)) return undefined;
  const known = isSilent ? keyTakenBy(record, { item, noun: group.one }) : undefined;
  if (known === undefined && findName(record.properties.keys(), item) !== undefined) return undefined;
  const own = known ?? item;
  return {
    ...group,
    name: group.noun,
    containers: containerKeys(group, record, own),
    own,
    isKeyShown: false,
    record,
    views: new Map(),
    asides: [],
  };
}

/** `{userId}` or `{username}` of users as ever, and `{versionId}` of what has a `version`. */
const keyTakenBy = (record: Schema, { item, noun }: { readonly item: string; readonly noun: string }) =>
  keyPropertyOf(record, { parameter: item, noun, types: new Set() }) ??
  [...record.required].find((name) => plain(name) === noun);

/** Whether more is done to things than one reading or one writing: `GET /weather/{city}` keeps nothing. */
function isManaged({ endpoints }: Group, record: Schema, context: Context): boolean {
  const plain = endpoints.filter(({ verb }) => verb === undefined);
  const lists = (endpoint: Endpoint): boolean =>
    saysNothing(endpoint, context) || shownList(endpoint, (schema) => isAlike(schema, record), context) !== undefined;
  const kinds = [
    plain.some((endpoint) => (isList(endpoint) ? lists(endpoint) : isCreate(endpoint))),
    plain.some(isRead),
    plain.some(({ item, operation }) => item !== undefined && ['put', 'patch', 'delete'].includes(operation.method)),
  ];
  return kinds.filter(Boolean).length > 1;
}

/** Whether no success of an operation says what is in its body. */
export const saysNothing = ({ operation }: Endpoint, { read }: Context): boolean =>
  successesOf(operation, read).every(({ response, body }) =>
    body === undefined
      ? Object.keys(response.content).length === 0
      : body.schema.properties.size === 0 && [...body.schema.types].every((type) => type === 'object'),
  );

function takenBy({ endpoints }: Group, context: Context): Schema | undefined {
  const writes = endpoints.filter(({ verb, operation }) => verb === undefined && operation.method !== 'delete');
  return writes.map((endpoint) => bodyOf(endpoint, context)).find((schema) => (schema?.properties.size ?? 0) > 0);
}

/** What a reading shows, or else a writing. */
function shownBy({ endpoints, one }: Group, { read }: Context): Schema | undefined {
  const items = endpoints.filter(({ item, verb }) => item !== undefined && verb === undefined);
  const ordered = [...items.filter(isRead), ...items, ...endpoints.filter((endpoint) => !isList(endpoint))];
  return ordered
    .flatMap(({ operation }) => successesOf(operation, read))
    .map(({ body }) => body && findWhole(body.schema, one)?.schema)
    .find((schema) => schema !== undefined);
}
