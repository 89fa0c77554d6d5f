import type { Collection, KeySources, RecordRole } from '../../resources/index.js';
import { resourcesOf } from '../../resources/index.js';
import { childOf, type MediaType, type Operation, type Parameter, type Reference } from '../../spec/index.js';
import type { Case, Intent, PhaseName, RawParts, RequestValues } from '../case.js';
import { type Exchange, isSuccess } from '../exchange.js';
import { keysOf } from '../scene/addresses.js';
import { requiredValues } from '../scene/required-values.js';
import type { Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { fillReferences, ownKeys } from './coverage-references.js';

/** What the parts of a phase work with. */
export interface Stage {
  readonly phase: PhaseName;
  readonly session: Session;
  readonly scene: Scene;
}

export interface Shot {
  readonly title: string;
  readonly values: RequestValues;
  readonly intent: Intent;
  readonly raw?: RawParts;
  readonly identity?: string | null;
  readonly credentials?: Readonly<Record<string, string>>;
}

export const sendShot = ({ phase, session }: Stage, operation: Operation, shot: Shot): Promise<Exchange> =>
  session.send({ operation, phase, ...shot } satisfies Case);

const safeMethods = new Set(['get', 'head', 'options', 'trace', 'query']);

export const isSafeOperation = ({ method }: Operation): boolean => safeMethods.has(method);

export const parametersIn = ({ parameters }: Operation, place: Parameter['in']): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.in === place);

/** The first media type of an operation's body, and its schema. */
export function bodyOfOperation({
  requestBody,
}: Operation): { readonly type: string; readonly media: MediaType } | undefined {
  const [first] = Object.entries(requestBody?.content ?? {});
  return first === undefined ? undefined : { type: first[0], media: first[1] };
}

/**
 * A request that keeps the document and harms nobody: a write addresses only what this run has created. Undefined where there is
 * none.
 */
export async function prepareRequest(stage: Stage, operation: Operation): Promise<RequestValues | undefined> {
  const prepared = await prepareUnlinked(stage, operation);
  return prepared === undefined || !mayAddress(stage, operation, prepared)
    ? undefined
    : completeRequest(stage, operation, prepared);
}

/** Whoever is a member already cannot become one: a partner that the request names in its body has to be there, and new. */
async function prepareUnlinked({ session, scene }: Stage, operation: Operation): Promise<RequestValues | undefined> {
  const prepared = await scene.prepare(operation);
  const role = session.resources.rolesOf(operation).find((each) => each.kind === 'link');
  if (prepared === undefined || role?.kind !== 'link') return prepared;
  const side = (['to', 'from'] as const).find((each) => inRequest(role[each]).length > 0);
  const collection = side && session.resources.relations.get(role.relation)?.[side];
  if (collection === undefined) return prepared;
  const isReady = scene.own(collection).length > 0 && !isDone(session, operation, prepared);
  if (!isReady) await scene.fresh(collection);
  return isReady ? prepared : scene.requestFor(operation);
}

/** Whether the same records have been named before with success. */
const isDone = ({ history }: Session, operation: Operation, { path, body }: RequestValues): boolean =>
  isObject(body) &&
  history.some(
    (exchange) =>
      exchange.operation === operation &&
      isSuccess(exchange) &&
      isPart(path, exchange.case.values.path) &&
      isPart(body, exchange.case.values.body),
  );

const isPart = (part: unknown, whole: unknown): boolean =>
  Object.entries(Object(part) as object).every(
    ([name, value]) => isObject(whole) && String(whole[name]) === String(value),
  );

/** Whether the request may be sent though it could be carried out. */
export function mayAddress(stage: Stage, operation: Operation, values: RequestValues): boolean {
  const { session, scene } = stage;
  if (isSafeOperation(operation)) return true;
  const roles = session.resources.rolesOf(operation);
  if (roles.some(({ kind }) => kind === 'create')) return true;
  const keys = scene.requestFor(operation)?.body;
  const named = [...Object.values(values.path ?? {}), ...(isObject(keys) ? Object.values(keys) : [])].map(String);
  const own = ownKeys(stage);
  const last = named.at(-1);
  if (last !== undefined && own.has(last)) return true;
  return last === undefined && roles.length === 0;
}

