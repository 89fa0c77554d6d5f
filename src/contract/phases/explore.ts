import fc from 'fast-check';
import type { LinkRole, RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { fillSources } from '../lists/fill-sources.js';
import { change } from '../scenarios/change.js';
import { createScenario, type Scenario } from '../scenarios/scenario.js';
import type { Phase, Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { settableOf } from '../state/settable.js';

/** Steps of one run; each is a write and the looks at what it was about. */
const steps = 40;
/** After so many steps everything is looked at. */
const stepsBetweenLooks = 10;
/** Records of a collection beyond which none is created any more, and below which none is deleted. */
const mostRecords = 6;
const fewestRecords = 3;

/** Random writes on own records, in an order that nobody has thought of; the state model knows what must hold. */
export const explore: Phase = {
  name: 'explore',
  async run(session) {
    const writes = writesOf(session);
    if (session.settings.readOnly || writes.length === 0) return;
    const scenario = createScenario(session);
    const collections = new Set(writes.flatMap(({ role }) => ('collection' in role ? [role.collection] : [])));
    const choices = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { seed: seedOf(session.tag), numRuns: steps });
    for (const [index, [which, one, other]] of choices.entries()) {
      const write = writes[which % writes.length];
      if (write) await take(scenario, write, [one, other]);
      if (index % stepsBetweenLooks === stepsBetweenLooks - 1) await scenario.observer.lookAround(...collections);
    }
  },
};

const seedOf = (tag: string): number => Buffer.from(tag).reduce((sum, byte) => (sum * 31 + byte) | 0, 7);

interface Write<R = RecordRole | LinkRole> {
  readonly operation: Operation;
  readonly role: R;
}

function writesOf(session: Session): readonly Write[] {
  return session.spec.operations.flatMap((operation) => {
    if (!session.mayCall(operation) || !session.isChosen(operation)) return [];
    return session.resources.rolesOf(operation).flatMap((role) => {
      if (role.kind === 'read' || role.kind === 'list' || role.kind === 'related') return [];
      return [{ operation, role }];
    });
  });
}

/** Random numbers. */
type Choice = readonly [one: number, other: number];

async function take(scenario: Scenario, { operation, role }: Write, choice: Choice): Promise<void> {
  if ('relation' in role) return pair(scenario, { operation, role }, choice);
  const count = scenario.scene.own(role.collection).length;
  if (role.kind === 'create' || count === 0) return create(scenario, role.collection, choice);
  if (role.kind === 'delete' && count < fewestRecords) return;
  return alter(scenario, { operation, role }, choice);
}

async function create({ scene, observer }: Scenario, collection: string, [, part]: Choice): Promise<void> {
  if (scene.own(collection).length >= mostRecords) return;
  const fresh = await scene.fresh(collection, { extent: part % 2 === 0 ? 'maximal' : 'minimal' });
  if (fresh) await observer.look(fresh);
}

/** Changes or deletes one record, and looks at it and at its neighbour. */
async function alter(scenario: Scenario, write: Write<RecordRole>, [which, part]: Choice): Promise<void> {
  const own = scenario.scene.own(write.role.collection);
  const record = own[which % own.length];
  const neighbour = own[(which + 1) % own.length];
  if (record === undefined || neighbour === undefined) return;
  const body = bodyFor(scenario, write, part);
  await change(scenario, { operation: write.operation, record, body, title: 'at random' });
  await scenario.observer.look(record, neighbour);
}

/** All properties for a PUT, some for a PATCH. */
function bodyFor({ session, scene }: Scenario, { operation, role }: Write<RecordRole>, part: number): unknown {
  const whole = scene.bodyOf(operation, { extent: part % 3 === 0 ? 'minimal' : 'maximal' });
  if (role.kind !== 'patch' || !isObject(whole)) return whole;
  const names = [...settableOf(session.spec, role, operation).keys()];
  const kept = Object.entries(whole).filter(
    ([name]) => !names.includes(name) || (part >> names.indexOf(name)) % 2 === 0,
  );
  return kept.length === 0 ? whole : Object.fromEntries(kept);
}

async function pair(scenario: Scenario, { operation, role }: Write<LinkRole>, [one, other]: Choice): Promise<void> {
  const { session, scene, observer } = scenario;
  const relation = session.resources.relations.get(role.relation);
  const [froms, tos] = relation === undefined ? [[], []] : [scene.own(relation.from), scene.own(relation.to)];
  const [from, to] = [froms[one % froms.length], tos[other % tos.length]];
  if (from === undefined || to === undefined) return;
  const values = fillSources(fillSources({}, role.from, from.key), role.to, to.key);
  await session.send({ operation, phase: 'explore', title: 'at random', values, intent: { kind: 'open' } });
  for (const record of [from, to]) {
    await observer.look(record);
    await observer.lookAtPartners(record);
  }
}
