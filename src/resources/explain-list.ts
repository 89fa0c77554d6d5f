import type { Basis, ListFilter, ListItems, ListPaging, ListSearch, ListSort } from './resource-model.js';

/** What is said of a list beyond its being one. */
export interface ListStatement {
  readonly says: string;
  readonly basis: Basis;
  readonly reason: string;
  readonly hint: string;
}

/** How a list is paged and what can be asked of it. */
export const aboutList = ({ paging, filters, search, sort, total }: ListItems): readonly ListStatement[] => [
  ...(paging === undefined ? [] : [aboutPaging(paging)]),
  ...filters.map(aboutFilter),
  ...(search === undefined ? [] : [aboutSearch(search)]),
  ...(sort === undefined ? [] : [aboutSort(sort)]),
  ...(total === undefined ? [] : [aboutTotal(total)]),
];

const onOperation = (text: string): string => `on the operation, x-twinspec: {${text}}`;

const anyCase = (ignoreCase: boolean): string => (ignoreCase ? ', in upper or lower case' : '');

function aboutPaging(paging: ListPaging): ListStatement {
  const { size, defaultSize, maxSize, above, basis } = paging;
  const by = paging.style === 'page' ? paging.page : paging.style === 'offset' ? paging.offset : paging.cursor;
  const sizes = [
    size === undefined ? '' : ` and ${size}`,
    defaultSize === undefined ? '' : `, ${defaultSize} unless asked`,
    maxSize === undefined ? '' : `, ${maxSize} at most`,
    above === undefined ? '' : ` (${above})`,
  ];
  const reason = 'the names and schemas of the query parameters';
  return {
    says: `paged by ${by}${sizes.join('')}`,
    basis,
    reason,
    hint: onOperation(`paging: {${paging.style}: ${by}}`),
  };
}

const aboutFilter = ({ parameter, field, ignoreCase, basis }: ListFilter): ListStatement => ({
  says: `${parameter} keeps those whose ${field} equals it${anyCase(ignoreCase)}`,
  basis,
  reason: 'the parameter is called like the property',
  hint: onOperation(`filters: {${parameter}: ${field}}`),
});

const aboutSearch = ({ parameter, fields, ignoreCase, basis }: ListSearch): ListStatement => ({
  says: `${parameter} searches ${fields.join(', ')}${anyCase(ignoreCase)}`,
  basis,
  reason: 'the description of the parameter',
  hint: onOperation(`search: {parameter: ${parameter}, fields: [${fields.join(', ')}]}`),
});

const aboutSort = ({ parameter, orders, turn, basis }: ListSort): ListStatement => ({
  says: `${parameter} orders by ${[...new Set(orders.map(({ field }) => field))].join(', ')}${turn === undefined ? '' : `, turned by ${turn.parameter}`}`,
  basis,
  reason: 'the values of the parameter',
  hint: onOperation(`sort: {parameter: ${parameter}, orders: {…}}`),
});

const aboutTotal = (total: string): ListStatement => ({
  says: `${total} is the number of all`,
  basis: 'inferred',
  reason: 'the name of the property',
  hint: onOperation(`total: ${total}`),
});
