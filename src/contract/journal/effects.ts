import type { Collection, RecordRole, ResourceModel } from '../../resources/index.js';
import type { Answer } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import { lastOfLocation, type Recognised, readSource } from './recognise.js';

export type Scalar = string | number | boolean;
export type Key = Readonly<Record<string, Scalar>>;

/** A record that the run has made, and what it takes to find the way to it again. */
export interface CreatedRecord {
  readonly collection: string;
  readonly key: Key;
  /** Parameters of the request that made it: which workspace it lies in. */
  readonly context: Key;
}

/** A create that may have left a record behind: where it would be listed, and by which texts it would be recognised. */
export interface UncertainCreate {
  readonly kind: 'uncertain';
  readonly collection: string;
  readonly context: Key;
  readonly texts: readonly string[];
  /** Answered with 4xx, so that most likely there is none. */
  readonly isRefused: boolean;
}

/** What a request did to the records of the target, as far as its answer tells. */
export type Effect =
  | { readonly kind: 'created'; readonly record: CreatedRecord }
  /** Nobody knows: no answer, an answer without a key, or a refusal, which some servers give after they have stored. */
  | UncertainCreate
  | { readonly kind: 'deleted'; readonly collection: string; readonly key: Key }
  | { readonly kind: 'moved'; readonly collection: string; readonly from: Key; readonly to: Key };

/** Whether a request can do anything that has to be undone. */
export const isWrite = ({ operation }: Recognised): boolean =>
  !['get', 'head', 'options', 'trace', 'query'].includes(operation.method);

/** `answer` is undefined where none came. */
export function effectsOf(
  request: Recognised,
  answer: Answer | undefined,
  resources: ResourceModel,
): readonly Effect[] {
  const roles = resources.rolesOf(request.operation);
  return roles.flatMap((role) => {
    if (!('key' in role)) return [];
    const collection = resources.collections.get(role.collection);
    return collection === undefined ? [] : effectsOfRole({ request, answer, role, collection });
  });
}

interface Event {
  readonly request: Recognised;
  readonly answer: Answer | undefined;
  readonly role: RecordRole;
  readonly collection: Collection;
}

function effectsOfRole(event: Event): readonly Effect[] {
  const { role, answer } = event;
  if (role.kind === 'create') return [created(event)];
  if (role.kind === 'replace' && (answer === undefined || answer.status === 201)) return [created(event)];
  if (answer === undefined || !isSuccess(answer)) return [];
  if (role.kind === 'delete') return deleted(event);
  return role.kind === 'read' ? [] : moved(event);
}

const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

function created(event: Event): Effect {
  const { request, answer, role, collection } = event;
  const context = { ...request.path, ...request.query };
  const key = answer && isSuccess(answer) ? (keyOf(event) ?? keyOfLocation(event, answer)) : undefined;
  if (key !== undefined) return { kind: 'created', record: { collection: role.collection, key, context } };
  const isRefused = answer !== undefined && answer.status >= 400 && answer.status < 500;
  const texts = textsOf(request, role, collection);
  return { kind: 'uncertain', collection: role.collection, context, texts, isRefused };
}

function deleted(event: Event): readonly Effect[] {
  const key = keyOf(event);
  return key === undefined ? [] : [{ kind: 'deleted', collection: event.role.collection, key }];
}

/** A change of the key itself: a new e-mail address where that is the key. */
function moved(event: Event): readonly Effect[] {
  const { request, answer, role, collection } = event;
  const from = keyOf(event);
  if (from === undefined) return [];
  const record = role.record === undefined ? undefined : valueAtPointer(answer?.value, role.record);
  const input = role.input && valueAtPointer(request.body, role.input.pointer);
  const to = Object.fromEntries(
    collection.key.map((name) => [name, scalarIn(record, name) ?? scalarIn(input, name) ?? from[name] ?? '']),
  );
  const isSame = collection.key.every((name) => String(to[name]) === String(from[name]));
  return isSame ? [] : [{ kind: 'moved', collection: collection.name, from, to }];
}

function keyOf(event: Event): Key | undefined {
  const { found, missing } = readKey(event);
  return missing.length === 0 && Object.keys(found).length > 0 ? found : undefined;
}

function readKey({ request, answer, role }: Event): { found: Key; missing: readonly string[] } {
  const entries = Object.entries(role.key).map(
    ([name, source]) => [name, readSource(source, request, answer)] as const,
  );
  const missing = entries.filter((entry) => !isScalarEntry(entry)).map(([name]) => name);
  return { found: Object.fromEntries(entries.filter(isScalarEntry)), missing };
}

/** Where the answer shows only a part of the key, its Location header leads to the rest. */
function keyOfLocation(event: Event, answer: Answer): Key | undefined {
  const { found, missing } = readKey(event);
  const [own] = missing;
  const value = lastOfLocation(answer);
  return own === undefined || missing.length > 1 || !value ? undefined : { ...found, [own]: value };
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

const isScalarEntry = (entry: readonly [string, unknown]): entry is readonly [string, Scalar] => isScalar(entry[1]);

function scalarIn(holder: unknown, name: string): Scalar | undefined {
  const value = valueAtPointer(holder, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return isScalar(value) ? value : undefined;
}

/** Texts of the request that a record in a list could be recognised by; never a secret. */
function textsOf({ body }: Recognised, { input }: RecordRole, { secret }: Collection): readonly string[] {
  const values = input === undefined ? undefined : valueAtPointer(body, input.pointer);
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const isPlain = typeof value === 'string' && value.length <= 300;
    return isPlain && !secret.has(input?.names[name] ?? name) ? [value] : [];
  });
}
