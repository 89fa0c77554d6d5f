// @ts-check

/**
 * A resource model in the words of the labels.
 * @param {any} spec
 * @param {any} model
 * @returns {import('./score.js').Conclusion}
 */
export function toConclusion(spec, model) {
  return {
    collections: new Map(
      [...model.collections].map(([name, { key, container }]) => [
        name,
        { key: key.at(-1), ...(container === undefined ? {} : { container }) },
      ]),
    ),
    relations: model.relations,
    operations: new Map(
      spec.operations.map((/** @type {any} */ operation) => [
        `${operation.method.toUpperCase()} ${operation.path}`,
        rolesOf(operation, model),
      ]),
    ),
  };
}

/** @param {any} operation @param {any} model @returns {readonly import('./labels.js').Role[]} */
function rolesOf(operation, model) {
  const roles = model.rolesOf(operation);
  if (roles.length > 0) return roles.map(toRole);
  const action = model.actionOf(operation);
  return action === undefined ? [] : [toRole(action.kind === 'list-part' ? action.role : action)];
}

/** @param {any} role */
const toRole = ({ kind, collection, relation }) => ({ kind, of: collection ?? relation });
