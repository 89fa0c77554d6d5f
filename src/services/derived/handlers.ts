import type { AnyHandler } from '../../mock/index.js';
import type { Role } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { actHandler } from './act-on-record.js';
import { patchHandler, replaceHandler } from './change-record.js';
import { createHandler } from './create-record.js';
import { linkHandler, pairHandler, unlinkHandler } from './link-pair.js';
import { listHandler, relatedHandler } from './list-records.js';
import { once } from './once.js';
import { readHandler } from './read-record.js';
import { guarded } from './refusals.js';
import { removeHandler } from './remove-record.js';
import { rolesIn } from './roles-in.js';
import type { Handle, World } from './world.js';

/** A handler for every operation that does something to what is kept; the others are left to the document's examples. */
export function handlersOf(world: World): Readonly<Record<string, AnyHandler>> {
  const found = world.spec.operations.flatMap((operation) => {
    const handle = handlerOf(world, operation);
    return handle === undefined ? [] : [[operation.id, guarded(operation, handle)] as const];
  });
  return Object.fromEntries(found);
}

function handlerOf(world: World, operation: Operation): Handle | undefined {
  const roles = rolesIn(world, operation).filter((role) => isKept(world, role));
  const role = roles.find(({ kind }) => kind === 'replace') ?? roles[0];
  if (role !== undefined) return handlerFor(world, operation, role);
  const action = world.model.actionOf(operation);
  if (action === undefined || action.kind === 'supposed' || !isKept(world, action)) return undefined;
  return action.kind === 'act' ? actHandler(world, operation, action) : pairHandler(world, operation, action);
}

function isKept(
  { kinds, model }: World,
  role: { readonly collection: string } | { readonly relation: string },
): boolean {
  if ('collection' in role) return kinds.has(role.collection);
  const relation = model.relations.get(role.relation);
  return relation !== undefined && kinds.has(relation.from) && kinds.has(relation.to);
}

function handlerFor(world: World, operation: Operation, role: Role): Handle {
  switch (role.kind) {
    case 'create':
      return once(operation, createHandler(world, operation, role));
    case 'read':
      return readHandler(world, operation, role);
    case 'replace':
      return replaceHandler(world, operation, role);
    case 'patch':
      return patchHandler(world, operation, role);
    case 'delete':
      return removeHandler(world, operation, role);
    case 'list':
      return listHandler(world, operation, role);
    case 'related':
      return relatedHandler(world, operation, role);
    case 'link':
      return linkHandler(world, operation, role);
    case 'unlink':
      return unlinkHandler(world, operation, role);
  }
}
