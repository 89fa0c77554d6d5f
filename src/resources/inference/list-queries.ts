import type { Operation, Parameter } from '../../spec/index.js';
import { findName, plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { descriptionAt, ignoresCase, quotedIn } from '../document/texts.js';
import type { ListFilter, ListSearch, ListSort } from '../resource-model.js';
import type { Context } from './context.js';

export interface ListQueries {
  readonly filters: readonly ListFilter[];
  readonly search?: ListSearch;
  readonly sort?: ListSort;
}

interface Query {
  readonly name: string;
  readonly schema: Schema | undefined;
  readonly text: string;
}

const searches = [
  'q',
  'query',
  'search',
  'searchterm',
  'searchquery',
  'searchtext',
  'keyword',
  'keywords',
  'term',
  'text',
  'filter',
  'contains',
];
const sorts = ['sort', 'orderby', 'sortby', 'ordering', 'sorting', 'order'];

/** Which query parameters of a list filter, search and sort its records. */
export function queriesOf(
  operation: Operation,
  item: Schema,
  { spec, read }: Pick<Context, 'spec' | 'read'>,
): ListQueries {
  const queries = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => toQuery(parameter, { spec, read }));
  const search = queries.map((query) => searchOf(query, item)).find((found) => found !== undefined);
  const sort = sortOf(queries, item);
  const rest = queries.filter(({ name }) => name !== search?.parameter && name !== sort?.parameter);
  return {
    filters: rest.flatMap((query) => filterOf(query, item) ?? []),
    ...(search && { search }),
    ...(sort && { sort }),
  };
}

function toQuery(parameter: Parameter, { spec, read }: Pick<Context, 'spec' | 'read'>): Query {
  const schema = parameter.schema && read(parameter.schema);
  return { name: parameter.name, schema, text: [descriptionAt(parameter, spec), schema?.text ?? ''].join(' ').trim() };
}

function filterOf({ name, schema, text }: Query, item: Schema): ListFilter | undefined {
  const words = wordsOf(name);
  const wanted = words[0] === 'filter' && words.length > 1 ? words.slice(1).join('_') : name;
  const field = findName(item.properties.keys(), wanted);
  const property = field === undefined ? undefined : item.properties.get(field);
  if (field === undefined || property === undefined || schema === undefined) return undefined;
  if (!isComparable(schema, property) || isInexact(text)) return undefined;
  const isSaid = /\b(?:filter|only|keeps?|by|with|whose|match|equals?|exact)/i.test(text);
  const isClosed = schema.keyword('enum') !== undefined || schema.types.has('boolean');
  return { parameter: name, field, ignoreCase: ignoresCase(text), basis: isSaid || isClosed ? 'document' : 'inferred' };
}

const scalars = ['string', 'integer', 'number', 'boolean'];

/** Whether every value of the parameter can be the value of the property. */
function isComparable(parameter: Schema, property: Schema): boolean {
  const types = [...parameter.types].filter((type) => type !== 'null');
  const values = parameter.keyword('enum');
  const known = property.keyword('enum');
  if (Array.isArray(values) && Array.isArray(known) && values.some((value) => !known.includes(value))) return false;
  return types.length > 0 && types.every((type) => scalars.includes(type) && property.types.has(type));
}

/** Whether a text says that more, or less, than equal values is found. */
const isInexact = (text: string): boolean =>
  /\b(?:contain|partial|part of|substring|prefix|start(?:s|ing)? with|begin|like|fuzzy|wildcard|regex|pattern|comma|before|after|since|at least|range)/i.test(
    text,
  );

function searchOf({ name, schema, text }: Query, item: Schema): ListSearch | undefined {
  const words = wordsOf(name);
  const isNamed = searches.includes(plain(name));
  const ofField =
    words.length > 1 && (words.at(-1) === 'search' || words.at(-1) === 'contains')
      ? words.slice(0, -1).join('_')
      : undefined;
  const own = findName(item.properties.keys(), ofField ?? name);
  const isPart = /\b(?:contain|substring|part of|partial)/i.test(text);
  if (schema?.types.has('string') !== true || isOtherThanPart(text)) return undefined;
  if (!isNamed && ofField === undefined && !(own !== undefined && isPart)) return undefined;
  const fields = own !== undefined ? { names: [own], isSaid: true } : fieldsIn(text, item);
  if (fields === undefined) return undefined;
  return {
    parameter: name,
    fields: fields.names,
    ignoreCase: ignoresCase(text),
    basis: fields.isSaid && isPart ? 'document' : 'inferred',
  };
}

