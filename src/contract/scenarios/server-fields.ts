import { isSuccess } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import { readKey } from '../state/read-key.js';
import { settableOf } from '../state/settable.js';
import { change } from './change.js';
import { foreignValues } from './foreign-values.js';
import { type RecordOperation, rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Sends along what is the server's to set: ids, times, flags, counts. */
export async function checkServerFields(scenario: Scenario, record: OwnRecord): Promise<void> {
  const { session } = scenario;
  for (const write of rolesOfKind(session, record.collection, ['create', 'patch', 'replace'])) {
    const settable = settableOf(session.spec, write.role, write.operation);
    // What the path says is no more the server's to set than what the body may say.
    const named = Object.entries(write.role.key).filter(([, place]) => place.in === 'path');
    const given = new Map<string, unknown>([...settable, ...named]);
    const forbidden = settable.size === 0 ? {} : foreignValues(session, { record, settable: given });
    if (Object.keys(forbidden).length === 0) continue;
    await (write.role.kind === 'create' ? createWith : changeWith)(scenario, record, { ...write, forbidden });
  }
}

interface Forbidden extends RecordOperation {
  readonly forbidden: Readonly<Record<string, unknown>>;
}

const title = 'with properties that the server sets';

async function changeWith(
  scenario: Scenario,
  record: OwnRecord,
  { operation, role, forbidden }: Forbidden,
): Promise<void> {
  const extent = role.kind === 'patch' ? 'maximal' : 'minimal';
  const body = scenario.scene.bodyOf(operation, { extent, overrides: forbidden });
  await change(scenario, { operation, record, body, title });
  await scenario.observer.look(record);
}

async function createWith(
  { session, scene, observer }: Scenario,
  record: OwnRecord,
  { operation, role, forbidden }: Forbidden,
): Promise<void> {
  const found = scene.requestFor(operation, record) ?? (await scene.prepare(operation));
  if (found === undefined) return;
  const values = { ...found, body: scene.bodyOf(operation, { overrides: forbidden }) };
  const exchange = await session.send({ operation, phase: 'state', title, values, intent: { kind: 'open' } });
  const key = isSuccess(exchange) ? readKey(role.key, exchange) : undefined;
  if (key) await observer.look({ collection: record.collection, key, value: key, createdBy: exchange.index });
}
