import type { LinkRole, Relation } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { fillSources } from '../lists/fill-sources.js';
import type { OwnRecord, Scene } from '../phases/scene.js';
import type { Session } from '../session.js';
import { change } from './change.js';
import { type Observer, rolesOfKind } from './observer.js';

interface Subject {
  readonly scene: Scene;
  readonly observer: Observer;
  readonly relation: Relation;
}

type Pair = readonly [from: OwnRecord, to: OwnRecord];

/** Ties records together and apart, and looks from both sides after each step. */
export async function checkRelation(session: Session, subject: Subject): Promise<void> {
  const { scene, relation } = subject;
  const [from, other] = [await scene.fresh(relation.from), await scene.fresh(relation.from)];
  const [to, second, third] = [
    await scene.fresh(relation.to),
    await scene.fresh(relation.to),
    await scene.fresh(relation.to),
  ];
  if (!from || !other || !to || !second || !third) return;
  const look = async (...records: readonly OwnRecord[]): Promise<void> => {
    for (const record of records) {
      await subject.observer.look(record);
      await subject.observer.lookAtPartners(record);
    }
  };
  const all = [from, other, to, second, third];
  await look(...all);
  const set = partnersSetter(session, subject);
  if (set !== undefined) await setPartners(session, { set, look, all, subject });
  const link = linkOf(session, relation.name, 'link');
  if (link !== undefined) {
    await tie(session, link, [from, to]);
    await look(...all);
    await tie(session, link, [from, second]);
    await look(from, second);
    await tie(session, link, [from, second], false);
    await look(from, second);
    await tie(session, link, [other, second]);
    await look(...all);
    await untie(session, { relation, look, pair: [from, to], all });
    await tie(session, link, [from, third]);
    await look(...all);
  }
  await removeEnds(session, { subject, look, ends: { from, other, second, third } });
}

interface Setter {
  readonly operation: Operation;
  readonly name: string;
}

/** The change that gives a record all its partners at once. */
function partnersSetter(session: Session, { relation }: Subject): Setter | undefined {
  if (relation.field === undefined) return undefined;
  for (const { operation, role } of rolesOfKind(session, relation.from, ['patch', 'replace'])) {
    if (!session.mayCall(operation)) continue;
    const name = Object.entries(role.input?.names ?? {}).find(([, property]) => property === relation.field)?.[0];
    return { operation, name: name ?? relation.field };
  }
  return undefined;
}

interface Setting {
  readonly set: Setter;
  readonly look: (...records: readonly OwnRecord[]) => Promise<void>;
  readonly all: readonly OwnRecord[];
  readonly subject: Subject;
}

async function setPartners(session: Session, { set, look, all, subject }: Setting): Promise<void> {
  const [from, other, to, second, third] = all;
  if (!from || !other || !to || !second || !third) return;
  const { scene, relation, observer } = subject;
  const keyOf = (record: OwnRecord): unknown => Object.values(record.key).at(-1);
  const give = async (
    record: OwnRecord,
    partners: readonly OwnRecord[],
    extra: Record<string, unknown> = {},
  ): Promise<void> => {
    await change(session, scene, {
      operation: set.operation,
      record,
      body: { ...extra, [set.name]: partners.map(keyOf) },
      title: `with ${partners.length} ${set.name}`,
      intent: { kind: 'valid' },
    });
  };
  await give(from, [to, second]);
  await look(...all);
  await give(from, [second, third]);
  await look(...all);
  await give(other, [second]);
  await look(...all);
  // A change that says nothing of the partners leaves them.
  await change(session, scene, {
    operation: set.operation,
    record: from,
    body: without(scene.bodyOf(set.operation, { extent: 'maximal' }), set.name),
    title: `without ${set.name}`,
    intent: { kind: 'valid' },
  });
  await look(from, second);
  // An unknown partner is refused, and nothing else of the request is done.
  await change(session, scene, {
    operation: set.operation,
    record: from,
    body: {
      ...asObject(scene.bodyOf(set.operation, { extent: 'maximal' })),
      [set.name]: [keyOf(to), unknownLike(keyOf(to))],
    },
    title: `with ${set.name} of which one does not exist`,
    intent: unknownPartner(session, set),
  });
  await look(from, to);
  const created = await scene.fresh(relation.from, { extent: 'maximal', overrides: { [set.name]: [keyOf(second)] } });
  if (created) await look(created, second);
  await createWithUnknown(session, { scene, relation, set, partner: keyOf(to) });
  await observer.lookAround(relation.from);
}

