import type { ResourceModel, Role } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** `2/4`; undefined for what is no shard. */
export function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

/**
 * The operations of one shard. Those of a collection stay together, as only together they show what they do; the largest
 * groups are dealt out first, each to the shard that has least.
 */
export function operationsOfShard(spec: Spec, resources: ResourceModel, { index, of }: Shard): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const operation of spec.operations) {
    const name = groupOf(operation, resources);
    groups.set(name, [...(groups.get(name) ?? []), operation.id]);
  }
  const shards = Array.from({ length: of }, (): string[] => []);
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const [least] = [...shards].sort((a, b) => a.length - b.length);
    least?.push(...group);
  }
  return shards[index - 1] ?? [];
}

function groupOf(operation: Operation, resources: ResourceModel): string {
  const [role] = resources.rolesOf(operation);
  return role === undefined ? `operation ${operation.id}` : `collection ${collectionOf(role, resources)}`;
}

const collectionOf = (role: Role, { relations }: ResourceModel): string =>
  'collection' in role ? role.collection : (relations.get(role.relation)?.from ?? role.relation);
