import type { ResourceModel, Role } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';

/** What an operation does to what is kept, what can only be supposed included. */
export function rolesIn({ model }: { readonly model: ResourceModel }, operation: Operation): readonly Role[] {
  const action = model.actionOf(operation);
  return action?.kind === 'supposed' ? [action.role] : model.rolesOf(operation);
}
