import type { Operation } from '../../spec/index.js';
import { findName, wordsOf } from '../document/names.js';
import { type QueryParameter, queryParametersOf } from '../document/query-parameters.js';
import type { Schema } from '../document/schema.js';
import { ignoresCase } from '../document/texts.js';
import type { ListFilter, ListSearch, ListSort } from '../resource-model.js';
import type { Context } from './context.js';
import { searchOf } from './list-search.js';
import { sortOf } from './list-sort.js';

export interface ListQueries {
  readonly filters: readonly ListFilter[];
  readonly search?: ListSearch;
  readonly sort?: ListSort;
}

/** Which query parameters of a list filter, search and sort its records. */
export function queriesOf(operation: Operation, item: Schema, context: Context): ListQueries {
  const queries = queryParametersOf(operation, context);
  const search = queries.map((query) => searchOf(query, item)).find((found) => found !== undefined);
  const sort = sortOf(queries, item);
  const rest = queries.filter(({ name }) => name !== search?.parameter && name !== sort?.parameter);
  return {
    filters: rest.flatMap((query) => filterOf(query, item) ?? []),
    ...(search && { search }),
    ...(sort && { sort }),
  };
}

function filterOf({ name, schema, text }: QueryParameter, item: Schema): ListFilter | undefined {
  const words = wordsOf(name);
  const wanted = words[0] === 'filter' && words.length > 1 ? words.slice(1).join('_') : name;
  const field = findName(item.properties.keys(), wanted);
  if (field === undefined || schema === undefined || isInexact(text)) return undefined;
  if (!isComparable(schema, item.properties.get(field))) return undefined;
  const isClosed = schema.keyword('enum') !== undefined || schema.types.has('boolean');
  const basis = isClosed || saysEqual(text) ? 'document' : 'inferred';
  return { parameter: name, field, ignoreCase: ignoresCase(text), basis };
}

const scalars = ['string', 'integer', 'number', 'boolean'];

/** Whether every value of the parameter can be the value of the property. */
function isComparable(parameter: Schema, property: Schema | undefined): boolean {
  const types = [...parameter.types].filter((type) => type !== 'null');
  const values = parameter.keyword('enum');
  const known = property?.keyword('enum');
  if (Array.isArray(values) && Array.isArray(known) && values.some((value) => !known.includes(value))) return false;
  return types.length > 0 && types.every((type) => scalars.includes(type) && property?.types.has(type) === true);
}

const saysEqual = (text: string): boolean => /\b(?:filter|only|keeps?|by|with|whose|match|equals?|exact)/i.test(text);

/** Whether a text says that more, or less, than equal values is found. */
const isInexact = (text: string): boolean =>
  /\b(?:contain|partial|part of|substring|prefix|start(?:s|ing)? with|begin|like|fuzzy|wildcard|regex|pattern|comma|before|after|since|at least|range)/i.test(
    text,
  );
