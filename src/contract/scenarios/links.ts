import type { LinkRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { fillSources } from '../lists/fill-sources.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { keywordOf } from '../state/declared-properties.js';
import { membersOf, propertiesOfBody } from './body-schema.js';
import { type Cast, lookAtAll, lookAtBothSides } from './cast.js';
import { change } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Ties pairs one by one: new ones, the same once more, and apart again. */
export async function checkLinks(scenario: Scenario, cast: Cast): Promise<void> {
  const { session } = scenario;
  const { relation, from, other, to, second, third } = cast;
  const link = linkOf(session, relation.name, 'link');
  if (link === undefined) return;
  await tie(session, link, { from, to });
  await lookAtAll(scenario, cast);
  await tie(session, link, { from, to: second });
  await lookAtBothSides(scenario, from, second);
  await changePair(scenario, cast);
  await tie(session, link, { from, to: second, isRepeated: true });
  await lookAtBothSides(scenario, from, second);
  await tie(session, link, { from: other, to: second });
  await tie(session, link, { from: other, to, word: 1 });
  await lookAtAll(scenario, cast);
  await changeWords(scenario, second, from);
  await untie(scenario, cast);
  await tie(session, link, { from, to, word: 1 });
  await lookAtBothSides(scenario, from, to);
  await untie(scenario, cast);
  await tie(session, link, { from, to: third });
  await lookAtAll(scenario, cast);
}

/** A partner who is suspended, deactivated or promoted stays a partner. */
async function changeWords(scenario: Scenario, record: OwnRecord, partner: OwnRecord): Promise<void> {
  const { session } = scenario;
  const [update] = rolesOfKind(session, record.collection, ['patch']);
  if (update === undefined) return;
  for (const [name, schema] of propertiesOfBody(session, update.operation)) {
    const isFlag = keywordOf(session.spec, schema, 'type') === 'boolean';
    const words = isFlag ? [false, true] : (membersOf(session, schema) ?? []);
    for (const word of words.slice(0, 3)) {
      await change(scenario, {
        operation: update.operation,
        record,
        body: { [name]: word },
        title: `with ${name} alone`,
      });
      await lookAtBothSides(scenario, record, partner);
    }
  }
}

async function untie(scenario: Scenario, cast: Cast): Promise<void> {
  const { relation, from, to } = cast;
  const unlink = linkOf(scenario.session, relation.name, 'unlink');
  if (unlink === undefined) return;
  await tie(scenario.session, unlink, { from, to });
  await lookAtAll(scenario, cast);
  await tie(scenario.session, unlink, { from, to, isRepeated: true });
  await lookAtBothSides(scenario, from, to);
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

interface Pair {
  readonly from: OwnRecord;
  readonly to: OwnRecord;
  /** Nothing says that the same may be asked for twice. */
  readonly isRepeated?: boolean;
  /** Which of its words is said of the pair, where there is a choice; the first by default. */
  readonly word?: number;
}

async function tie(
  session: Session,
  { operation, role }: Link,
  { from, to, isRepeated, word = 0 }: Pair,
): Promise<void> {
  const said = wordsOf(session, operation, word);
  const start = Object.keys(said).length > 0 ? { body: said } : {};
  const values = fillSources(fillSources(start, role.from, from.key), role.to, to.key);
  const intent = { kind: isRepeated === true ? 'open' : 'valid' } as const;
  await session.send({ operation, phase: 'state', title: 'for two records', values, intent });
}

/** A word for each property that has a choice of them. */
function wordsOf(session: Session, operation: Operation, index: number): Readonly<Record<string, unknown>> {
  const words = [...propertiesOfBody(session, operation)].flatMap(([name, schema]) => {
    const members = membersOf(session, schema) ?? [];
    return members.length > 1 ? [[name, members[index % members.length]] as const] : [];
  });
  return Object.fromEntries(words);
}

/** Changes what is said of a pair, and looks at it and at its neighbour. */
async function changePair({ session, observer }: Scenario, { relation, from, second }: Cast): Promise<void> {
  for (const operation of session.spec.operations) {
    const action = session.resources.actionOf(operation);
    if (action?.kind !== 'change-pair' || action.relation !== relation.name || !session.mayCall(operation)) continue;
    for (const word of [1, 0]) {
      const body = wordsOf(session, operation, word);
      if (Object.keys(body).length === 0) continue;
      const values = fillSources(fillSources({ body }, action.from, from.key), action.to, second.key);
      await session.send({ operation, phase: 'state', title: 'of two records', values, intent: { kind: 'valid' } });
      await observer.lookAtPartners(from);
    }
  }
}
