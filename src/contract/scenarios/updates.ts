import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { declaredProperties, keywordOf } from '../state/declared-properties.js';
import { isObject } from '../state/same-value.js';
import { settableOf } from '../state/settable.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';

interface Update {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** Changes a record in every way that the document knows, and looks at it and at its neighbours after each. */
export async function checkUpdates(
  session: Session,
  {
    scene,
    observer,
    record,
    neighbours,
  }: { scene: Scene; observer: Observer; record: OwnRecord; neighbours: readonly string[] },
): Promise<void> {
  for (const update of rolesOfKind(session, record.collection, ['patch', 'replace'])) {
    if (!session.mayCall(update.operation) || !session.isChosen(update.operation)) continue;
    await observer.lookAround(...neighbours);
    await changeAll(session, scene, { update, record, observer });
    await observer.lookAround(...neighbours);
    if (update.role.kind === 'patch') await changeEach(session, scene, { update, record, observer });
    if (update.role.kind === 'replace') await leaveOut(session, scene, { update, record, observer });
    await observer.lookAround(...neighbours);
  }
}

interface Subject {
  readonly update: Update;
  readonly record: OwnRecord;
  readonly observer: Observer;
}

/** Everything at once, and the same once more: repeating must change nothing. */
async function changeAll(session: Session, scene: Scene, { update, record, observer }: Subject): Promise<void> {
  const { operation } = update;
  const body = unlikeDefaults(session, operation, scene.bodyOf(operation, { extent: 'maximal' }));
  await change(session, scene, { operation, record, body, title: 'with every property' });
  await observer.look(record);
  if (operation.method !== 'put' && update.role.kind !== 'patch') return;
  await change(session, scene, { operation, record, body, title: 'with the same once more', intent: { kind: 'open' } });
  await observer.look(record);
}

/** Words that are no defaults and flags that are set, so that falling back to a default shows. */
function unlikeDefaults(session: Session, operation: Operation, body: unknown): unknown {
  if (!isObject(body)) return body;
  const declared = propertiesOfBody(session, operation);
  const entries = Object.entries(body).map(([name, value]) => {
    const schema = declared.get(name);
    const members = schema && keywordOf(session.spec, schema, 'enum');
    if (typeof value === 'boolean') return [name, true] as const;
    if (schema === undefined || !Array.isArray(members)) return [name, value] as const;
    const standard = keywordOf(session.spec, schema, 'default');
    return [name, members.findLast((member) => member !== standard && member !== null) ?? value] as const;
  });
  return Object.fromEntries(entries);
}

/** One property at a time, so that whatever else changes shows. */
async function changeEach(session: Session, scene: Scene, { update, record, observer }: Subject): Promise<void> {
  const { operation, role } = update;
  const settable = settableOf(session.spec, role, operation);
  const required = requiredOf(session, operation);
  for (const [property, schema] of wordsFirst(session, settable)) {
    const whole = scene.bodyOf(operation, { extent: 'maximal' });
    const name = Object.entries(role.input?.names ?? {}).find(([, target]) => target === property)?.[0] ?? property;
    if (!isObject(whole) || !Object.hasOwn(whole, name)) continue;
    const kept = Object.fromEntries(required.map((each) => [each, whole[each]]));
    const send = async (value: unknown, title: string): Promise<void> => {
      await change(session, scene, {
        operation,
        record,
        body: { ...kept, [name]: value },
        title,
        intent: { kind: 'valid' },
      });
      await observer.look(record);
    };
    await send(whole[name], `with another ${name} alone`);
    if (whole[name] === true || whole[name] === false) await send(!whole[name], `with the opposite ${name}`);
    for (const member of membersOf(session, schema)) await send(member, `with another ${name}`);
    const inner = whole[name];
    if (isObject(inner) && role.input?.nested === 'merge') {
      const [part] = Object.entries(scenePart(scene, operation, name) ?? {});
      if (part) await send({ [part[0]]: part[1] }, `with a part of ${name} alone`);
    }
    if (acceptsNull(session, schema)) {
      await send(null, `with null for ${name}`);
      await send(whole[name], `with ${name} again`);
    }
    if (Array.isArray(inner) && inner.length > 0) await send([], `with an empty list of ${name}`);
  }
}

/** Words and flags first: whatever falls back to a default later then shows. */
function wordsFirst({ spec }: Session, settable: ReadonlyMap<string, Parameters<typeof keywordOf>[1]>) {
  const isWord = ([, schema]: readonly [string, Parameters<typeof keywordOf>[1]]): boolean =>
    Array.isArray(keywordOf(spec, schema, 'enum')) || keywordOf(spec, schema, 'type') === 'boolean';
  return [...settable].sort((one, other) => Number(isWord(other)) - Number(isWord(one)));
}

/** Words of an enumeration, the default first, so that the record ends with another one. */
function membersOf({ spec }: Session, schema: Parameters<typeof keywordOf>[1]): readonly unknown[] {
  const members = keywordOf(spec, schema, 'enum');
  const standard = keywordOf(spec, schema, 'default');
  return Array.isArray(members)
    ? [...members.filter((member) => member === standard), ...members.filter((member) => member !== standard)].slice(
        0,
        4,
      )
    : [];
}

function scenePart(scene: Scene, operation: Operation, name: string): Record<string, unknown> | undefined {
  const other = scene.bodyOf(operation, { extent: 'maximal' });
  const part = isObject(other) ? other[name] : undefined;
  return isObject(part) ? part : undefined;
}

function acceptsNull({ spec }: Session, schema: Parameters<typeof keywordOf>[1]): boolean {
  const type = keywordOf(spec, schema, 'type');
  const alternatives = [keywordOf(spec, schema, 'oneOf'), keywordOf(spec, schema, 'anyOf')].flat();
  return (
    (Array.isArray(type) && type.includes('null')) ||
    alternatives.some((each) => isObject(each) && each['type'] === 'null')
  );
}

function requiredOf({ spec }: Session, { requestBody }: Operation): readonly string[] {
  const [media] = Object.values(requestBody?.content ?? {});
  const required = media?.schema === undefined ? undefined : keywordOf(spec, media.schema, 'required');
  return Array.isArray(required) ? required.map(String) : [];
}

/** A PUT with as little as possible: the rest gets its defaults. */
async function leaveOut(session: Session, scene: Scene, { update, record, observer }: Subject): Promise<void> {
  const { operation } = update;
  const body = scene.bodyOf(operation, { extent: 'minimal' });
  await change(session, scene, {
    operation,
    record,
    body,
    title: 'with as little as possible',
    intent: { kind: 'valid' },
  });
  await observer.look(record);
  const whole = scene.bodyOf(operation, { extent: 'maximal' });
  await change(session, scene, {
    operation,
    record,
    body: whole,
    title: 'with every property again',
    intent: { kind: 'valid' },
  });
  await observer.look(record);
}

export const propertiesOfBody = (
  { spec }: Session,
  { requestBody }: Operation,
): ReadonlyMap<string, Parameters<typeof keywordOf>[1]> => {
  const [media] = Object.values(requestBody?.content ?? {});
  return media?.schema === undefined ? new Map() : declaredProperties(spec, media.schema);
};
