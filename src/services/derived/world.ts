import type { Generator } from '../../generation/index.js';
import { notFound, type Problem } from '../../http/index.js';
import type { Context, Reply } from '../../mock/index.js';
import type { KeySources, ResourceModel, Schema, SchemaReader, Source } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import type { Collection, StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';

/** What all handlers of one document share. */
export interface World {
  readonly spec: Spec;
  readonly model: ResourceModel;
  readonly read: SchemaReader;
  readonly generator: Generator;
  /** By name; only those whose records somebody can come to know. */
  readonly kinds: ReadonlyMap<string, Kind>;
}

export type Call = Context<AnyCall, Readonly<Record<string, StoredRecord>>>;

interface AnyCall {
  readonly parameters: {
    readonly path: Values;
    readonly query: Values;
    readonly header: Values;
    readonly cookie: Values;
  };
  readonly requestBody: { readonly content: { readonly '*/*': unknown } };
  readonly responses: object;
}

export type Values = Readonly<Record<string, unknown>>;

export type Handle = (call: Call) => Reply | Problem;

/** What changes a record's place in the world: a call, or the making of the records that a mock starts with. */
export type Surroundings = Pick<Call, 'state' | 'ids' | 'time' | 'now'>;

export function recordsOf(state: Call['state'], name: string): Collection<StoredRecord> {
  const found = state[name];
  if (found === undefined) throw new Error(`There is no collection ${name}.`);
  return found;
}

export function kindOf({ kinds }: World, name: string): Kind {
  const found = kinds.get(name);
  if (found === undefined) throw new Error(`No collection ${name} is kept.`);
  return found;
}

/** A record's key as texts, in the order of the collection. */
export type Key = readonly string[];

export const keyOfRecord = ({ collection }: Kind, record: StoredRecord): Key =>
  collection.key.map((name) => String(record[name]));

/** The value that a request has at a place; undefined where it has none. */
export function valueAt(source: Source, call: Call): unknown {
  if (source.in === 'path') return call.path[source.name];
  if (source.in === 'query') return call.query[source.name];
  return source.in === 'request' ? pointed(call.body, source.pointer) : undefined;
}

/** The key that a request names; undefined where a part of it is missing. */
export function keyOf({ collection }: Kind, sources: KeySources, call: Call): Key | undefined {
  const values = collection.key.map((name) => {
    const source = sources[name];
    return source === undefined ? undefined : valueAt(source, call);
  });
  return values.every((value) => value !== undefined && value !== null) ? values.map(String) : undefined;
}

/** The record that a request names; a problem where there is none, or it is inside of something else than the path says. */
export function find(kind: Kind, sources: KeySources, call: Call): StoredRecord | Problem {
  const key = keyOf(kind, sources, call);
  const record = key && recordsOf(call.state, kind.name).get(...key);
  const owners = Object.entries(ownersIn(kind, sources, call));
  const isTheirs = owners.every(([field, value]) => String(record?.[field]) === String(value));
  return record !== undefined && isTheirs ? record : unknown(kind, key);
}

/** What a path says of a record beyond its key: `project_id` in `/projects/{id}/issues/{issue}`, where an issue is known by its id alone. */
export const ownersIn = ({ collection }: Kind, sources: KeySources, call: Call): Values =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([field, source]) =>
      source.in === 'path' && !collection.key.includes(field) ? [[field, valueAt(source, call)] as const] : [],
    ),
  );

export const unknown = ({ name }: Kind, key: Key | undefined): Problem =>
  notFound(`There is no ${key === undefined ? 'such record' : key.join(', ')} in ${name}.`);

/** The value at a JSON pointer. */
export function pointed(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) || Array.isArray(found) ? (found as Values)[name] : undefined;
  }
  return found;
}

export const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether null may stand where a schema says what may. */
export const takesNull = ({ generator }: Pick<World, 'generator'>, { at }: Schema): boolean =>
  generator.accepts(at, null);

/** A scalar as text; JSON for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