/** Only where the document says so is it certain that unknown partners are refused. */
function unknownPartner(session: Session, { operation, name }: Setter) {
  const [media] = Object.values(operation.requestBody?.content ?? {});
  const at = media?.schema ?? operation;
  const texts = Object.values(operation.responses).map(({ description }) => description);
  const saysSo = texts.some((text) => /does not exist|unknown|no such|not found/i.test(text));
  void session;
  return saysSo
    ? ({
        kind: 'invalid',
        violation: { pointer: `/body/${name}`, keyword: 'reference', message: 'names what does not exist' },
        at,
        isCertain: true,
      } as const)
    : ({ kind: 'open' } as const);
}

async function createWithUnknown(
  session: Session,
  { scene, relation, set, partner }: { scene: Scene; relation: Relation; set: Setter; partner: unknown },
): Promise<void> {
  const creator = scene.creatorOf(relation.from);
  if (creator === undefined) return;
  const found = await scene.prepare(creator);
  if (found === undefined) return;
  await session.send({
    operation: creator,
    phase: 'state',
    title: `with ${set.name} of which one does not exist`,
    values: {
      ...found,
      body: scene.bodyOf(creator, { extent: 'maximal', overrides: { [set.name]: [partner, unknownLike(partner)] } }),
    },
    intent: unknownPartner(session, { operation: creator, name: set.name }),
  });
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const without = (value: unknown, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(asObject(value)).filter(([each]) => each !== name));

/** A key of the same shape that nobody has. */
export function unknownLike(key: unknown): unknown {
  if (typeof key === 'number') return key + 987_654_321;
  const text = String(key);
  if (/^[0-9a-f]{8}-/i.test(text)) return '00000000-0000-4000-8000-000000000000';
  if (text.includes('@')) return `nobody.${text}`;
  return text.replace(/[0-9a-z]/g, (character) => (/[0-9]/.test(character) ? '0' : character === 'a' ? 'b' : 'a'));
}

interface Ends {
  readonly subject: Subject;
  readonly look: (...records: readonly OwnRecord[]) => Promise<void>;
  readonly ends: {
    readonly from: OwnRecord;
    readonly other: OwnRecord;
    readonly second: OwnRecord;
    readonly third: OwnRecord;
  };
}

/** Deletes a partner, makes one like it, and deletes the other end. */
async function removeEnds(session: Session, { subject, look, ends }: Ends): Promise<void> {
  const { scene, relation, observer } = subject;
  const { from, other, second, third } = ends;
  await remove(session, scene, second);
  await look(from, other, third);
  const again = await scene.fresh(relation.to, { overrides: uniqueOf(session, second) });
  if (again) await look(again, from);
  await remove(session, scene, from);
  await look(third, other);
  await observer.lookAround(relation.from, relation.to);
}

/** The unique values of a record that is gone, for one that takes its place. */
export function uniqueOf({ resources }: Session, record: OwnRecord): Record<string, unknown> {
  const fields = resources.collections.get(record.collection)?.unique.flatMap((unique) => unique.fields) ?? [];
  return Object.fromEntries(
    fields.flatMap((field) => (record.value[field] === undefined ? [] : [[field, record.value[field]]])),
  );
}

export async function remove(session: Session, scene: Scene, record: OwnRecord): Promise<void> {
  for (const { operation } of rolesOfKind(session, record.collection, ['delete'])) {
    if (!session.mayCall(operation)) continue;
    await change(session, scene, {
      operation,
      record,
      title: 'of a record that is not needed any more',
      intent: { kind: 'valid' },
    });
    return;
  }
}

interface Link {
  readonly operation: Operation;
  readonly role: LinkRole;
}

function linkOf(session: Session, relation: string, kind: LinkRole['kind']): Link | undefined {
  for (const operation of session.spec.operations) {
    for (const role of session.resources.rolesOf(operation)) {
      if (role.kind === kind && role.relation === relation && session.mayCall(operation)) return { operation, role };
    }
  }
  return undefined;
}

async function tie(session: Session, { operation, role }: Link, [from, to]: Pair, isNew = true): Promise<void> {
  const values = fillSources(fillSources({}, role.from, from.key), role.to, to.key);
  await session.send({
    operation,
    phase: 'state',
    title: 'for two records',
    values,
    intent: { kind: isNew ? 'valid' : 'open' },
  });
}

async function untie(
  session: Session,
  { relation, look, pair, all }: { relation: Relation; look: Setting['look']; pair: Pair; all: readonly OwnRecord[] },
): Promise<void> {
  const unlink = linkOf(session, relation.name, 'unlink');
  if (unlink === undefined) return;
  await tie(session, unlink, pair);
  await look(...all);
  await tie(session, unlink, pair, false);
  await look(...pair);
}
