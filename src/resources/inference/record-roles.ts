import type { Operation } from '../../spec/index.js';
import { successesOf } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { textOf } from '../document/texts.js';
import type { Basis, KeySources, ListRole, RecordRole, Source } from '../resource-model.js';
import { pointerTo, type RecordPlace } from './body-shape.js';
import type { Context } from './context.js';
import { type Draft, isList, isRead, shownList, shownRecord } from './draft.js';
import { isSecret } from './field-kinds.js';
import { inputPlaceOf, toInput } from './input.js';
import { toListItems } from './list-items.js';

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
  const { operation, item, verb } = endpoint;
  if (isList(endpoint)) return present(listRole(endpoint, situation));
  if (isCreate(endpoint)) return present(createRole(endpoint, situation));
  if (isRead(endpoint)) return present(itemRole('read', endpoint, situation));
  if (verb === 'delete' || (verb === undefined && operation.method === 'delete')) {
    return present(itemRole('delete', endpoint, situation));
  }
  if (verb !== undefined && verb !== 'change') return [];
  if (verb === undefined && item === undefined) return [];
  return ['put', 'patch', 'post'].includes(operation.method) ? changeRoles(endpoint, situation) : [];
}

const present = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

export const isCreate = ({ operation, item, verb }: Endpoint): boolean =>
  item === undefined &&
  ((verb === undefined && operation.method === 'post') || verb === 'create') &&
  operation.method !== 'get';

export const isRecordOf =
  ({ own }: Draft) =>
  (schema: Schema): boolean =>
    schema.properties.has(own);

function listRole(endpoint: Endpoint, { draft, basis, context }: Situation): ListRole | undefined {
  const place = shownList(endpoint, isRecordOf(draft), context);
  const containers = containersOf(endpoint, draft);
  if (place === undefined || containers === undefined) return undefined;
  const key = { ...containers, [draft.own]: { in: 'item', pointer: pointerTo(draft.own) } } as const;
  const items = toListItems(endpoint.operation, { place, key }, context);
  return items && { kind: 'list', collection: draft.name, basis, items };
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
  return input?.schema.required.has(draft.own) === true
    ? { in: 'request', pointer: `${input.pointer}${pointerTo(draft.own)}` }
    : undefined;
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
  const input = toInput(endpoint.operation, draft.record, context);
  const place = inputPlaceOf(endpoint.operation, draft.record, context);
  if (input === undefined || place === undefined || place.schema.properties.size === 0) return [];
  const { kind, isSure } = kindOfChange(endpoint, place.schema, situation);
  const role = itemRole(kind, endpoint, isSure ? situation : { ...situation, basis: 'inferred' });
  if (role === undefined) return [];
  const created =
    creation === undefined && endpoint.operation.method === 'put' && '201' in endpoint.operation.responses;
  return [...(created ? [{ ...role, kind: 'create' as const, input }] : []), { ...role, input }];
}

/** PATCH changes what it names. PUT replaces, unless it cannot say what a create can, or says that the rest stays. */
function kindOfChange(
  { operation }: Endpoint,
  body: Schema,
  { draft, creation, context }: Situation,
): { kind: 'replace' | 'patch'; isSure: boolean } {
  if (operation.method === 'patch') return { kind: 'patch', isSure: true };
  const text = textOf(operation, context.spec);
  if (saysReplaced(text)) return { kind: 'replace', isSure: true };
  if (saysKept(text)) return { kind: 'patch', isSure: true };
  if (operation.method === 'post') return { kind: 'patch', isSure: body.required.size === body.properties.size };
  const first = creation && inputPlaceOf(creation.operation, draft.record, context)?.schema;
  const settable = [...(first?.properties ?? [])].filter(
    ([name, schema]) => !isSecret(name, schema) && schema.keyword('readOnly') !== true && name !== draft.own,
  );
  const missing = settable.some(([name]) => !body.properties.has(name));
  const looser = settable.some(([name]) => first?.required.has(name) === true && !body.required.has(name));
  if (!missing && !looser) return { kind: 'replace', isSure: first !== undefined };
  return { kind: 'patch', isSure: [...body.properties.keys()].every((name) => body.required.has(name)) };
}

const saysReplaced = (text: string): boolean =>
  /\breplaces? (?:the (?:whole|entire)|all)\b|\b(?:left out|omitted|missing)\b[^.;]*\b(?:default|null|removed|cleared|reset)\b/i.test(
    text,
  );

const saysKept = (text: string): boolean =>
  /\b(?:left out|omitted|absent|missing|not (?:sent|given|provided|present))\b[^.;]*\b(?:stays?|keeps?|kept|unchanged|remains?|untouched|ignored)\b|\bpartial/i.test(
    text,
  );

/** Key properties of the containers from the path; undefined where the path has others than the collection. */
function containersOf({ containers }: Endpoint, draft: Draft): KeySources | undefined {
  if (containers.length !== draft.containers.length) return undefined;
  return Object.fromEntries(
    draft.containers.map((name, index) => [name, { in: 'path', name: containers[index] ?? '' }]),
  );
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
  const isKey = (name: string): boolean =>
    [plain(draft.own), plain(`${draft.noun}_${draft.own}`)].includes(plain(name)) ||
    plain(name) === plain(`${draft.base.split('/').at(-1) ?? ''}_${draft.own}`);
  const query = operation.parameters.find(
    ({ in: place, name, required }) => place === 'query' && required && isKey(name),
  );
  if (query !== undefined) return { in: 'query', name: query.name };
  const input = inputPlaceOf(operation, undefined, context);
  const named = [...(input?.schema.required ?? [])].find(isKey);
  return named === undefined ? undefined : { in: 'request', pointer: pointerTo(named) };
}

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