const isOtherThanPart = (text: string): boolean =>
  /\b(?:prefix|start(?:s|ing)? with|begin|fuzzy|wildcard|regex|regular expression|full[- ]text|expression|SCIM|rank|relevan)/i.test(
    text,
  );

/** The properties that a search looks at: those that are quoted, or a list of words that are all properties. */
function fieldsIn(
  text: string,
  item: Schema,
): { readonly names: readonly string[]; readonly isSaid: boolean } | undefined {
  const find = (wanted: string): string | undefined => findName(item.properties.keys(), wanted);
  const quoted = quotedIn(text).flatMap((word) => find(word) ?? []);
  if (quoted.length > 0) return { names: quoted, isSaid: true };
  const list =
    /\b(?:whose|by|in|on|against|across|match(?:es|ing)?)\s+((?:[\w-]+(?: [\w-]+)?)(?:(?:\s*,\s*(?:or |and )?|\s+or\s+|\s+and\s+)[\w-]+(?: [\w-]+)?)*)/i.exec(
      text,
    )?.[1];
  if (list === undefined) return undefined;
  const parts = list.split(/\s*,\s*(?:or |and )?|\s+or\s+|\s+and\s+/i);
  const found = parts.map(
    (part) => find(part.replace(/^(?:the|their|its|an?) /i, '')) ?? find(part.split(' ')[0] ?? ''),
  );
  return found.every((name) => name !== undefined) ? { names: found, isSaid: true } : undefined;
}

function sortOf(queries: readonly Query[], item: Schema): ListSort | undefined {
  const candidates = queries.filter(({ name }) => sorts.includes(plain(name)));
  for (const { name, schema, text } of candidates) {
    const values = schema?.types.has('array') === true ? undefined : schema?.keyword('enum');
    const orders = Array.isArray(values) ? ordersOf(values, item) : ordersIn(text, item);
    const direction = queries.find((query) => isDirection(query) && query.name !== name);
    const turned = direction?.schema?.keyword('default') === 'desc';
    if (orders.length > 0) {
      const sorted = orders.map((order) => ({ ...order, descending: order.descending !== turned }));
      return { parameter: name, orders: sorted, basis: Array.isArray(values) ? 'document' : 'inferred' };
    }
  }
  return undefined;
}

const isDirection = ({ schema }: Query): boolean => {
  const values = schema?.keyword('enum');
  return Array.isArray(values) && values.length === 2 && values.every((value) => /^(?:asc|desc)/i.test(String(value)));
};

type Orders = ListSort['orders'];

const ordersOf = (values: readonly unknown[], item: Schema): Orders =>
  values.flatMap((value) => (typeof value === 'string' ? (orderOf(value, item) ?? []) : []));

function orderOf(value: string, item: Schema): Orders[number] | undefined {
  const [, sign = '', name = '', suffix = ''] =
    /^([-+]?)(.+?)(?:[:. ,_]?(asc|desc|Asc|Desc|ASC|DESC))?$/.exec(value) ?? [];
  const field = findName(item.properties.keys(), name);
  const property = field === undefined ? undefined : item.properties.get(field);
  if (field === undefined || property === undefined || property.types.has('object') || property.types.has('array'))
    return undefined;
  return { value, field, descending: sign === '-' || suffix.toLowerCase() === 'desc' };
}

/** Orders that a description names in code quotes, turned round by a minus sign where it speaks of one. */
function ordersIn(text: string, item: Schema): Orders {
  const named = ordersOf(quotedIn(text), item);
  if (!/\bminus\b|`-`|prefix(?:ed)? with -|leading -/i.test(text)) return named;
  const upwards = named.filter(({ descending }) => !descending);
  const turned = upwards.map(({ value, field }) => ({ value: `-${value}`, field, descending: true }));
  return [...named, ...turned.filter(({ value }) => named.every((order) => order.value !== value))];
}