/** Adds the body and the required parameters to what the path and the keys are. */
async function completeRequest(
  stage: Stage,
  operation: Operation,
  { path, query, body: keys }: RequestValues,
): Promise<RequestValues> {
  const { session, scene } = stage;
  const made = scene.bodyOf(operation);
  const body = await fillReferences(stage, isObject(made) && isObject(keys) ? { ...made, ...keys } : made);
  const required = requiredValues(session, operation);
  return {
    path: path ?? {},
    query: { ...required.query, ...query },
    headers: required.headers ?? {},
    ...(body !== undefined && { body }),
  };
}

/**
 * Whether the records are there that the path, or the query by their keys, names, as far as can be known: the run has made them, was told
 * of them, or has seen them.
 */
export function isThere(stage: Stage, operation: Operation, { path = {}, query = {} }: RequestValues): boolean {
  const own = ownKeys(stage);
  const { history, settings } = stage.session;
  const given = new Set(Object.values(settings.parameters).flat());
  const isGone = (value: string): boolean =>
    history.some(
      ({ operation, case: kase, response }) =>
        operation.method === 'delete' &&
        response.status < 300 &&
        Object.values(kase.values.path ?? {})
          .map(String)
          .includes(value),
    );
  const isSeen = (value: string): boolean =>
    history.some(
      ({ request, response }) =>
        request.method === 'GET' && response.status === 200 && response.text.includes(JSON.stringify(value)),
    );
  return [...Object.values(path), ...keysInQuery(stage, operation, query)]
    .map(String)
    .every((value) => own.has(value) || given.has(value) || (isSeen(value) && !isGone(value)));
}

/** Whether the document tells callers that a request of a wrong form is refused. */
export const documentsRefusal = ({ responses }: Operation): boolean =>
  ['400', '422', '4XX', '4xx'].some((status) => Object.hasOwn(responses, status));

/** Properties of the body that a server must need, whatever the schema says, and where that is declared. */
export const requiredByDeclaration = (operation: Operation): readonly { name: string; at: Reference }[] =>
  (resourcesOf(operation).requires ?? []).map((name, index) => ({
    name,
    at: childOf(operation, 'x-twinspec', 'requires', index),
  }));

/** Properties of the body that name other records, so that only a record that is there will do. */
export function referringProperties({ session: { resources } }: Stage, operation: Operation): ReadonlySet<string> {
  const all = resources.rolesOf(operation);
  const roles = all.filter((role): role is RecordRole => 'key' in role);
  const action = resources.actionOf(operation);
  const done = action?.kind === 'act' ? referringFields(resources.collections.get(action.collection)) : [];
  const linked = all.flatMap((role) => ('from' in role ? [...inRequest(role.from), ...inRequest(role.to)] : []));
  const names = roles.flatMap(({ collection, key, input }) => {
    const fields = [...referringFields(resources.collections.get(collection)), ...relationFields(collection)];
    const renamed = Object.entries(input?.names ?? {}).filter(([, field]) => fields.includes(field));
    return [...fields, ...renamed.map(([name]) => name), ...inRequest(key)];
  });
  return new Set([...names, ...linked, ...done]);

  function relationFields(collection: string): readonly string[] {
    return [...resources.relations.values()].flatMap(({ from, to, field, inverse }) => [
      ...(from === collection && field !== undefined ? [field] : []),
      ...(to === collection && inverse !== undefined ? [inverse] : []),
    ]);
  }
}

const inRequest = (key: KeySources): readonly string[] =>
  Object.values(key).flatMap((source) => (source.in === 'request' ? [source.pointer.slice(1)] : []));

const referringFields = (collection: Collection | undefined): readonly string[] =>
  (collection?.references ?? []).map(({ field }) => field);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function keysInQuery(
  { session: { resources } }: Stage,
  operation: Operation,
  query: NonNullable<RequestValues['query']>,
): readonly unknown[] {
  const sources = keysOf(resources, operation).flatMap((key) => Object.values(key.sources));
  return sources.flatMap((source) => (source.in === 'query' && source.name in query ? [query[source.name]] : []));
}
