import type { Collection, ListItems, ListPaging, Role, Source } from '../../src/resources/index.js';

/** `create users id=response/id`, `link groups.members id=path:gid -> id=path:uid`. */
export function describeRole(role: Role): string {
  switch (role.kind) {
    case 'list':
      return `list ${role.collection} in '${role.items.pointer}' ${describeKey(role.items.key)}`;
    case 'related':
      return `related ${role.relation} of ${role.side} ${describeKey(role.of)} in '${role.items.pointer}' ${describeKey(role.items.key)}`;
    case 'link':
    case 'unlink':
      return `${role.kind} ${role.relation} ${describeKey(role.from)} -> ${describeKey(role.to)}`;
    default:
      return [`${role.kind} ${role.collection} ${describeKey(role.key)}`, ...partsOf(role)].join(' ');
  }
}

function partsOf(role: Extract<Role, { key: unknown }>): readonly string[] {
  const { record, input } = role;
  return [
    ...(input === undefined ? [] : [`takes '${input.pointer}'`]),
    ...(record === undefined ? [] : [`shows '${record}'`]),
  ];
}

const describeKey = (key: Readonly<Record<string, Source>>): string =>
  Object.entries(key)
    .map(([name, source]) => `${name}=${describeSource(source)}`)
    .join(',');

function describeSource(source: Source): string {
  const part = source.length === undefined ? '' : `[${source.length}]`;
  if ('pointer' in source) return `${source.in}${source.pointer}${part}`;
  return 'name' in source ? `${source.in}:${source.name}${part}` : source.in;
}

/** `page from 1 by size (20, at most 100: reject, below: reject)`. */
export function describePaging(paging: ListPaging | undefined): string {
  if (paging === undefined) return 'whole';
  const { size, defaultSize, maxSize, above, below, beyond } = paging;
  const limits = [
    ...(defaultSize === undefined ? [] : [String(defaultSize)]),
    ...(maxSize === undefined ? [] : [`at most ${maxSize}`]),
    ...(above === undefined ? [] : [`above: ${above}`]),
    ...(below === undefined ? [] : [`below: ${below}`]),
    ...(beyond === undefined ? [] : [`beyond: ${beyond}`]),
  ];
  return `${describePlace(paging)}${size === undefined ? '' : ` by ${size}`}${limits.length === 0 ? '' : ` (${limits.join(', ')})`}`;
}

function describePlace(paging: ListPaging): string {
  switch (paging.style) {
    case 'page':
      return `${paging.page} from ${paging.first}`;
    case 'offset':
      return paging.offset;
    default:
      return `${paging.cursor} from ${paging.next}`;
  }
}

/** What can be asked of a list, besides its pages: `total /count`, `status = status`, `q in name, email ~`, `sort: name, -name`. */
export const describeQueries = ({ total, filters, search, sort, isStable }: ListItems): readonly string[] => [
  ...(total === undefined ? [] : [`total ${total}`]),
  ...filters.map(
    ({ parameter, field, ignoreCase, basis }) => `${parameter} = ${field}${ignoreCase ? ' ~' : ''} (${basis})`,
  ),
  ...(search
    ? [`${search.parameter} in ${search.fields.join(', ')}${search.ignoreCase ? ' ~' : ''} (${search.basis})`]
    : []),
  ...(sort
    ? [
        `${sort.parameter}: ${sort.orders.map(({ value, field, descending }) => `${value} is ${descending ? '-' : ''}${field}`).join(', ')} (${sort.basis})`,
      ]
    : []),
  ...(isStable ? ['stable'] : []),
];

/** A collection without what is empty: sets as arrays, unique keys and references as lines. */
export function describeCollection(collection: Collection): Readonly<Record<string, unknown>> {
  const { key, basis, unique, references, writable, serverFields, derived, volatile, secret } = collection;
  const said = {
    key: key.join(' '),
    basis,
    unique: unique.map(({ fields, ignoreCase, basis: of }) => `${fields.join(' ')}${ignoreCase ? ' ~' : ''} (${of})`),
    references: references.map(
      ({ field, to, onDelete, basis: of }) => `${field} -> ${to}${onDelete ? ` ${onDelete}` : ''} (${of})`,
    ),
    writable: [...writable].join(' '),
    serverFields: [...serverFields].join(' '),
    derived: [...derived].join(' '),
    volatile: [...volatile].join(' '),
    secret: [...secret].join(' '),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value.length > 0));
}
