import type { Reply } from '../../mock/index.js';
import type { Schema } from '../../resources/index.js';
import type { Operation, Response } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { type Success, schemaOf, successOf } from './declared-body.js';
import { entityTagOf } from './entity-tag.js';
import { putInto } from './envelope.js';
import type { Kind } from './kind.js';
import { viewOf } from './view.js';
import { type Call, keyOfRecord, type Values, type World } from './world.js';

export interface RecordAnswer {
  readonly kind: Kind;
  readonly record: StoredRecord;
  /** Pointer to the record in the body; undefined where the answer does not show it. */
  readonly pointer: string | undefined;
}

/** Answers with a record, in the first of the statuses that is declared. */
export function answerWith(
  world: World,
  { operation, statuses, call }: Answering,
  { kind, record, pointer }: RecordAnswer,
): Reply {
  const success = successOf(operation, statuses);
  const show = (schema: Schema): unknown => viewOf(world, kind, { record, schema, state: call.state });
  return reply(
    world,
    { operation, success, call },
    {
      values: pointer === undefined ? [] : [{ pointer, show }],
      headers: recordHeaders(world, { kind, record, call, response: success.response, isNew: success.status === 201 }),
    },
  );
}

export interface Answering {
  readonly operation: Operation;
  readonly statuses: readonly number[];
  readonly call: Call;
}

export interface Content {
  /** What stands where in the body. */
  readonly values: readonly { readonly pointer: string; readonly show: (schema: Schema) => unknown }[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A reply of a declared success: the body around the values is made up, and so are headers that have to be there. */
export function reply(
  world: World,
  { operation, success, call }: { readonly operation: Operation; readonly success: Success; readonly call: Call },
  { values, headers }: Content,
): Reply {
  const { status, response } = success;
  const purpose = {
    purpose: `${operation.id} ${call.request.path}`,
    extent: 'minimal',
    direction: 'response',
  } as const;
  const schema = status === 204 ? undefined : schemaOf(response, world.read);
  const made = Object.entries(response.headers).flatMap(([name, header]) => {
    if (!header.required || header.schema === undefined || name.toLowerCase() in headers) return [];
    return [[name.toLowerCase(), String(world.generator.value(header.schema, purpose))] as const];
  });
  const all = { ...Object.fromEntries(made), ...headers };
  if (schema === undefined) return { status, headers: all };
  const isWhole = values.some(({ pointer }) => pointer === '');
  const around = isWhole ? undefined : world.generator.value(schema.at, purpose);
  const body = values.reduce<unknown>((whole, { pointer, show }) => putInto(whole, { pointer, schema, show }), around);
  return { status, headers: all, body };
}

interface Headed extends Pick<RecordAnswer, 'kind' | 'record'> {
  readonly call: Call;
  readonly response: Response;
  readonly isNew: boolean;
}

/** `ETag` and `Location`, where the response declares them. */
function recordHeaders(
  world: World,
  { kind, record, call, response, isNew }: Headed,
): Readonly<Record<string, string>> {
  const names = new Set(Object.keys(response.headers).map((name) => name.toLowerCase()));
  const address = names.has('location') && isNew ? addressOf(world, kind, { record, call }) : undefined;
  return {
    ...(names.has('etag') && { etag: entityTagOf(world, kind, { record, state: call.state }) }),
    ...(address !== undefined && { location: address }),
  };
}

/** Where a record is read, below the base path and the mount that the request came by. */
function addressOf(
  { spec, model }: World,
  kind: Kind,
  { record, call }: { readonly record: StoredRecord; readonly call: Call },
): string | undefined {
  const read = spec.operations.find((operation) =>
    model.rolesOf(operation).some((role) => role.kind === 'read' && role.collection === kind.name),
  );
  const role = read && model.rolesOf(read).find(({ kind: what }) => what === 'read');
  if (read === undefined || role?.kind !== 'read') return undefined;
  const key = keyOfRecord(kind, record);
  const values: Values = Object.fromEntries(
    kind.collection.key.flatMap((name, index) => {
      const source = role.key[name];
      return source?.in === 'path' ? [[source.name, key[index]]] : [];
    }),
  );
  const path = read.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  return `${call.request.mount ?? ''}${baseOf(spec.basePaths, call.request.path)}${path}`;
}

const baseOf = (bases: readonly string[], path: string): string =>
  bases.find((base) => base !== '' && path.startsWith(`${base}/`)) ?? bases[0] ?? '';
