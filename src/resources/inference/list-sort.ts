import { findName } from '../document/names.js';
import type { QueryParameter } from '../document/query-parameters.js';
import type { Schema } from '../document/schema.js';
import { quotedIn } from '../document/texts.js';
import type { ListSort } from '../resource-model.js';

type Orders = ListSort['orders'];

const sorts = ['sort', 'orderby', 'sortby', 'ordering', 'sorting', 'order'];

/** The parameter that orders a list, with the values that its schema, or else its description, names. */
export function sortOf(queries: readonly QueryParameter[], item: Schema): ListSort | undefined {
  for (const query of queries.filter(({ word }) => sorts.includes(word))) {
    const values = query.schema?.types.has('array') === true ? undefined : query.schema?.keyword('enum');
    const orders = Array.isArray(values) ? ordersOf(values, item) : ordersIn(query.text, item);
    if (orders.length === 0) continue;
    const direction = queries.find((other) => other !== query && isDirection(other));
    const isTurned = direction !== undefined && defaultOf(direction) === 'desc';
    return {
      parameter: query.name,
      orders: orders.map((order) => ({ ...order, descending: order.descending !== isTurned })),
      ...(direction && { turn: { parameter: direction.name, values: turningOf(direction, isTurned) } }),
      basis: Array.isArray(values) ? 'document' : 'inferred',
    };
  }
  return undefined;
}

/** `order=asc|desc` beside `sort=name`. */
const isDirection = ({ schema }: QueryParameter): boolean => {
  const values = schema?.keyword('enum');
  return Array.isArray(values) && values.length === 2 && values.every((value) => /^(?:asc|desc)/i.test(String(value)));
};

/** The values that do not mean the usual direction. */
const turningOf = ({ schema }: QueryParameter, isTurned: boolean): readonly string[] => {
  const values = schema?.keyword('enum');
  const wanted = isTurned ? /^asc/i : /^desc/i;
  return Array.isArray(values) ? values.map(String).filter((value) => wanted.test(value)) : [];
};

const defaultOf = ({ schema }: QueryParameter): string => String(schema?.keyword('default')).slice(0, 4).toLowerCase();

const ordersOf = (values: readonly unknown[], item: Schema): Orders =>
  values.flatMap((value) => (typeof value === 'string' ? (orderOf(value, item) ?? []) : []));

/** `name`, `-name`, `name:desc`, `name_asc`, `name desc`. */
function orderOf(value: string, item: Schema): Orders[number] | undefined {
  const [, sign, name = '', suffix = ''] = /^([-+]?)(.+?)(?:[:. ,_]?(asc|desc))?$/i.exec(value) ?? [];
  const field = findName(item.properties.keys(), name);
  if (field === undefined || !isOrdered(item.properties.get(field))) return undefined;
  return { value, field, descending: sign === '-' || suffix.toLowerCase() === 'desc' };
}

const isOrdered = (property: Schema | undefined): boolean =>
  property !== undefined && !property.types.has('object') && !property.types.has('array');

/** Orders that a description names in code quotes, turned round by a minus sign where it speaks of one. */
function ordersIn(text: string, item: Schema): Orders {
  const named = ordersOf(quotedIn(text), item);
  if (!/\bminus\b|`-`|prefix(?:ed)? with -|leading -/i.test(text)) return named;
  const upwards = named.filter(({ descending }) => !descending);
  const turned = upwards.map(({ value, field }) => ({ value: `-${value}`, field, descending: true }));
  return [...named, ...turned.filter(({ value }) => named.every((order) => order.value !== value))];
}
