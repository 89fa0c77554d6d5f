import type { Operation } from '../../spec/index.js';
import type { Input, KeySources, ListItems, ListPaging, RecordRole, Role } from '../resource-model.js';
import { toPointer, toSources } from './expression.js';
import { extensionOf, type ListExtension, type PagingExtension, type RoleExtension } from './extension.js';

/** A role with everything that the operation's extension says better. */
export function correct(role: Role, operation: Operation, own: RoleExtension): Role {
  const extension = { ...extensionOf(operation), ...own };
  switch (role.kind) {
    case 'list':
      return { ...role, items: correctItems(role.items, extension) };
    case 'related':
      return {
        ...role,
        of: { ...role.of, ...endOf(role.side, extension) },
        items: correctItems(role.items, extension),
      };
    case 'link':
    case 'unlink':
      return {
        ...role,
        from: { ...role.from, ...endOf('from', extension) },
        to: { ...role.to, ...endOf('to', extension) },
      };
    default:
      return correctRecord(role, extension);
  }
}

const endOf = (side: 'from' | 'to', extension: RoleExtension): KeySources => toSources(extension[side]);

function correctRecord(role: RecordRole, extension: RoleExtension): RecordRole {
  const input = role.input && correctInput(role.input, extension);
  return {
    ...role,
    key: { ...role.key, ...toSources(extension.key) },
    ...(extension.record !== undefined && { record: toPointer(extension.record) }),
    ...(input && { input }),
  };
}

function correctInput(input: Input, { input: place, names, ignored, nested }: RoleExtension): Input {
  const renamed = new Set(Object.keys(names ?? {}));
  return {
    pointer: place === undefined ? input.pointer : toPointer(place),
    names: { ...input.names, ...names },
    nested: nested ?? input.nested,
    ignored: new Set(ignored ?? [...input.ignored].filter((name) => !renamed.has(name))),
  };
}

function correctItems(items: ListItems, extension: RoleExtension & ListExtension): ListItems {
  const { filters, sort, total, stable } = extension;
  const paging = extension.paging && toPaging({ ...pastTheEnd(items), ...extension.paging });
  const search = extension.search && toSearch(extension.search, items);
  return {
    ...items,
    pointer: extension.items === undefined ? items.pointer : toPointer(extension.items),
    key: { ...items.key, ...toSources(extension.key) },
    ...(paging && { paging }),
    ...(search && { search }),
    ...(filters && { filters: toFilters(filters) }),
    ...(sort && { sort: { parameter: sort.parameter, orders: toOrders(sort.orders), basis: 'declaration' } }),
    ...(total !== undefined && { total }),
    isStable: stable ?? items.isStable,
  };
}

/** Whether case matters is taken from the description of the parameter, where the declaration does not say. */
const toSearch = (
  search: NonNullable<ListExtension['search']>,
  items: ListItems,
): NonNullable<ListItems['search']> => ({
  ...search,
  ignoreCase: search.ignoreCase ?? (items.search?.parameter === search.parameter && items.search.ignoreCase),
  basis: 'declaration',
});

const pastTheEnd = ({ paging }: ListItems): Pick<PagingExtension, 'beyond'> =>
  paging?.beyond === undefined ? {} : { beyond: paging.beyond };

function toPaging({ page, first = 1, offset, cursor, next, ...sizes }: PagingExtension): ListPaging | undefined {
  const basis = 'declaration';
  if (cursor !== undefined && next !== undefined) return { style: 'cursor', cursor, next, ...sizes, basis };
  if (offset !== undefined) return { style: 'offset', offset, ...sizes, basis };
  return page === undefined ? undefined : { style: 'page', page, first, ...sizes, basis };
}

const toFilters = (filters: NonNullable<ListExtension['filters']>): ListItems['filters'] =>
  Object.entries(filters).map(([parameter, said]) => {
    const { field, ignoreCase = false } = typeof said === 'string' ? { field: said } : said;
    return { parameter, field, ignoreCase, basis: 'declaration' };
  });

const toOrders = (orders: Readonly<Record<string, string>>): NonNullable<ListItems['sort']>['orders'] =>
  Object.entries(orders).map(([value, said]) => ({
    value,
    field: said.replace(/^-/, ''),
    descending: said.startsWith('-'),
  }));
