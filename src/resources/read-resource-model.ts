import type { Operation, Spec } from '../spec/index.js';
import { checkExtensions } from './declarations/check-extensions.js';
import { correct } from './declarations/corrections.js';
import { adopt, declaredCollectionsOf, declaredRelationsOf } from './declarations/declared-collections.js';
import { type Known as KnownByRoles, toRoles } from './declarations/declared-roles.js';
import { declaredRolesOf, extensionOf } from './declarations/extension.js';
import { linksOf } from './document/links.js';
import { createSchemaReader, type SchemaReader } from './document/schema.js';
import { textOf } from './document/texts.js';
import { homesOf, recordActionOf } from './inference/actions.js';
import type { Context } from './inference/context.js';
import { infer } from './inference/infer.js';
import { keyListRelationsOf, withReference, withSides } from './inference/key-lists.js';
import type { RoleOf } from './inference/record-roles.js';
import { relationsOf } from './inference/relations.js';
import { targetsAmong } from './inference/targets.js';
import { choosingKey, finish, knownCollections, toCollection, toPointed, writesOf } from './model-collections.js';
import type { Relation, ResourceModel, Role } from './resource-model.js';
import { supposedOf } from './supposed-action.js';

/**
 * What a document says about state: in `x-twinspec`, in words, or by how its paths and schemas are made.
 * @throws SpecError with the place of everything that is wrong in `x-twinspec`.
 */
export function readResourceModel(spec: Spec, read: SchemaReader = createSchemaReader(spec)): ResourceModel {
  const extension = checkExtensions(spec);
  const context: Context = { spec, read, links: linksOf(spec) };
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

  const writes = writesOf(recordRoles, context);
  const written = [...collections.values()].map((collection) => ({
    collection,
    written: writes.get(collection.name) ?? [],
  }));
  const pointed = written.map(toPointed);
  const targets = targetsAmong(pointed, spec);
  const joined = relationsOf(junctions, { known, lists: keyListRelationsOf(pointed, targets) }, context);
  const concluded = [...found.map(corrected), ...joined.roles.map(corrected)];
  const lacking = new Map(concluded.flatMap((one) => supposedOf(one, collections)));
  const roles = byOperation([...concluded.filter((one) => supposedOf(one, collections).length === 0), ...said]);
  const chosen = choosingKey(roles);
  const finished = written.map((one) => finish(toCollection(one, targets, context), { declared, chosen, spec }));
  const byName = new Map(finished.map((collection) => [collection.name, collection]));
  const relations = [
    ...known,
    ...joined.relations.map((relation) =>
      withReference(withSides(relation, pointed), byName.get(relation.to), textsListing(relation, { roles, spec })),
    ),
  ];
  const homes = homesOf(drafts);
  return {
    collections: byName,
    relations: new Map(relations.map((relation) => [relation.name, relation])),
    rolesOf: (operation) => roles.get(operation) ?? [],
    actionOf: remembered((operation) => {
      if (roles.has(operation) || !isOpen(operation)) return undefined;
      return lacking.get(operation) ?? joined.actions.get(operation) ?? recordActionOf(operation, homes, context);
    }),
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

/** The same answer for the same operation, worked out once. */
function remembered<T>(answer: (operation: Operation) => T): (operation: Operation) => T {
  const known = new Map<Operation, T>();
  return (operation) => {
    const found = known.get(operation);
    if (found !== undefined || known.has(operation)) return found as T;
    const fresh = answer(operation);
    known.set(operation, fresh);
    return fresh;
  };
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
