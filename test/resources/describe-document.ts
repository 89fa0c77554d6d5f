import { readResourceModel } from '../../src/resources/index.js';
import { loadSpec } from '../../src/spec/index.js';
import { describeCollection, describePaging, describeQueries, describeRole } from './describe-model.js';

/** The model of a document in lines: what is empty or does nothing is left out. */
export async function describeDocument(file: string) {
  const spec = await loadSpec(file);
  const model = readResourceModel(spec);
  const all = spec.operations.map((operation) => ({ id: operation.id, roles: model.rolesOf(operation) }));
  const roles = all.filter((one) => one.roles.length > 0);
  const lists = all.flatMap(({ id, roles: some }) =>
    some.flatMap((role) => ('items' in role ? [[id, role.items] as const] : [])),
  );
  return {
    collections: Object.fromEntries([...model.collections].map(([name, one]) => [name, describeCollection(one)])),
    relations: [...model.relations.values()],
    roles: Object.fromEntries(
      roles.map(({ id, roles: some }) => [id, some.map((role) => `${describeRole(role)} (${role.basis})`)]),
    ),
    lists: Object.fromEntries(
      lists.map(([id, items]) => [id, [describePaging(items.paging), ...describeQueries(items)]]),
    ),
  };
}
