import type { Operation } from '../../spec/index.js';
import { successesOf, takesInstructions } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import type { Basis, Input, KeySources, ListRole, RecordRole, Source } from '../resource-model.js';
import { pointerTo, type RecordPlace } from './body-shape.js';
import { type ChangeKind, kindOfChange } from './change-kind.js';
import type { Context } from './context.js';
import { type Draft, isList, isRead, shownList, shownRecord } from './draft.js';
import { inputPlaceOf, toInput } from './input.js';
import { namesKeyOf } from './junctions.js';
import { toListItems } from './list-items.js';
import { containersOf } from './nested-views.js';

export interface RoleOf<R> {
  readonly operation: Operation;
  readonly role: R;
}

/** What the endpoints of a collection do to its records. */
export function recordRolesOf(draft: Draft, context: Context): readonly RoleOf<RecordRole | ListRole>[] {
  const basis = basisOf(draft, context);
  const creation = draft.endpoints.find((endpoint) => isCreate(endpoint));
  return draft.endpoints.flatMap((endpoint): readonly RoleOf<RecordRole | ListRole>[] => {
    const roles = rolesOf(endpoint, { draft, basis, creation, context });
    return roles.map((role) => ({ operation: endpoint.operation, role }));
  });
}

interface Situation {
  readonly draft: Draft;
  readonly basis: Basis;
  readonly creation: Endpoint | undefined;
  readonly context: Context;
}

function rolesOf(endpoint: Endpoint, situation: Situation): readonly (RecordRole | ListRole)[] {
  if (isList(endpoint)) return situation.draft.views.has(endpoint.base) ? [] : present(listRole(endpoint, situation));
  if (isSearch(endpoint)) return present(listRole(endpoint, situation));
  if (isCreate(endpoint)) return present(createRole(endpoint, situation));
  if (isRead(endpoint)) return present(itemRole('read', endpoint, situation) ?? foundRole(endpoint, situation));
  if (isDelete(endpoint)) return present(itemRole('delete', endpoint, situation));
  return isChange(endpoint) ? changeRoles(endpoint, situation) : [];
}

/** `GET /pets/findByStatus`: a read that names no record, and answers with many. */
const foundRole = (endpoint: Endpoint, situation: Situation): ListRole | undefined => {
  const role = endpoint.item === undefined ? listRole(endpoint, situation) : undefined;
  return role && { ...role, items: { ...role.items, isPart: true } };
};

/** Only what matches is shown: `POST /users/search`, `QUERY /users`. */
const isSearch = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined && (verb === 'search' || (verb === undefined && operation.method === 'query'));

const isDelete = ({ operation, verb }: Endpoint): boolean =>
  verb === 'delete' || (verb === undefined && operation.method === 'delete');

const isChange = ({ operation, item, verb }: Endpoint): boolean =>
  ['put', 'patch', 'post'].includes(operation.method) &&
  (verb === 'change' || (verb === undefined && (item !== undefined || operation.method !== 'post')));

const present = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

const isCreate = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined &&
  ((verb === undefined && operation.method === 'post') || verb === 'create') &&
  operation.method !== 'get';

const isRecordOf =
  ({ own }: Draft) =>
  (schema: Schema): boolean =>
    schema.properties.has(own);

function listRole(endpoint: Endpoint, { draft, basis, context }: Situation): ListRole | undefined {
  const place = shownList(endpoint, isRecordOf(draft), context);
  const containers = containersOf(endpoint, draft);
  if (place === undefined || containers === undefined) return undefined;
  const key = { ...containers, [draft.own]: { in: 'item', pointer: pointerTo(draft.own) } } as const;
  const items = toListItems(endpoint.operation, { place, key }, context);
  return {
    kind: 'list',
    collection: draft.name,
    basis,
    items: { ...items, ...(isSearch(endpoint) && { isPart: true }) },
  };
}

function createRole(endpoint: Endpoint, { draft, basis, context }: Situation): RecordRole | undefined {
  const { operation } = endpoint;
  const shown = shownRecord(endpoint, isRecordOf(draft), context);
  const containers = containersOf(endpoint, draft);
  const own = createdKey(operation, shown, { draft, context });
  if (own === undefined || containers === undefined) return undefined;
  const input = toInput(operation, draft.record, context);
  return {
    kind: 'create',
    collection: draft.name,
    basis: own.in === 'request' ? linkedBasis(draft, context) : basis,
    key: { ...containers, [draft.own]: own },
    ...(shown && isTelling(shown, draft) && { record: shown.pointer }),
    ...(input && { input }),
  };
}

/** Whether an answer shows more of a record than its key. */
const isTelling = ({ schema }: RecordPlace, { own }: Draft): boolean =>
  [...schema.properties.keys()].some((name) => name !== own);

function createdKey(
  operation: Operation,
  shown: RecordPlace | undefined,
  { draft, context }: Pick<Situation, 'draft' | 'context'>,
): Source | undefined {
  if (shown !== undefined) return { in: 'response', pointer: `${shown.pointer}${pointerTo(draft.own)}` };
  if (namesItsResult(operation, context)) return { in: 'location' };
  const input = inputPlaceOf(operation, draft.record, context);
  return input !== undefined && isChosen(operation, input.schema, { draft, context })
    ? { in: 'request', pointer: `${input.pointer}${pointerTo(draft.own)}` }
    : undefined;
}

