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
  const action = model.actionOf(operation);
  const roles = action === undefined ? model.rolesOf(operation) : [action.kind === 'supposed' ? action.role : action];
  return roles.map((/** @type {any} */ role) => toRole(role, model));
}

/** The records that refer to another one are listed, where a relation is nothing but that. @param {any} role @param {any} model */
function toRole({ kind, collection, relation, side }, model) {
  const { by, to } = model.relations.get(relation) ?? {};
  return kind === 'related' && by !== undefined && side === 'from'
    ? { kind: 'list', of: to }
    : { kind, of: collection ?? relation };
}
