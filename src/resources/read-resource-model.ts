import type { Operation, Spec } from '../spec/index.js';
import { checkExtensions } from './declarations/check-extensions.js';
import { correct } from './declarations/corrections.js';
import { adopt, declaredCollectionsOf, declaredRelationsOf } from './declarations/declared-collections.js';
import { type Known as KnownByRoles, toRoles } from './declarations/declared-roles.js';
import { declaredRolesOf, extensionOf } from './declarations/extension.js';
import { linksOf } from './document/links.js';
import { createSchemaReader } from './document/schema.js';
import { textOf } from './document/texts.js';
import { recordActionOf } from './inference/actions.js';
import type { Context } from './inference/context.js';
import { infer } from './inference/infer.js';
import { keyListRelationsOf, withReference, withSides } from './inference/key-lists.js';
import type { RoleOf } from './inference/record-roles.js';
import { relationsOf } from './inference/relations.js';
import { finish, knownCollections, toCollection, toPointed, withWrites } from './model-collections.js';
import type { Relation, ResourceModel, Role } from './resource-model.js';
import { supposedOf } from './supposed-action.js';

/**
 * What a document says about state: in `x-twinspec`, in words, or by how its paths and schemas are made.
 * @throws SpecError with the place of everything that is wrong in `x-twinspec`.
 */
export function readResourceModel(spec: Spec): ResourceModel {
  const extension = checkExtensions(spec);
  const context: Context = { spec, read: createSchemaReader(spec), links: linksOf(spec) };
  const declared = declaredCollectionsOf(extension, spec, context.read);
  const {
    drafts,
    junctions,
    roles: found,
  } = infer(spec.operations.filter(isOpen), context, (draft) => adopt(draft, declared));
  const collections = knownCollections(declared, drafts, context);
  const known = declaredRelationsOf(extension);
  const named = new Map(known.map((relation) => [relation.name, relation]));
  const said = declaredRoles(spec.operations, { collections, relations: named, context });
  const recordRoles = byOperation([...found.map(corrected), ...said]);

  const written = [...collections.values()].map((collection) => withWrites(collection, recordRoles, context));
  const pointed = written.map(toPointed);
  const joined = relationsOf(junctions, { known, lists: keyListRelationsOf(pointed) }, context);
  const concluded = [...found.map(corrected), ...joined.roles.map(corrected)];
  const lacking = new Map(concluded.flatMap((one) => supposedOf(one, collections)));
  const roles = byOperation([...concluded.filter((one) => supposedOf(one, collections).length === 0), ...said]);
  const finished = written.map((one) => finish(toCollection(one, pointed, context), { declared, roles, spec }));
  const byName = new Map(finished.map((collection) => [collection.name, collection]));
  const relations = [
    ...known,
    ...joined.relations.map((relation) =>
      withReference(withSides(relation, pointed), byName.get(relation.to), textsListing(relation, { roles, spec })),
    ),
  ];
  return {
    collections: byName,
    relations: new Map(relations.map((relation) => [relation.name, relation])),
    rolesOf: (operation) => roles.get(operation) ?? [],
    actionOf(operation) {
      if (roles.has(operation) || !isOpen(operation)) return undefined;
      return lacking.get(operation) ?? joined.actions.get(operation) ?? recordActionOf(operation, drafts, context);
    },
  };
}

/** What is said at the operations that do nothing but list a relation; nothing where another one links. */
function textsListing(
  { name }: Relation,
  { roles, spec }: { readonly roles: ReadonlyMap<Operation, readonly Role[]>; readonly spec: Spec },
): readonly string[] {
  const about = [...roles].filter(([, all]) => all.some((role) => 'relation' in role && role.relation === name));
  const isListed = about.every(([, all]) => all.every(({ kind }) => kind === 'related'));
  return isListed ? about.map(([operation]) => textOf(operation, spec)) : [];
}

/** Whether what an operation does is to be found out. */
const isOpen = (operation: Operation): boolean =>
  extensionOf(operation).role === undefined && declaredRolesOf(operation).length === 0;

const corrected = ({ operation, role }: RoleOf<Role>): RoleOf<Role> => ({
  operation,
  role: correct(role, operation, {}),
});

const declaredRoles = (operations: readonly Operation[], known: KnownByRoles): readonly RoleOf<Role>[] =>
  operations.flatMap((operation) =>
    declaredRolesOf(operation).flatMap((declared) =>
      toRoles(operation, declared, known).map((role) => ({
        operation,
        role: correct(role, operation, declared.extension),
      })),
    ),
  );

function byOperation(roles: readonly RoleOf<Role>[]): ReadonlyMap<Operation, readonly Role[]> {
  const found = new Map<Operation, Role[]>();
  for (const { operation, role } of roles) {
    const known = found.get(operation);
    if (known === undefined) found.set(operation, [role]);
    else known.push(role);
  }
  return found;
}
