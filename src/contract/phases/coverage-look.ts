import type { Role } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { isSafeOperation, parametersIn, type Stage, sendShot } from './coverage-stage.js';

/** Reads what a write was about, as the usual caller: the state model sees whether what was refused has left a trace. */
export async function lookAfter(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const reader = isSafeOperation(operation) ? undefined : readerFor(stage, operation, values);
  if (reader === undefined) return;
  const path = Object.fromEntries(parametersIn(reader, 'path').map(({ name }) => [name, values.path?.[name]]));
  await sendShot(stage, reader, { title: 'after refusals', values: { path }, intent: { kind: 'open' } });
}

/** Reads the list of what was created, which may show it in another way than a single answer does. */
export async function lookAtCreated(stage: Stage, operation: Operation): Promise<void> {
  for (const { reader, role } of listsOfCreated(stage, operation)) {
    const values = await stage.scene.prepare(reader);
    if (values === undefined) continue;
    const { size, maxSize } = role.items.paging ?? {};
    const query = { ...values.query, ...(size !== undefined && maxSize !== undefined && { [size]: maxSize }) };
    await sendShot(stage, reader, { title: 'after creations', values: { ...values, query }, intent: { kind: 'open' } });
    return;
  }
}

function listsOfCreated({ session }: Stage, operation: Operation) {
  const { resources, spec } = session;
  const made = resources.rolesOf(operation).flatMap((role) => (role.kind === 'create' ? [role.collection] : []));
  return spec.operations
    .filter((reader) => session.mayCall(reader))
    .flatMap((reader) =>
      resources
        .rolesOf(reader)
        .flatMap((role) => (role.kind === 'list' && made.includes(role.collection) ? [{ reader, role }] : [])),
    );
}

/** The operation that shows the record itself, or else its partners. */
function readerFor(stage: Stage, operation: Operation, { path = {} }: RequestValues): Operation | undefined {
  const { session } = stage;
  const wanted = session.resources.rolesOf(operation);
  const readers = session.spec.operations.filter(
    (other) => session.mayCall(other) && parametersIn(other, 'path').every(({ name }) => Object.hasOwn(path, name)),
  );
  const shows = (other: Operation, isShown: (role: Role) => boolean): boolean =>
    session.resources.rolesOf(other).some(isShown);
  return (
    readers.find((other) => shows(other, (role) => role.kind === 'read' && isAbout(role.collection, wanted))) ??
    readers.find((other) => shows(other, (role) => role.kind === 'related' && isAbout(role.relation, wanted))) ??
    readers.find((other) => wanted.length === 0 && isAbove(other, operation) && shows(other, isRead))
  );
}

const isRead = ({ kind }: Role): boolean => kind === 'read';

/** A create makes a record of its own. */
const isAbout = (name: string, roles: readonly Role[]): boolean =>
  roles.some((role) =>
    'relation' in role ? role.relation === name : role.kind !== 'create' && 'key' in role && role.collection === name,
  );

/** `/users/{id}` stands above the action `/users/{id}/deactivate`. */
const isAbove = ({ path }: Operation, operation: Operation): boolean => operation.path.startsWith(`${path}/`);
