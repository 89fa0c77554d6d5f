import type { Operation } from '../spec/index.js';
import type { RoleOf } from './inference/record-roles.js';
import type { Collection, Lack, ListRole, RecordRole, Role, SupposedAction } from './resource-model.js';

type Keys = ReadonlyMap<string, Pick<Collection, 'key'>>;

/** A role that lacks something, as what the operation is only supposed to do. */
export function supposedOf(
  { operation, role }: RoleOf<Role>,
  collections: Keys,
): readonly (readonly [Operation, SupposedAction])[] {
  if ('from' in role) return [];
  const lacks = lackOf(role, collections);
  return lacks === undefined ? [] : [[operation, { kind: 'supposed', basis: role.basis, role, lacks }]];
}

function lackOf(role: SupposedAction['role'], collections: Keys): Lack | undefined {
  if (role.kind === 'related') return role.items.isPart === true ? 'rest' : undefined;
  const { key = [] } = collections.get(role.collection) ?? {};
  return role.kind === 'list' ? lackOfList(role, key) : lackOfRecord(role, key);
}

function lackOfList({ items }: ListRole, key: readonly string[]): Lack | undefined {
  if (items.isPart === true) return 'rest';
  return key.slice(-1).some((own) => !(own in items.key)) ? 'key' : undefined;
}

function lackOfRecord(
  { kind, key, record, isPending = false }: RecordRole,
  names: readonly string[],
): Lack | undefined {
  if (names.some((name) => !(name in key))) return 'key';
  if (kind === 'read' && record === undefined) return 'answer';
  return isPending ? 'end' : undefined;
}
