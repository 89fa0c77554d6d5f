import type { UniqueKey } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { type Exchange, isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import type { OwnRecord } from '../scene/scene.js';
import { change } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** A unique value that a record has given up by a change is free again. */
export async function checkFreedValues(scenario: Scenario, collection: string): Promise<void> {
  const { session } = scenario;
  const [update] = rolesOfKind(session, collection, ['patch', 'replace']);
  if (update === undefined) return;
  for (const unique of session.resources.collections.get(collection)?.unique ?? []) {
    await checkFreedValue(scenario, { unique, collection, operation: update.operation });
  }
}

interface Subject {
  readonly unique: UniqueKey;
  readonly collection: string;
  /** What makes the record give its value up. */
  readonly operation: Operation;
}

async function checkFreedValue(scenario: Scenario, { unique, collection, operation }: Subject): Promise<void> {
  const { session, scene } = scenario;
  const record = await scene.fresh(collection, { extent: 'maximal' });
  const field = unique.fields.at(-1);
  if (record === undefined || field === undefined) return;
  const body = scene.bodyOf(operation, { extent: 'maximal' });
  const changed = await change(scenario, { operation, record, body, title: 'with other values' });
  const now = session.state.find(collection, record.key)?.fields.get(field)?.value;
  if (changed === undefined || !isSuccess(changed) || now === record.value[field]) return;
  const again = await takeUp(scenario, record, field);
  if (again && [400, 409, 422].includes(again.response.status)) {
    report(scenario, unique, [record.createdBy, changed, again]);
  }
}

async function takeUp({ session, scene }: Scenario, record: OwnRecord, field: string): Promise<Exchange | undefined> {
  const [creator] = rolesOfKind(session, record.collection, ['create']);
  const found = creator && (scene.requestFor(creator.operation, record) ?? (await scene.prepare(creator.operation)));
  if (creator === undefined || found === undefined) return undefined;
  const body = scene.bodyOf(creator.operation, { overrides: { [field]: record.value[field] } });
  return session.send({
    operation: creator.operation,
    phase: 'state',
    title: `with a ${field} that another record has given up`,
    values: { ...found, body },
    intent: { kind: 'open' },
  });
}

function report(
  { session }: Scenario,
  { fields, basis, at }: UniqueKey,
  [createdBy, changed, again]: readonly [number, Exchange, Exchange],
): void {
  const names = fields.join(' and ');
  session.report({
    check: 'unique-key-is-enforced',
    basis,
    severity: 'error',
    operation: again.operation.id,
    shownBy: [changed.operation.id],
    pointer: `/body/${fields.join(',')}/given-up`,
    message: `${again.operation.id} refuses the ${names} that a record has given up by ${changed.operation.id}.`,
    expected: 'accepted, since nobody has it any more',
    received: String(again.response.status),
    ...(at && { at }),
    evidence: [createdBy, changed.index, again.index],
    proof: hasStatus(-1, ['2XX']),
  });
}