/** Whether the client gives the key: it has to, or may, and no answer would tell it another. */
function isChosen(
  operation: Operation,
  input: Schema,
  { draft, context }: Pick<Situation, 'draft' | 'context'>,
): boolean {
  const property = input.properties.get(draft.own);
  if (property === undefined || input.required.has(draft.own)) return property !== undefined;
  const isSilent = successesOf(operation, context.read).every(({ body }) => body === undefined);
  return isSilent && property.keyword('readOnly') !== true;
}

const namesItsResult = (operation: Operation, { read }: Context): boolean =>
  successesOf(operation, read).some(({ response }) =>
    Object.keys(response.headers).some((name) => name.toLowerCase() === 'location'),
  );

function itemRole(
  kind: RecordRole['kind'],
  endpoint: Endpoint,
  { draft, basis, context }: Situation,
): RecordRole | undefined {
  const key = keyOf(endpoint, draft, context);
  if (key === undefined) return undefined;
  const shown = shownRecord(endpoint, isRecordOf(draft), context);
  if (kind === 'read' && shown === undefined) return undefined;
  const shows = kind !== 'delete' && shown !== undefined && isTelling(shown, draft);
  return { kind, collection: draft.name, basis, key, ...(shows && { record: shown.pointer }) };
}

function changeRoles(endpoint: Endpoint, situation: Situation): readonly RecordRole[] {
  const { draft, context, creation } = situation;
  const { operation } = endpoint;
  if (saysNothing(operation, context)) return present(itemRole('patch', endpoint, situation));
  const input = toInput(operation, draft.record, context);
  const change = changeOf(endpoint, situation);
  const role =
    change && itemRole(change.kind, endpoint, change.isSure ? situation : { ...situation, basis: 'inferred' });
  if (role === undefined || input === undefined) return [];
  const full = { ...role, input: withoutKey(input, role.key) };
  const alsoCreates = creation === undefined && operation.method === 'put' && '201' in operation.responses;
  return alsoCreates ? [{ ...full, kind: 'create' }, full] : [full];
}

/** A PATCH changes the record, also where it takes steps (RFC 6902), or where nobody says what it takes. */
function saysNothing(operation: Operation, context: Context): boolean {
  if (takesInstructions(operation, context.read)) return true;
  const body = inputPlaceOf(operation, undefined, context)?.schema;
  return operation.method === 'patch' && (body === undefined || body.properties.size === 0);
}

/** What kind of change it is; undefined where nobody says what can be changed. */
function changeOf({ operation }: Endpoint, { draft, context, creation }: Situation): ChangeKind | undefined {
  const body = inputPlaceOf(operation, draft.record, context)?.schema;
  if (body === undefined || body.properties.size === 0) return undefined;
  const created = creation && inputPlaceOf(creation.operation, draft.record, context)?.schema;
  return kindOfChange({ operation, body, created, own: draft.own }, context);
}

/** A key in the body of a change says which record is meant, or says again what the path does; it is no property to change. */
function withoutKey(input: Input, key: KeySources): Input {
  const named = Object.entries(key).flatMap(([name, source]) => {
    if (source.in === 'request') return [source.pointer.slice(input.pointer.length + 1)];
    return [Object.entries(input.names).find(([, property]) => property === name)?.[0] ?? name];
  });
  return { ...input, ignored: new Set([...input.ignored, ...named]) };
}

/** Where a request says which record it means. */
function keyOf(endpoint: Endpoint, draft: Draft, context: Context): KeySources | undefined {
  const containers = containersOf(endpoint, draft);
  const own =
    endpoint.item === undefined
      ? keyBeside(endpoint.operation, draft, context)
      : ({ in: 'path', name: endpoint.item } as const);
  return containers && own && { ...containers, [draft.own]: own };
}

/** `?id=…` or `{userId: …}`, where the path does not say. */
function keyBeside(operation: Operation, draft: Draft, context: Context): Source | undefined {
  const query = operation.parameters.find(
    ({ in: place, name, required }) => place === 'query' && required && isKeyName(name, draft),
  );
  if (query !== undefined) return { in: 'query', name: query.name };
  const input = inputPlaceOf(operation, undefined, context);
  const named =
    [...(input?.schema.required ?? [])].find((name) => isKeyName(name, draft)) ??
    (input?.schema.properties.has(draft.own) === true ? draft.own : undefined);
  return named === undefined ? undefined : { in: 'request', pointer: pointerTo(named) };
}

const isKeyName = (name: string, draft: Draft): boolean => plain(name) === plain(draft.own) || namesKeyOf(name, draft);

/** Certain where a create answers with what the item paths ask for, where links join the operations, or where Location does. */
function basisOf(draft: Draft, context: Context): Basis {
  const hasItems = draft.endpoints.some(({ item }) => item !== undefined);
  const creates = draft.endpoints.filter(isCreate);
  const answersKey = creates.some((endpoint) => shownRecord(endpoint, isRecordOf(draft), context) !== undefined);
  const saysWhere = creates.some(({ operation }) => namesItsResult(operation, context));
  return hasItems && (answersKey || saysWhere) ? 'document' : linkedBasis(draft, context);
}

function linkedBasis({ endpoints }: Draft, { links }: Context): Basis {
  const own = new Set(endpoints.map(({ operation }) => operation.id));
  const isLinked = endpoints.some(
    ({ operation, item }) =>
      item !== undefined &&
      (links.get(operation.id) ?? []).some((link) => own.has(link.from.id) && item in link.parameters),
  );
  return isLinked ? 'document' : 'inferred';
}
