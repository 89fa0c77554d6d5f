import type { Operation } from '../../spec/index.js';
import { takesInstructions } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import type { Input, KeySources, ListRole, RecordRole, Source } from '../resource-model.js';
import { type ListPlace, pointerTo } from './body-shape.js';
import { type ChangeKind, kindOfChange } from './change-kind.js';
import type { Context } from './context.js';
import { createRole } from './create-role.js';
import { type Draft, isCreate, isList, isRead, isRecordOf, isSearch, shownList, shownRecord } from './draft.js';
import { inputPlaceOf, toInput } from './input.js';
import { namesKeyOf } from './junctions.js';
import { saysNothing } from './keyless-draft.js';
import { toListItems } from './list-items.js';
import { containersOf } from './nested-views.js';
import { basisOf, isTelling, type Situation } from './role-basis.js';

export interface RoleOf<R> {
  readonly operation: Operation;
  readonly role: R;
}

/** What the endpoints of a collection do to its records. */
export function recordRolesOf(draft: Draft, context: Context): readonly RoleOf<RecordRole | ListRole>[] {
  const basis = basisOf(draft, context);
  const creation = draft.endpoints.find((endpoint) => isCreate(endpoint));
  return [...draft.endpoints, ...draft.asides].flatMap((endpoint): readonly RoleOf<RecordRole | ListRole>[] => {
    const roles = rolesOf(endpoint, { draft, basis, creation, context });
    return roles.map((role) => ({ operation: endpoint.operation, role }));
  });
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

const isDelete = ({ operation, verb }: Endpoint): boolean =>
  verb === 'delete' || (verb === undefined && operation.method === 'delete');

const isChange = ({ operation, item, verb }: Endpoint): boolean =>
  ['put', 'patch', 'post'].includes(operation.method) &&
  (verb === 'change' || (verb === undefined && (item !== undefined || operation.method !== 'post')));

const present = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

function listRole(endpoint: Endpoint, { draft, basis, context }: Situation): ListRole | undefined {
  const place = shownList(endpoint, isRecordOf(draft), context) ?? silentList(endpoint, { draft, context });
  const containers = containersOf(endpoint, draft);
  if (place === undefined || containers === undefined) return undefined;
  const own: KeySources = draft.isKeyShown ? { [draft.own]: { in: 'item', pointer: pointerTo(draft.own) } } : {};
  const items = toListItems(endpoint.operation, { place, key: { ...containers, ...own } }, context);
  const isPart = isSearch(endpoint) || draft.asides.includes(endpoint);
  return {
    kind: 'list',
    collection: draft.name,
    basis,
    items: { ...items, ...(isPart && { isPart }) },
  };
}

/** A list of which nobody says what it looks like. */
const silentList = (
  endpoint: Endpoint,
  { draft, context }: Pick<Situation, 'draft' | 'context'>,
): ListPlace | undefined =>
  !draft.isKeyShown && saysNothing(endpoint, context) ? { pointer: '', item: draft.record, around: [] } : undefined;

function itemRole(
  kind: RecordRole['kind'],
  endpoint: Endpoint,
  { draft, basis, context }: Situation,
): RecordRole | undefined {
  const key = keyOf(endpoint, draft, context);
  if (key === undefined) return undefined;
  const shown = shownRecord(endpoint, isRecordOf(draft), context);
  if (kind === 'read' && shown === undefined && (draft.isKeyShown || !saysNothing(endpoint, context))) return undefined;
  const shows = kind !== 'delete' && shown !== undefined && isTelling(shown, draft);
  return { kind, collection: draft.name, basis, key, ...(shows && { record: shown.pointer }) };
}

function changeRoles(endpoint: Endpoint, situation: Situation): readonly RecordRole[] {
  const { draft, context, creation } = situation;
  const { operation } = endpoint;
  if (takesAnything(operation, context)) return present(itemRole('patch', endpoint, situation));
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
function takesAnything(operation: Operation, context: Context): boolean {
  if (takesInstructions(operation, context.read)) return true;
  const body = inputPlaceOf(operation, undefined, context)?.schema;
  return operation.method === 'patch' && (body === undefined || body.properties.size === 0);
}

/** What kind of change it is; undefined where nobody says what can be changed. */
function changeOf({ operation }: Endpoint, { draft, context, creation }: Situation): ChangeKind | undefined {
  const body = inputPlaceOf(operation, draft.record, context)?.schema;
  if (body === undefined) return undefined;
  if (body.properties.size === 0)
    return operation.method === 'put' && body.types.has('object') ? { kind: 'replace', isSure: false } : undefined;
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
  const own = keyInAddress(endpoint) ?? keyBeside(endpoint.operation, draft, context);
  return containers && own && { ...containers, [draft.own]: own };
}

function keyInAddress({ item, query }: Endpoint): Source | undefined {
  if (item !== undefined) return { in: 'path', name: item };
  return query === undefined ? undefined : { in: 'query', name: query };
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
