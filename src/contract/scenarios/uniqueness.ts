import type { UniqueKey } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  /** Whose values are taken, and who tries to take them. */
  readonly holder: OwnRecord;
  readonly other: OwnRecord;
}

/** Tries to take unique values that a record has: by creating, by changing, in another case. */
export async function checkUniqueness(session: Session, subject: Subject): Promise<void> {
  const collection = session.resources.collections.get(subject.holder.collection);
  for (const unique of collection?.unique ?? []) {
    await takeByCreate(session, subject, unique);
    await takeByUpdate(session, subject, unique);
  }
  const { name = '', key = [] } = collection ?? {};
  const isUnique = collection?.unique.some(({ fields }) => fields.join() === key.join());
  if (collection && !isUnique)
    await takeByCreate(session, subject, { fields: key, ignoreCase: false, basis: collection.basis });
  await subject.observer.lookAround(name);
}

/** The holder's values by the names that an operation's body has for them. */
function takenValues(
  session: Session,
  operation: Operation,
  { unique, holder }: { unique: UniqueKey; holder: OwnRecord },
) {
  const body = session.resources
    .rolesOf(operation)
    .flatMap((role) => ('input' in role && role.input ? [role.input] : []))
    .at(0);
  const names = Object.entries(body?.names ?? {});
  const declared = propertyNames(session, operation);
  const entries = unique.fields.flatMap((field) => {
    const name = names.find(([, property]) => property === field)?.[0] ?? field;
    const value = holder.value[field];
    return declared.includes(name) && value !== undefined ? [[name, value] as const] : [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function propertyNames(session: Session, operation: Operation): readonly string[] {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  const generated =
    media?.schema && session.values.value(media.schema, { purpose: 'names', extent: 'maximal', direction: 'request' });
  return isObject(generated) ? Object.keys(generated) : [];
}

async function takeByCreate(session: Session, { scene, holder }: Subject, unique: UniqueKey): Promise<void> {
  for (const { operation } of rolesOfKind(session, holder.collection, ['create'])) {
    if (!session.mayCall(operation)) continue;
    const taken = takenValues(session, operation, { unique, holder });
    const found = scene.requestFor(operation, holder) ?? (await scene.prepare(operation));
    if (taken === undefined || found === undefined) continue;
    for (const { values, how } of variants(taken, unique)) {
      await session.send({
        operation,
        phase: 'state',
        title: `with the ${Object.keys(taken).join(' and ')} of another record${how}`,
        values: { ...found, body: scene.bodyOf(operation, { overrides: values, extent: 'maximal' }) },
        intent: { kind: 'conflict', fields: unique.fields },
      });
    }
  }
}

async function takeByUpdate(
  session: Session,
  { scene, holder, other, observer }: Subject,
  unique: UniqueKey,
): Promise<void> {
  for (const { operation, role } of rolesOfKind(session, other.collection, ['patch', 'replace'])) {
    const taken = session.mayCall(operation) ? takenValues(session, operation, { unique, holder }) : undefined;
    if (taken === undefined) continue;
    for (const { values, how } of variants(taken, unique)) {
      const extent = role.kind === 'replace' ? 'maximal' : 'minimal';
      const whole = scene.bodyOf(operation, { extent, overrides: values });
      // A patch names another property, too, so that a change that is half done shows.
      const some = scene.bodyOf(operation, { extent: 'maximal', overrides: values });
      for (const body of role.kind === 'patch' ? [values, some] : [whole]) {
        await change(session, scene, {
          operation,
          record: other,
          body,
          title: `with the ${Object.keys(taken).join(' and ')} of another record${how}`,
          intent: { kind: 'conflict', fields: unique.fields },
        });
        await observer.look(other);
      }
    }
  }
}

function variants(taken: Readonly<Record<string, unknown>>, { ignoreCase }: UniqueKey) {
  const capitals = Object.fromEntries(
    Object.entries(taken).map(([name, value]) => [name, typeof value === 'string' ? value.toUpperCase() : value]),
  );
  const exact = { values: taken, how: '' };
  return ignoreCase ? [exact, { values: capitals, how: ', in capitals' }] : [exact];
}
