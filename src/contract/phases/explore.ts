import fc from 'fast-check';
import type { LinkRole, RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { fillSources } from '../lists/fill-sources.js';
import { change } from '../scenarios/change.js';
import { createObserver, type Observer } from '../scenarios/observer.js';
import type { Phase, Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { settableOf } from '../state/settable.js';
import { createScene, type OwnRecord, type Scene } from './scene.js';

/** Steps of one run; each is a write and the looks at what it was about. */
const steps = 40;
/** Records of a collection beyond which none is created any more. */
const mostRecords = 6;

interface Step {
  readonly operation: Operation;
  readonly role: RecordRole | LinkRole;
}

/** Random writes on own records, in an order that nobody has thought of; the state model knows what must hold. */
export const explore: Phase = {
  name: 'explore',
  async run(session) {
    const writes = writesOf(session);
    if (session.settings.readOnly || writes.length === 0) return;
    const scene = createScene(session);
    const observer = createObserver(session, scene);
    const collections = new Set(writes.flatMap(({ role }) => ('collection' in role ? [role.collection] : [])));
    const choices = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { seed: seedOf(session.tag), numRuns: steps });
    for (const [index, choice] of choices.entries()) {
      const write = writes[choice[0] % writes.length];
      if (write) await take(session, { scene, observer }, { write, choice: choice.slice(1) });
      if (index % 10 === 9) await observer.lookAround(...collections);
    }
  },
};

const seedOf = (tag: string): number => [...tag].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);

function writesOf(session: Session): readonly Step[] {
  return session.spec.operations.flatMap((operation) => {
    if (!session.mayCall(operation) || !session.isChosen(operation)) return [];
    return session.resources.rolesOf(operation).flatMap((role) => {
      if (role.kind === 'read' || role.kind === 'list' || role.kind === 'related') return [];
      return [{ operation, role }];
    });
  });
}

interface Means {
  readonly scene: Scene;
  readonly observer: Observer;
}

async function take(
  session: Session,
  { scene, observer }: Means,
  { write, choice }: { write: Step; choice: readonly number[] },
): Promise<void> {
  const [which = 0, part = 0] = choice;
  const { operation, role } = write;
  if ('relation' in role) return pair(session, { scene, observer }, { write, choice });
  const own = scene.own(role.collection);
  if (role.kind === 'create' || own.length === 0) {
    if (own.length >= mostRecords) return;
    const extent = part % 2 === 0 ? 'maximal' : 'minimal';
    const fresh = await scene.fresh(role.collection, { extent });
    if (fresh) await observer.look(fresh);
    return;
  }
  const record = own[which % own.length];
  if (record === undefined || (role.kind === 'delete' && own.length < 3)) return;
  const body = bodyFor(session, scene, { operation, role, part });
  await change(session, scene, { operation, record, body, title: 'at random' });
  await lookAtBoth(observer, [record, own[(which + 1) % own.length]]);
}

async function lookAtBoth(observer: Observer, records: readonly (OwnRecord | undefined)[]): Promise<void> {
  for (const record of records) if (record) await observer.look(record);
}

/** All properties for a PUT, some for a PATCH. */
function bodyFor(
  session: Session,
  scene: Scene,
  { operation, role, part }: { operation: Operation; role: RecordRole; part: number },
): unknown {
  const whole = scene.bodyOf(operation, { extent: part % 3 === 0 ? 'minimal' : 'maximal' });
  if (role.kind !== 'patch' || !isObject(whole)) return whole;
  const names = [...settableOf(session.spec, role, operation).keys()];
  const kept = Object.entries(whole).filter(
    ([name]) => !names.includes(name) || (part >> names.indexOf(name)) % 2 === 0,
  );
  return kept.length === 0 ? whole : Object.fromEntries(kept);
}

async function pair(
  session: Session,
  { scene, observer }: Means,
  { write, choice }: { write: Step; choice: readonly number[] },
): Promise<void> {
  const { operation, role } = write;
  const relation = 'relation' in role ? session.resources.relations.get(role.relation) : undefined;
  if (relation === undefined || !('relation' in role)) return;
  const [froms, tos] = [scene.own(relation.from), scene.own(relation.to)];
  const from = froms[(choice[0] ?? 0) % Math.max(froms.length, 1)];
  const to = tos[(choice[1] ?? 0) % Math.max(tos.length, 1)];
  if (from === undefined || to === undefined) return;
  const values = fillSources(fillSources({}, role.from, from.key), role.to, to.key);
  await session.send({ operation, phase: 'explore', title: 'at random', values, intent: { kind: 'open' } });
  for (const record of [from, to]) {
    await observer.look(record);
    await observer.lookAtPartners(record);
  }
}
