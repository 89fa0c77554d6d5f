import type { KeySources, RecordRole, ResourceModel } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { Case, RequestValues } from '../case.js';
import type { CreatedRecord, Key } from './effects.js';

/** The cases that may delete a record, as far as their parameters are known: those that need nothing but its address first. */
export function createDeletions(record: CreatedRecord, { spec, resources }: Knowledge): readonly Case[] {
  const cases = spec.operations.flatMap((operation): Case[] => {
    const role = resources.rolesOf(operation).find((one): one is RecordRole => isDelete(one, record.collection));
    const values = role && isNamed(role.key, record) ? valuesFor(operation, role.key, record) : undefined;
    return values ? [{ operation, phase: 'state', title: 'to clean up', values, intent: { kind: 'open' } }] : [];
  });
  return cases.sort((a, b) => demandsOf(a) - demandsOf(b));
}

const demandsOf = ({ operation: { method, requestBody } }: Case): number =>
  (method === 'delete' ? 0 : 1) + (requestBody === undefined ? 0 : 2);

export interface Knowledge {
  readonly spec: Spec;
  readonly resources: ResourceModel;
}

const isDelete = (role: { readonly kind: string }, collection: string): boolean =>
  role.kind === 'delete' && (role as RecordRole).collection === collection;

/** Whether the request says which record is meant, with its whole key: anything less could delete those of others. */
const isNamed = (sources: KeySources, { key }: CreatedRecord): boolean =>
  Object.keys(sources).length > 0 &&
  Object.entries(sources).every(
    ([property, source]) => ['path', 'query', 'request'].includes(source.in) && key[property] !== undefined,
  );

/** Values of the request that names a record; undefined where a required one is unknown. */
function valuesFor({ parameters }: Operation, sources: KeySources, record: CreatedRecord): RequestValues | undefined {
  const path = { ...pick(record.context, parametersIn(parameters, 'path')), ...place(sources, 'path', record.key) };
  const query = { ...pick(record.context, requiredIn(parameters, 'query')), ...place(sources, 'query', record.key) };
  const isKnown =
    parametersIn(parameters, 'path').every((name) => path[name] !== undefined) &&
    requiredIn(parameters, 'query').every((name) => query[name] !== undefined);
  const body = bodyFor(sources, record.key);
  return isKnown ? { path, query, headers: headersFor(parameters), ...(body && { body }) } : undefined;
}

type Parameters = Operation['parameters'];

const parametersIn = (parameters: Parameters, place: string): readonly string[] =>
  parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);

const requiredIn = (parameters: Parameters, place: string): readonly string[] =>
  parameters.filter((parameter) => parameter.in === place && parameter.required).map(({ name }) => name);

const pick = (key: Key, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(key, name)).map((name) => [name, key[name]]));

const place = (sources: KeySources, where: 'path' | 'query', key: Key): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([property, source]) =>
      source.in === where ? [[source.name, key[property]] as const] : [],
    ),
  );

/** Of a deletion that names the record in its body, at the top level. */
function bodyFor(sources: KeySources, key: Key): Record<string, unknown> | undefined {
  const entries = Object.entries(sources).flatMap(([property, source]) =>
    source.in === 'request' ? [[source.pointer.slice(1), key[property]] as const] : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `*` is whatever version there is (RFC 9110 section 13.1.1). */
const headersFor = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(
    parameters
      .filter(({ in: place, required, name }) => place === 'header' && required && name.toLowerCase() === 'if-match')
      .map(({ name }) => [name, '*']),
  );
