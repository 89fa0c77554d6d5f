import type { Operation } from '../../spec/index.js';
import { type Exchange, isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { keywordOf } from '../state/declared-properties.js';
import { isObject } from '../state/same-value.js';
import { membersOf, propertiesOfBody } from './body-schema.js';
import { change } from './change.js';
import { changeEach } from './change-each.js';
import { type RecordOperation, rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Changes a record in every way that the document knows, and looks at it and at its neighbours after each. */
export async function checkUpdates(scenario: Scenario, record: OwnRecord): Promise<void> {
  const { session, observer } = scenario;
  const { collection } = record;
  for (const update of rolesOfKind(session, collection, ['patch', 'replace'])) {
    if (!session.isChosen(update.operation)) continue;
    await observer.lookAround(collection);
    await changeAll(scenario, update, record);
    await observer.lookAround(collection);
    if (update.role.kind === 'patch') await changeEach(scenario, update, record);
    else await leaveOut(scenario, update, record);
    await observer.lookAround(collection);
  }
}

/** Everything at once, and the same once more: repeating must change nothing. */
async function changeAll(scenario: Scenario, { operation, role }: RecordOperation, record: OwnRecord): Promise<void> {
  const { session, scene, observer } = scenario;
  const body = unlikeDefaults(session, operation, scene.bodyOf(operation, { extent: 'maximal' }));
  const first = await change(scenario, { operation, record, body, title: 'with every property' });
  await observer.look(record);
  if (operation.method !== 'put' && role.kind !== 'patch') return;
  const second = await change(scenario, { operation, record, body, title: 'with the same once more' });
  await observer.look(record);
  if (first && second && operation.method === 'put') judgeRepetition(session, first, second);
}

/** RFC 9110 section 9.2.2: what a PUT was accepted for, it is accepted for again. */
function judgeRepetition(session: Session, first: Exchange, second: Exchange): void {
  if (!isSuccess(first)) return;
  session.asked(second.operation, 'idempotent-methods-are-idempotent');
  if (![400, 409, 422].includes(second.response.status)) return;
  session.report({
    check: 'idempotent-methods-are-idempotent',
    basis: 'document',
    severity: 'error',
    operation: second.operation.id,
    pointer: '/repeated',
    message: `${second.operation.id} refuses the same request that it has just accepted.`,
    expected: '2XX',
    received: String(second.response.status),
    at: second.operation,
    evidence: [first.index, second.index],
    proof: hasStatus(-1, ['2XX']),
  });
}

/** Words that are no defaults and flags that are set, so that falling back to a default shows. */
function unlikeDefaults(session: Session, operation: Operation, body: unknown): unknown {
  if (!isObject(body)) return body;
  const declared = propertiesOfBody(session, operation);
  const entries = Object.entries(body).map(([name, value]) => {
    const schema = declared.get(name);
    const members = schema && membersOf(session, schema);
    if (typeof value === 'boolean') return [name, true] as const;
    if (schema === undefined || members === undefined) return [name, value] as const;
    const standard = keywordOf(session.spec, schema, 'default');
    return [name, members.findLast((member) => member !== standard && member !== null) ?? value] as const;
  });
  return Object.fromEntries(entries);
}

/** A PUT with as little as possible: the rest gets its defaults. */
async function leaveOut(scenario: Scenario, { operation }: RecordOperation, record: OwnRecord): Promise<void> {
  const { scene, observer } = scenario;
  const steps = [
    { extent: 'minimal', title: 'with as little as possible' },
    { extent: 'maximal', title: 'with every property again' },
  ] as const;
  for (const { extent, title } of steps) {
    const body = scene.bodyOf(operation, { extent });
    await change(scenario, { operation, record, body, title, intent: { kind: 'valid' } });
    await observer.look(record);
  }
}
