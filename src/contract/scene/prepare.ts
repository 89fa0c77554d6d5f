import type { Operation } from '../../spec/index.js';
import type { Session } from '../session.js';
import { keysOf, namesInPath, type Owner, ownerNear } from './addresses.js';
import { exampleOf, listExisting } from './containers.js';
import { pathValue, type Surroundings } from './request-for.js';

/** Creates a record of a collection; undefined where that fails. */
type Create = (collection: string) => Promise<object | undefined>;

/** Creates or looks up what the path and the body of a request need; false where something is missing. */
export async function prepare(surroundings: Surroundings, create: Create, operation: Operation): Promise<boolean> {
  for (const name of namesInPath(operation)) {
    const isKnown = pathValue(surroundings, operation, { name }) !== undefined;
    if (!isKnown && !(await provide(surroundings, create, { operation, name }))) return false;
  }
  await createReferences(surroundings.session, create, operation);
  return true;
}

interface Missing {
  readonly operation: Operation;
  readonly name: string;
}

async function provide(
  { session, existing }: Surroundings,
  create: Create,
  { operation, name }: Missing,
): Promise<boolean> {
  const owner = ownerNear(session, operation, name);
  if (owner && !isMadeBy(session, operation, owner) && (await create(owner.collection))) return true;
  const found = mayBorrow(session, operation, owner) ? await borrow(session, { operation, name, owner }) : undefined;
  if (found === undefined) return false;
  existing.set(name, found);
  return true;
}

/** A record cannot be made to be what it is inside of itself. */
const isMadeBy = ({ resources }: Session, operation: Operation, { collection }: Owner): boolean =>
  resources.rolesOf(operation).some((role) => role.kind === 'create' && role.collection === collection);

/** What is there already and may be somebody's is read, and things are put into it; it is not changed itself. */
const mayBorrow = (session: Session, operation: Operation, owner: Owner | undefined): boolean =>
  owner === undefined ||
  ['get', 'head', 'options', 'query'].includes(operation.method) ||
  !isTarget(session, operation, owner);

/** Whether the operation changes the records of the owner themselves, and not what is inside of them. */
const isTarget = ({ resources }: Session, operation: Operation, { collection, property, alias }: Owner): boolean =>
  property === alias &&
  (resources.rolesOf(operation).length === 0 ||
    keysOf(resources, operation).some((each) => each.collection === collection && Object.hasOwn(each.sources, alias)));

async function borrow(
  session: Session,
  { operation, name, owner }: Missing & { readonly owner: Owner | undefined },
): Promise<unknown> {
  const [first] = owner ? await listExisting(session, owner.collection) : [];
  return first ?? exampleOf(session, operation, name);
}

/** Records that a body has to refer to. */
async function createReferences({ resources, state }: Session, create: Create, operation: Operation): Promise<void> {
  for (const role of resources.rolesOf(operation)) {
    if (role.kind !== 'create') continue;
    const references = resources.collections.get(role.collection)?.references ?? [];
    for (const source of Object.values(role.key)) {
      const field = source.in === 'request' ? source.pointer.slice(1) : undefined;
      const reference = references.find((each) => each.field === field);
      if (reference && state.live(reference.to).length === 0) await create(reference.to);
    }
  }
}
